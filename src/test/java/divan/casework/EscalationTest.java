package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.casework.Results.Taking;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Violation;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told, and when, that a case is not decided in time. */
@World
class EscalationTest {
    private static final String ANKARA = "92000006";
    private static final String PRESIDENCY = "90000002";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Escalations escalations;
    private EscalationReconciliation reconciliation;
    private Caller director;
    private String no;
    private LocalDate due;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        escalations = bureau.bean(Escalations.class);
        reconciliation = bureau.bean(EscalationReconciliation.class);
        director = bureau.official("director");
        no = bureau.filed(bureau.applicant());
        due = state().deadline();
    }

    private CaseState state() {
        return bureau.access.asSystem(() -> bureau.cases.find(no)).orElseThrow().state();
    }

    private List<Act> acts(String type) {
        return bureau.access.asSystem(() -> bureau.journal.about(state().id())).stream()
            .filter(act -> act.type().equals(type)).toList();
    }

    /** On that day the round comes twice: whoever was told is not told again. */
    private List<String> toldOn(LocalDate day) {
        int before = acts(Escalations.ESCALATED).size();
        bureau.sundial.set(day);
        escalations.tell(bureau.access.now());
        escalations.settle(bureau.access.now());
        escalations.tell(bureau.access.now());
        return acts(Escalations.ESCALATED).stream().skip(before).map(act -> act.body().get("step") + " "
            + act.body().get("told")).toList();
    }

    private void decide() {
        bureau.propose(no, bureau.refuse(no));
        bureau.decide(director, no, bureau.refuse(no));
        assertThat(state().outcome()).isNotNull();
    }

    private List<Escalation> seen(Caller by) {
        return escalations.all(by, 10_000, 0).stream().filter(told -> told.no().equals(no)).toList();
    }

    private String refused(Caller by, UUID id) {
        return String.valueOf(Bureau.failure(() -> escalations.answer(by, id, "Bugün karara bağlanacak."))
            .kind());
    }

    @Test
    void theNearestHeadBeforeTheLastDayTheNextOneAfterItAndSoOnUntilNobodyIsHigher() {
        assertThat(toldOn(due.minusDays(4))).isEmpty();
        assertThat(toldOn(due.minusDays(3))).containsExactly("0 " + ANKARA);
        assertThat(toldOn(due)).isEmpty();
        assertThat(toldOn(due.plusDays(1))).containsExactly("1 " + PRESIDENCY);
        assertThat(toldOn(due.plusDays(15))).isEmpty();
        int heads = bureau.access.asSystem(() -> (int) bureau.bean(Superiors.class).above(
            bureau.bean(Superiors.class).chain(ANKARA, due), Escalations.FUNCTION, null, due).count());
        for (int step = 2; step < heads; step++) {
            assertThat(toldOn(due.plusDays(1 + 15L * (step - 1)))).singleElement().asString()
                .startsWith(step + " ");
        }
        assertThat(toldOn(due.plusDays(400))).as("nobody is higher").isEmpty();
        assertThat(acts(Escalations.ESCALATED)).hasSize(Math.max(2, heads)).allSatisfy(act -> {
            assertThat(act.basis()).containsExactly("657/10/1");
            assertThat(act.actor().organ()).isEqualTo(ANKARA);
            assertThat(act.subjects()).containsExactly(state().id());
        });
        assertThat(bureau.access.asSystem(reconciliation::reconcile).wrong()).isEmpty();
    }

    @Test
    void afterAStopItGoesStepByStepAndNotToTheTopAtOnce() {
        assertThat(toldOn(due.plusDays(100))).containsExactly("1 " + PRESIDENCY);
        assertThat(toldOn(due.plusDays(114))).isEmpty();
    }

    @Test
    void aCaseThatIsDecidedOrWhoseTimeStandsStillIsNobodysToAnswerFor() {
        decide();
        assertThat(toldOn(due.plusDays(20))).isEmpty();
    }

    @Test
    void whoeverWasToldSeesItSaysWhatTheyDoAndItIsSettledOnceTheCaseIsDecided() {
        toldOn(due.minusDays(3));
        long before = escalations.awaiting(director);
        assertThat(before).isPositive();
        Escalation told = seen(director).getFirst();
        assertThat(told.waits()).isTrue();
        assertThat(seen(bureau.official("migration-president"))).isEmpty();
        assertThat(refused(bureau.official("migration-president"), told.id())).isEqualTo("NOT_FOUND");
        assertThat(((Taking.Invalid) escalations.answer(director, told.id(), " ")).violations())
            .extracting(Violation::code).containsExactly("required");
        escalations.answer(director, told.id(), "İkinci bir memur görevlendirildi.");
        assertThat(acts(Escalations.ANSWERED)).singleElement().satisfies(act -> {
            assertThat(act.body()).containsEntry("answer", "İkinci bir memur görevlendirildi.");
            assertThat(act.actor().person()).isEqualTo(director.person());
        });
        assertThat(refused(director, told.id())).isEqualTo("CONFLICT");
        assertThat(escalations.awaiting(director)).isEqualTo(before - 1);
        decide();
        escalations.settle(bureau.access.now());
        assertThat(seen(director).getFirst().settled()).isNotNull();
        assertThat(bureau.access.asSystem(reconciliation::reconcile).wrong()).isEmpty();
    }

    @Test
    void nothingOfTheCaseStandsOpenToWhomeverWasTold() {
        toldOn(due.minusDays(3));
        toldOn(due.plusDays(1));
        Caller president = bureau.official("migration-president");
        assertThat(seen(president)).hasSize(1);
        assertThat(Bureau.failure(() -> bureau.casework.open(president, no)).kind())
            .hasToString("NOT_FOUND");
        for (RowIdentity who : List.of(bureau.official("planner").rows(), bureau.applicant().rows())) {
            assertThat(transactions.as(who, () -> jdbc.sql("select count(*) from casework.escalation")
                .query(Long.class).single())).isZero();
        }
    }

    /** What somebody with the database changes behind the program is found. */
    @Test
    void aRowThatNoActMadeIsFound() {
        toldOn(due.minusDays(3));
        UUID id = seen(director).getFirst().id();
        String change = "update casework.escalation set answer = :answer, answered_by = :by where id = :id";
        transactions.run(RowIdentity.SYSTEM, () -> jdbc.sql(change).param("answer", "Sorun yok.")
            .param("by", id).param("id", id).update());
        assertThat(bureau.access.asSystem(reconciliation::reconcile).wrong()).singleElement()
            .satisfies(found -> assertThat(found.id()).isEqualTo(id.toString()));
        transactions.run(RowIdentity.SYSTEM, () -> jdbc.sql(change.replace(":answer", "null")
            .replace(":by", "null")).param("id", id).update());
    }

    @Test
    void oneMailARoundHoweverManyCasesAreLate() {
        String second = bureau.filed(bureau.applicant());
        toldOn(due.minusDays(3));
        List<Map<String, Object>> bodies = List.of(no, second).stream().flatMap(one ->
            bureau.access.asSystem(() -> bureau.journal.about(bureau.cases.find(one).orElseThrow().state()
                .id())).stream()).filter(act -> act.type().equals(Escalations.ESCALATED)).map(Act::body)
            .toList();
        assertThat(bodies).hasSize(2);
        assertThat(bodies.stream().filter(body -> Boolean.TRUE.equals(body.get("notice"))))
            .hasSizeLessThan(2);
    }

    @Test
    void theDeskLeadsToThePageAndThePageTakesTheAnswer() {
        toldOn(due.minusDays(3));
        Browser browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", "director");
        assertThat(browser.get("/tr/desk").body()).contains("/tr/escalations");
        HttpResponse<String> page = browser.get("/tr/escalations");
        assertThat(page.statusCode()).isEqualTo(200);
        Escalation first = escalations.all(director, 1, 0).getFirst();
        assertThat(page.body()).contains(first.no(), "Süresi dolan dosyalar");
        String answer = "/tr/escalations/" + first.id() + "/answer";
        assertThat(browser.submit("/tr/escalations", answer, "answer", "").statusCode()).isEqualTo(422);
        assertThat(browser.submit("/tr/escalations", answer, "answer", "Yarın bitecek.").statusCode())
            .isEqualTo(303);
        assertThat(bureau.access.as(director, () -> bureau.bean(EscalationRows.class).find(first.id())))
            .hasValueSatisfying(told -> assertThat(told.answer()).isEqualTo("Yarın bitecek."));
        assertThat(browser.get("/ar/escalations").body()).contains("dir=\"rtl\"");
    }
}
