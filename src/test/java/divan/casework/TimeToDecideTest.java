package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.casework.Results.Taking;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * Fifteen working days from Sunday, 22 November 2026, end on Friday, 11 December; thirty on Monday, 4
 * January.
 */
@World
class TimeToDecideTest {
    private static final String WHY = "Başka bir birimin görüşü gerekiyor.";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Packs packs;
    @LocalServerPort
    private int port;
    private Pack good;
    private Bureau bureau;
    private TimeToDecide time;
    private Caller applicant;
    private String no;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        time = bureau.bean(TimeToDecide.class);
        good = packs.active("migration").orElseThrow();
        assertThat(packs.activate(Clocks.with(good))).isEmpty();
        applicant = bureau.applicant();
        no = ((Results.Filing.Filed) bureau.filing.file(applicant, "wish-or-complaint",
            () -> Map.of("subject", "Salon", "wish", "Salona oturacak yer konulmasını diliyorum.",
                "declaration", true), null)).no();
    }

    @AfterEach
    void leave() {
        assertThat(packs.activate(good)).isEmpty();
        assertThat(program.getBean(Refolding.class).latest(3).different()).isEmpty();
    }

    private CaseState state() {
        return bureau.stored(no).state();
    }

    private void deadline(String day) {
        assertThat(state().deadline()).isEqualTo(LocalDate.parse(day));
    }

    private Taking extend(String until, String why) {
        return time.extend(bureau.official("official"), no, bureau.stored(no).version(), until, why);
    }

    private Taking pause(String id, String until) {
        return time.pause(bureau.official("official"), no, bureau.stored(no).version(), id, until, WHY);
    }

    private Taking resume() {
        return time.resume(bureau.official("official"), no, bureau.stored(no).version(), "Yanıt geldi.");
    }

    private void on(String day) {
        bureau.sundial.set(LocalDate.parse(day));
        bureau.casework.passDeadlines(bureau.access.now());
    }

    private static List<String> codes(Taking taking) {
        return ((Taking.Invalid) taking).violations().stream().map(Violation::code).toList();
    }

    @Test
    void aTimeOfWorkingDaysIsExtendedOnceWithReasonBeforeItEnds() {
        deadline("2026-12-11");
        on("2026-12-11");
        assertThat(codes(extend("", " "))).containsExactly("required");
        assertThat(codes(extend("2026-12-11", WHY))).as("no later").containsExactly("extension-until");
        assertThat(codes(extend("2027-01-05", WHY))).as("too long").containsExactly("extension-until");
        assertThat(extend("", WHY)).isInstanceOf(Taking.Taken.class);
        deadline("2027-01-04");
        Act act = bureau.act(no, CaseFold.EXTENDED);
        assertThat(act.basis()).containsExactly("3071/7/1");
        assertThat(act.body()).containsEntry("reason", WHY).containsEntry("from", "2026-12-11");
        assertThat(Bureau.codes(Bureau.failure(() -> extend("", WHY)))).containsExactly("extended-already");
        on("2026-12-14");
        assertThat(bureau.types(no)).as("the old end is none").doesNotContain(CaseFold.DEADLINE_PASSED);
        on("2027-01-05");
        on("2027-01-05");
        assertThat(bureau.types(no)).containsOnlyOnce(CaseFold.DEADLINE_PASSED);
        assertThat(bureau.types(no)).as("others are untouched").doesNotContain("case.returned");
    }

    @Test
    void aTimeThatIsOverIsNotExtended() {
        on("2026-12-12");
        assertThat(bureau.types(no)).containsOnlyOnce(CaseFold.DEADLINE_PASSED);
        Failure late = Bureau.failure(() -> extend("", WHY));
        assertThat(late.kind()).isEqualTo(Failure.Kind.CONFLICT);
        assertThat(Bureau.codes(late)).containsExactly("period-over");
        assertThat(Bureau.codes(Bureau.failure(() -> pause("question", "")))).containsExactly("not-pausable");
    }

    @Test
    void whoHasNotTheFunctionChangesNoTime() {
        Caller elsewhere = bureau.official("official-istanbul");
        assertThat(Bureau.failure(() -> time.extend(elsewhere, no, bureau.stored(no).version(), "", WHY))
            .kind()).isEqualTo(Failure.Kind.NOT_FOUND);
        assertThat(Bureau.failure(() -> time.pause(bureau.owner(no), no, 1, "question", "", WHY)).kind())
            .isEqualTo(Failure.Kind.FORBIDDEN);
        deadline("2026-12-11");
    }

    @Test
    void aTimeThatIsInterruptedBeginsAgain() {
        on("2026-11-30");
        assertThat(pause("cost-notice", "")).isInstanceOf(Taking.Taken.class);
        assertThat(state().name()).isEqualTo("paused");
        assertThat(bureau.act(no, CaseFold.PAUSED).body()).containsEntry("until", "2026-12-21")
            .containsEntry("kind", "restart").containsEntry("reason", WHY);
        assertThat(Bureau.codes(Bureau.failure(() -> extend("", WHY)))).containsExactly("paused-now");
        on("2026-12-14");
        assertThat(bureau.types(no)).doesNotContain(CaseFold.DEADLINE_PASSED);
        assertThat(resume()).isInstanceOf(Taking.Taken.class);
        deadline("2027-01-05");
        assertThat(Bureau.codes(Bureau.failure(this::resume))).containsExactly("nothing-paused");
        assertThat(extend("", WHY)).as("a new time may be extended").isInstanceOf(Taking.Taken.class);
        deadline("2027-01-26");
        on("2026-12-22");
        assertThat(bureau.types(no)).as("the fee came").doesNotContain(CaseFold.LAPSED);
    }

    @Test
    void whatIsAwaitedAndDoesNotComeLetsTheApplicationLapse() {
        on("2026-11-30");
        pause("cost-notice", "");
        on("2026-12-21");
        assertThat(state().isOpen()).isTrue();
        on("2026-12-22");
        assertThat(state().name()).isEqualTo("lapsed");
        assertThat(state().isOpen()).isFalse();
        assertThat(state().tasks()).isEmpty();
        assertThat(bureau.act(no, CaseFold.LAPSED).basis()).containsExactly("3071/4/1");
        on("2027-02-01");
        assertThat(bureau.types(no)).endsWith(CaseFold.LAPSED);
    }

    @Test
    void aTimeThatStoodStillHasItsDaysLeft() {
        on("2026-11-30");
        pause("question", "");
        on("2026-12-07");
        resume();
        deadline("2026-12-18");
        assertThat(bureau.act(no, CaseFold.RESUMED).body()).containsEntry("since", "2026-11-30");
    }

    @Test
    void anEndThatIsPostponedComesOnAWorkingDay() {
        assertThat(codes(pause("recess", ""))).containsExactly("postponed-until");
        assertThat(codes(pause("recess", "2026-12-11"))).containsExactly("postponed-until");
        pause("recess", "2026-12-20");
        deadline("2026-12-21");
        on("2026-12-13");
        resume();
        deadline("2026-12-14");
    }

    @Test
    void aCaseThatStandsStillCanBeDecidedAndEndsSo() {
        pause("question", "");
        assertThat(state().tasks()).extracting(Task::element).containsExactly("review");
        Verdict verdict = new Verdict("grant", Map.of("lawful", "yes", "judicial", "no"), Map.of(),
            Bureau.details(Map.of("reason", "Salona koltuk konulmuştur; ilginize teşekkür ederiz.")));
        List<Caller> two = List.of(bureau.official("official"), bureau.official("director"));
        bureau.decisions.propose(two.getFirst(), no, bureau.stored(no).version(), judged(verdict));
        bureau.decisions.decide(two.getLast(), no, bureau.stored(no).version(), judged(verdict));
        assertThat(state().outcome()).isEqualTo("grant");
        assertThat(state().timers()).isEmpty();
        assertThat(Bureau.codes(Bureau.failure(this::resume))).containsExactly("nothing-paused");
    }

    private Verdict judged(Verdict verdict) {
        Form.Official form = bureau.bean(ExampleCases.class).see(no).form();
        return new Verdict(verdict.outcome(), Bureau.favourable(form), Map.of(), verdict.details());
    }

    @Test
    void thePagesOfficialAndApplicantSayWhatTheTimeIs() {
        Browser official = signedIn("official");
        String path = "/tr/cases/" + no;
        assertThat(official.get(path).body()).contains(path + "/period");
        assertThat(official.get(path + "/period?step=extension").body()).contains("04.01.2027")
            .contains("iş günü olarak").contains("name=\"until-day\"");
        assertThat(official.get(path + "/period?step=pause").body()).contains("Ücret bildirildi");
        assertThat(official.submit(path + "/period?step=extension", path + "/period/extension", "version",
            version(), "until", "", "reason", WHY).statusCode()).as("no day").isEqualTo(422);
        HttpResponse<String> unreasoned = official.submit(path + "/period?step=pause", path + "/period/pause",
            "version", version(), "pause", "cost-notice", "reason", "");
        assertThat(unreasoned.statusCode()).isEqualTo(422);
        assertThat(official.submit(path + "/period?step=pause", path + "/period/pause", "version",
            version(), "pause", "cost-notice", "reason", WHY).statusCode()).isEqualTo(303);
        assertThat(official.get(path + "/period").body()).contains("step=resumption")
            .doesNotContain("step=extension");
        Browser own = signedIn(bureau.login(applicant));
        assertThat(own.get(path).body()).contains("baştan başlar").contains(WHY);
        Bearer program = new Bearer(port, bureau, "official");
        Map<String, Object> change = Map.of("version", bureau.stored(no).version(), "reason", "Yanıt geldi.");
        JsonNode resumed = Bearer.json(program.post("/api/cases/" + no + "/period/resumption", change));
        assertThat(resumed.get("pause").isNull()).isTrue();
        assertThat(resumed.get("deadline").asString()).isEqualTo("2026-12-11");
        assertThat(Bearer.codes(program.post("/api/cases/" + no + "/period/resumption", change)))
            .containsExactly("nothing-paused");
    }

    private String version() {
        return String.valueOf(bureau.stored(no).version());
    }

    private Browser signedIn(String who) {
        return Browser.signedIn(port, who);
    }

    @Test
    void aProcessThatDoesNotAwaitItIsLeftAlone() {
        String other = bureau.filed(bureau.applicant());
        assertThat(Bureau.codes(Bureau.failure(() -> time.extend(bureau.official("official"), other,
            bureau.stored(other).version(), "", WHY)))).containsExactly("not-extendable");
        assertThat(Bureau.codes(Bureau.failure(() -> time.pause(bureau.official("official"), other,
            bureau.stored(other).version(), "question", "", WHY)))).containsExactly("not-pausable");
    }
}
