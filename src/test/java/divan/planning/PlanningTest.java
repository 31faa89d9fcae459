package divan.planning;

import static org.assertj.core.api.Assertions.assertThat;

import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The count moves by one with each decision, whatever its outcome, and leads down to the acts. */
@World
class PlanningTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Planning planning;
    @Autowired
    private Tallies tallies;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    private Bureau bureau;
    private Indicator indicator;

    @BeforeEach
    void open() {
        bureau = new Bureau(program);
        bureau.sundial.set(Sundial.FIRST_DAY);
        indicator = planning.indicator("PG1.2.1").orElseThrow();
    }

    private long value() {
        return planning.value(indicator, 2026);
    }

    private void counted(String no) {
        UUID last = bureau.lastAct(no);
        assertThat(journal.await("planning", last, Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void everyDecisionCountsOnceRefusalsToo() {
        counted(bureau.filed(bureau.applicant()));
        long before = value();
        counted(bureau.filed(bureau.applicant()));
        assertThat(value()).isEqualTo(before);
        counted(bureau.granted());
        assertThat(value()).isEqualTo(before + 1);
        counted(bureau.refused());
        assertThat(value()).isEqualTo(before + 2);
    }

    @Test
    void whatWasCountedStepByStepIsWhatTheActsComeToFromZero() {
        counted(bureau.granted());
        counted(bureau.refused());
        List<Act> acts = transactions.as(RowIdentity.SYSTEM, () -> journal.after(0, 1_000_000));
        long decisions = acts.stream().filter(a -> a.type().equals("case.decided")).count();
        assertThat(decisions).isGreaterThanOrEqualTo(2);
        assertThat(value()).isEqualTo(1_989_171 + decisions);
        planning.recount(indicator);
        assertThat(value()).isEqualTo(1_989_171 + decisions);
        Long rows = jdbc.sql("select count(*) from planning.counted where indicator = :id")
            .param("id", indicator.id())
            .query(Long.class).single();
        assertThat(tallies.sum(indicator.id(), 9999)).isEqualTo(rows);
    }

    @Test
    void anIndicatorThatComesLaterCountsWhatItMissed() {
        counted(bureau.granted());
        Indicator later = new Indicator("LATER", Map.of("tr", "x"), Map.of("tr", "x"), "case.decided",
            indicator.services(), 0, LocalDate.of(2024, 12, 31), Map.of("tr", "x"));
        planning.recount(later);
        planning.recount(later);
        assertThat(planning.value(later, 2026)).isEqualTo(value() - 1_989_171);
        Indicator another = new Indicator("OTHER", Map.of("tr", "x"), Map.of("tr", "x"), "case.decided",
            List.of("another-service"), 0, LocalDate.of(2024, 12, 31), Map.of("tr", "x"));
        planning.recount(another);
        assertThat(planning.value(another, 2026)).isZero();
    }

    @Test
    void theNumberLeadsDownToItsActs() {
        String no = bureau.granted();
        counted(no);
        UUID decided = bureau.actOf(no, "case.decided");
        assertThat(planning.acts(indicator, 50, 0)).extracting(Tallies.Counted::act).contains(decided);
        assertThat(planning.acts(indicator, 50, 0)).allSatisfy(act -> assertThat(act.position()).isNotNull());
    }

    @Test
    void theOpeningIsAnActWithItsSource() {
        Tallies.Opening opening = planning.opening(indicator).orElseThrow();
        assertThat(opening.value()).isEqualTo(1_989_171);
        assertThat(opening.day()).isEqualTo(LocalDate.of(2024, 12, 31));
        Act act = transactions.as(RowIdentity.SYSTEM, () -> journal.find(opening.act())).orElseThrow();
        assertThat(act.type()).isEqualTo("indicator.opened");
        assertThat(String.valueOf(act.body().get("source"))).contains("Faaliyet Raporu, tablo 17");
    }

    @Test
    void aYearWithoutAPlannedValueHasNone() {
        Plan plan = planning.plans().getFirst();
        List<Planning.Year> years = planning.years(plan, indicator, 2026);
        assertThat(years).extracting(Planning.Year::year).containsExactly(2024, 2025, 2026);
        assertThat(years).extracting(y -> y.planned().isPresent()).containsExactly(true, false, false);
        assertThat(years.getFirst().value()).isEqualTo(1_989_171);
    }
}
