package divan.planning;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.organisation.Organisation;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A unit says why a target was missed and evaluates its indicators; another approves; units are reminded. */
@World
class EvaluationTest {
    private static final String PUBLIC = "/tr/plan/targets/migration-2024-2028/2024/";
    private static final String DESK = "/tr/desk/plan/targets/migration-2024-2028/2024/";
    private static final List<String> INDICATORS = List.of("PG1.3.1", "PG1.3.2", "PG1.3.3");
    @Autowired
    private ApplicationContext program;
    @Autowired
    private EvaluationReminders reminders;
    @Autowired
    private EvaluationReconciliation reconciliation;
    @Autowired
    private PlanBook book;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @Autowired
    private Sundial sundial;
    @LocalServerPort
    private int port;

    @BeforeEach
    void open() {
        Bureau.opened(program);
    }

    private Browser browser(String person) {
        return Browser.signedIn(port, person);
    }

    private static String[] texts(String deviation, String measures, String mark) {
        List<String> fields = new ArrayList<>(List.of("deviation", deviation, "measures", measures));
        INDICATORS.forEach(indicator -> EvaluationLine.CRITERIA.forEach(criterion ->
            fields.addAll(List.of(Evaluations.field(criterion, indicator), mark + " " + criterion))));
        return fields.toArray(String[]::new);
    }

    private static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    @Test
    void whatAUnitWritesOfATargetStandsOnceAnotherApprovedItAndALaterOneTakesItsPlace() {
        String page = DESK + "H1.3";
        Browser officer = browser("plan-officer");
        Browser head = browser("unit-head");
        assertThat(officer.get("/tr/desk/plan").body()).contains("2024 H1.3", "son gün: 28.02.2025");
        HttpResponse<String> empty = officer.submit(page, page, "deviation", "", "measures", "");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("#f-deviation", "#f-measures", "#f-relevance-PG1.3.1",
            "#f-sustainability-PG1.3.3");
        done(officer.submit(page, page, texts("Başvuru azaldı.", "Tanıtım yapılacak.", "ilk")));
        assertThat(officer.submit(page, page, texts("x", "y", "z")).statusCode()).isIn(409, 422);
        assertThat(new Browser(port).get(PUBLIC + "H1.3").body()).contains("onaylanmış bir değerlendirme yok")
            .doesNotContain("Başvuru azaldı");
        assertThat(officer.submit(page, page + "/decision", "verdict", "approved").statusCode())
            .isEqualTo(403);
        assertThat(head.submit(page, page + "/decision", "verdict", "returned", "answer", "")
            .statusCode()).isEqualTo(422);
        done(head.submit(page, page + "/decision", "verdict", "approved"));
        assertThat(head.submit(page, page + "/decision", "verdict", "approved").statusCode()).isEqualTo(409);
        assertThat(new Browser(port).get(PUBLIC + "H1.3").body()).contains("Başvuru azaldı.",
            "Tanıtım yapılacak.", "ilk sustainability", "Sürdürülebilirlik");
        done(officer.submit(page, page, texts("Başvuru azaldı, sayım düzeltildi.", "Tanıtım yapıldı.",
            "ikinci")));
        done(head.submit(page, page + "/decision", "verdict", "approved"));
        assertThat(new Browser(port).get(PUBLIC + "H1.3").body()).contains("ikinci relevance")
            .doesNotContain("ilk relevance");
        List<Act> acts = transactions.as(RowIdentity.SYSTEM, () -> journal.latest(
            Organisation.subject("90010400"), "target.evaluation-approved", null, 10));
        assertThat(acts).hasSize(2).allMatch(act -> act.basis().equals(List.of("5018/9/6")));
        assertThat(acts.getFirst().body()).containsEntry("target", "H1.3").containsEntry("percent", "92.78")
            .containsKeys("proposal", "proposed-by");
        assertThat(transactions.as(RowIdentity.SYSTEM, () -> reconciliation.reconcile().wrong())).isEmpty();
    }

    @Test
    void aTargetThatWasReachedNeedsNoReasonAndAnotherUnitsIsNotFound() {
        Browser officer = browser("plan-officer");
        Map<String, String> typed = Map.of();
        assertThat(Evaluations.wrong(target("H1.1"), typed)).hasSize(12).noneMatch(wrong ->
            List.of("deviation", "measures").contains(wrong.field()));
        assertThat(Evaluations.wrong(target("H2.3"), typed)).as("80 is not reached").anyMatch(wrong ->
            wrong.field().equals("deviation"));
        assertThat(officer.get(DESK + "H2.2").statusCode()).isEqualTo(404);
        assertThat(browser("planner").get(DESK + "H2.2").statusCode()).isEqualTo(200);
        assertThat(browser("director").get(DESK + "H1.1").statusCode()).isEqualTo(403);
        assertThat(new Browser(port).get(PUBLIC + "H9.9").statusCode()).isEqualTo(404);
        assertThat(new Browser(port).get(PUBLIC.replace("2024/", "2031/") + "H1.1").statusCode())
            .isEqualTo(404);
    }

    @Autowired
    private Planning planning;

    private TargetProgress target(String id) {
        return planning.targets(planning.plans().stream().filter(plan -> plan.id().startsWith("migration"))
            .findFirst().orElseThrow(), 2024).stream().filter(one -> one.id().equals(id)).findFirst()
            .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-13,", "2026-02-14, soon", "2026-02-28, soon", "2026-03-01, overdue",
        "2026-05-29, overdue", "2026-05-30,"})
    void aUnitIsRemindedShortlyBeforeTheLastDayAndOnceItHasPassed(LocalDate today, String stage) {
        assertThat(EvaluationReminders.stage(today, LocalDate.of(2026, 2, 28), 14))
            .isEqualTo(Optional.ofNullable(stage));
    }

    @Test
    void eachStageIsSaidOnceByAnActAndWhatIsWrittenIsNotAskedFor() {
        Plan plan = book.plans().stream().filter(one -> one.id().startsWith("migration")).findFirst()
            .orElseThrow();
        List<PlannedIndicator> lines = plan.lines(2024).stream().filter(line -> line.target().equals("H2.2"))
            .map(EvaluationTest::ofLastYear).toList();
        book.plan("migration", new Plan("reminded", plan.title(), List.of(2025), List.of(2025), plan.source(),
            plan.note(), lines));
        try {
            sundial.set(Instant.parse("2026-02-20T09:00:00Z"));
            reminders.remind();
            reminders.remind();
            assertThat(reminded()).containsExactly("soon");
            sundial.set(Instant.parse("2026-03-02T09:00:00Z"));
            reminders.remind();
            reminders.remind();
            assertThat(reminded()).containsExactly("overdue", "soon");
        } finally {
            book.plan("migration", plan);
            sundial.set(Sundial.FIRST_DAY);
        }
    }

    private static PlannedIndicator ofLastYear(PlannedIndicator line) {
        return new PlannedIndicator(line.aim(), line.aimTitleTr(), line.aimTitleEn(), line.target(),
            line.targetTitleTr(), line.targetTitleEn(), line.unitTr(), line.id(), line.titleTr(),
            line.titleEn(), line.weightPercent(), line.baseline(), line.planned(), null, "", "",
            line.organs(), 2025);
    }

    private List<String> reminded() {
        return transactions.as(RowIdentity.SYSTEM, () -> journal.latest(Organisation.subject("90010100"),
                "target.evaluation-reminded", null, 50)).stream()
            .filter(act -> "reminded".equals(act.body().get("plan")))
            .map(act -> String.valueOf(act.body().get("stage"))).toList();
    }
}
