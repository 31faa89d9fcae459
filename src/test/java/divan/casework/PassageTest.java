package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.World;
import divan.journal.Act;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The way of a case through its process, as its acts tell it. */
@World
class PassageTest {
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
    }

    private Passage of(String no, boolean erased) {
        Moves moves = bureau.bean(Moves.class);
        return bureau.access.asSystem(() -> {
            CaseState state = bureau.cases.find(no).orElseThrow().state();
            Stream<Act> acts = bureau.journal.about(state.id()).stream();
            List<Act> told = acts.map(act -> erased ? gone(act) : act).toList();
            return Passage.of(state, moves.definition(state).model(), moves::fold, told);
        });
    }

    private static Act gone(Act act) {
        return new Act(act.id(), act.at(), act.actor(), act.type(), act.subjects(), act.basis(),
            act.purpose(), act.body(), true);
    }

    private static List<String> stops(Passage passage) {
        return passage.stops().stream().map(Passage.Stop::element).toList();
    }

    @Test
    void anOpenCaseStandsAtItsStepAndAClosedOneNowhere() {
        String no = bureau.filed(bureau.applicant());
        assertThat(stops(of(no, false))).containsExactly("receipt", "check");
        assertThat(of(no, false).waiting()).contains("review").doesNotContain("decide");
        bureau.propose(no, bureau.grant(no, "2027-12-15"));
        assertThat(of(no, false).waiting()).contains("decide").doesNotContain("review");
        assertThat(of(no, false).present()).contains("assessment");

        Passage served = of(bureau.served(bureau.applicant()), false);
        assertThat(stops(served)).containsExactly("receipt", "check", "review", "decide", "record",
            "write-grant", "serve");
        assertThat(served.present()).isEmpty();
        assertThat(served.passed()).doesNotContain("write-refusal");
    }

    @Test
    void whoeverMaySeeTheCaseSeesItsProcessDrawnAndNobodyElse() {
        Caller owner = bureau.applicant();
        String no = bureau.filed(owner);
        String page = "/tr/cases/" + no + "/process";
        HttpResponse<String> seen = signedIn(bureau.login(owner)).get(page);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("<svg", "bpmn-present", "İncele ve teklif et",
            "Müracaat belgesi ver");
        assertThat(signedIn("official").get(page).statusCode()).isEqualTo(200);
        assertThat(signedIn(bureau.login(bureau.applicant())).get(page).statusCode()).isEqualTo(404);
        String english = page.replace("/tr/", "/en/");
        assertThat(signedIn("official").get(english).body()).contains("Review and propose");
    }

    private Browser signedIn(String login) {
        return Browser.signedIn(port, login);
    }

    @Test
    void ofACaseWithAnErasedActOnlyThePlaceIsKnown() {
        Passage erased = of(bureau.filed(bureau.applicant()), true);
        assertThat(erased.told()).isFalse();
        assertThat(erased.stops()).isEmpty();
        assertThat(erased.waiting()).contains("review");
    }
}
