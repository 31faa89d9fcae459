package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.World;
import divan.journal.Act;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The way of a case through its process, as its acts tell it. */
@World
class PassageTest {
    @Autowired
    private ApplicationContext program;
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
            return Passage.of(state, moves.definition(state).model(), moves.fold(state), acts.map(act -> erased
                ? new Act(act.id(), act.at(), act.actor(), act.type(), act.subjects(), act.basis(),
                    act.purpose(), act.body(), true) : act).toList());
        });
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
    void ofACaseWithAnErasedActOnlyThePlaceIsKnown() {
        Passage erased = of(bureau.filed(bureau.applicant()), true);
        assertThat(erased.told()).isFalse();
        assertThat(erased.stops()).isEmpty();
        assertThat(erased.waiting()).contains("review");
    }
}
