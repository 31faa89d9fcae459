package divan.planning;

import static org.assertj.core.api.Assertions.assertThat;

import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Turkish;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The count moves by one with each decision, whatever its outcome, and leads down to the acts. */
@World
class PlanningTest {
    private static final Narrowed ALL = new Narrowed(Optional.empty(), "", "organ", 1);
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Planning planning;
    @Autowired
    private Tallies tallies;
    @Autowired
    private Counting counting;
    @Autowired
    private PlanBook book;
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
        return value(indicator);
    }

    private long value(Indicator one) {
        return Objects.requireNonNull(planning.figures(one, 2026).cumulative().value()).longValueExact();
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

    private List<String> services() {
        return ((Indicator.Acts) indicator.source()).services();
    }

    @Test
    void whatWasCountedStepByStepIsWhatTheActsComeToFromZero() {
        counted(bureau.granted());
        counted(bureau.refused());
        List<Act> acts = transactions.as(RowIdentity.SYSTEM, () -> journal.after(0, 1_000_000));
        long decisions = acts.stream().filter(a -> a.type().equals("case.decided")
            && services().contains(String.valueOf(a.body().get("service")))
            && LocalDate.ofInstant(a.at(), Turkish.ZONE).getYear() <= 2026).count();
        assertThat(decisions).isGreaterThanOrEqualTo(2);
        assertThat(value()).isEqualTo(1_989_171 + decisions);
        counting.recount(indicator);
        assertThat(value()).isEqualTo(1_989_171 + decisions);
        Long rows = jdbc.sql("select count(*) from planning.counted where indicator = :id")
            .param("id", indicator.id())
            .query(Long.class).single();
        assertThat(tallies.sums(List.of(indicator.id())).values().stream().mapToLong(n -> n).sum())
            .isEqualTo(rows);
    }

    @Test
    void anIndicatorThatComesLaterCountsWhatItMissed() {
        counted(bureau.granted());
        Indicator later = like("LATER", services());
        Indicator another = like("OTHER", List.of("another-service"));
        book.indicators("later", List.of(later, another));
        counting.recount(later);
        counting.recount(later);
        assertThat(value(later)).isEqualTo(value() - 1_989_171);
        counting.recount(another);
        assertThat(value(another)).isZero();
        book.indicators("later", List.of());
    }

    private static Indicator like(String id, List<String> services) {
        return new Indicator(id, Map.of("tr", "x"), Map.of("tr", "x"), IndicatorKind.SUM, false,
            new Indicator.Acts("case.decided", services), new Indicator.Opening(BigDecimal.ZERO,
            LocalDate.of(2024, 12, 31), Map.of("tr", "x")));
    }

    @Test
    void theNumberLeadsDownToItsActs() {
        String no = bureau.granted();
        counted(no);
        UUID decided = bureau.actOf(no, "case.decided");
        assertThat(planning.acts(indicator, ALL, 50)).extracting(Tallies.Counted::act).contains(decided);
        assertThat(planning.acts(indicator, ALL, 50)).allSatisfy(act ->
            assertThat(act.position()).isNotNull());
    }

    @Test
    void theOpeningIsAnActWithItsSource() {
        Tallies.Opening opening = planning.opening(indicator).orElseThrow();
        assertThat(opening.value()).isEqualByComparingTo("1989171");
        assertThat(opening.day()).isEqualTo(LocalDate.of(2024, 12, 31));
        Act act = transactions.as(RowIdentity.SYSTEM, () -> journal.find(opening.act())).orElseThrow();
        assertThat(act.type()).isEqualTo("indicator.opened");
        assertThat(String.valueOf(act.body().get("source"))).contains("Faaliyet Raporu, tablo 17");
    }

    @Test
    void aYearWithoutAPlannedValueHasNone() {
        Plan plan = planning.plans().getFirst();
        List<YearFigures> years = planning.years(indicator);
        assertThat(years).extracting(YearFigures::year).containsExactly(2024, 2025, 2026);
        assertThat(years).extracting(y -> plan.line(indicator.id(), y.year()).isPresent())
            .containsExactly(true, false, false);
        assertThat(years.getFirst().cumulative().value()).isEqualByComparingTo("1989171");
    }

    @Test
    void aValueIsBrokenDownByOrganAndProvinceAndEachShareLeadsToItsActs() {
        String no = bureau.granted();
        counted(no);
        List<Planning.Share> organs = planning.byOrgan(indicator, 2026);
        BigDecimal whole = Objects.requireNonNull(planning.figures(indicator, 2026).whole().value());
        assertThat(sum(organs)).isEqualByComparingTo(whole);
        assertThat(sum(planning.byProvince(indicator, 2026))).isEqualByComparingTo(whole);
        assertThat(planning.byProvince(indicator, 2026)).extracting(Planning.Share::number).contains("06");
        String organ = organs.getFirst().number();
        List<Tallies.Counted> acts = planning.acts(indicator, new Narrowed(Optional.of(Period.year(2026)),
            organ, "organ", 1), 1000);
        assertThat(BigDecimal.valueOf(acts.size())).isEqualByComparingTo(
            Objects.requireNonNull(organs.getFirst().figures().whole().value()));
        assertThat(acts).allMatch(act -> act.organ().equals(organ));
    }

    private static BigDecimal sum(List<Planning.Share> shares) {
        return shares.stream().map(share -> Objects.requireNonNull(share.figures().whole().value()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void theTargetsOfThePrintedYearFollowFromThePrintedValuesAndWeightsAreNotStretched() {
        List<TargetProgress> targets = planning.targets(planning.plans().getFirst(), 2024);
        assertThat(targets).hasSize(23);
        assertThat(percent(targets, "H1.1")).isEqualByComparingTo("100");
        assertThat(percent(targets, "H4.1")).isEqualByComparingTo("67.96");
        assertThat(percent(targets, "H4.2")).isEqualByComparingTo("36.06");
        assertThat(percent(targets, "H4.6")).isEqualByComparingTo("80.52");
        assertThat(percent(targets, "H2.3")).as("80 of 100, as printed").isEqualByComparingTo("80");
        assertThat(target(targets, "H2.3").weights()).isEqualTo(80);
        assertThat(target(targets, "H2.3").printed()).isEqualTo("100");
    }

    private static TargetProgress target(List<TargetProgress> targets, String id) {
        return targets.stream().filter(target -> target.id().equals(id)).findFirst().orElseThrow();
    }

    private static BigDecimal percent(List<TargetProgress> targets, String id) {
        return Objects.requireNonNull(target(targets, id).percent());
    }
}
