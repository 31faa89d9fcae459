package divan.planning;

import static org.assertj.core.api.Assertions.assertThat;

import divan.planning.Figure.Note;
import divan.planning.Indicator.Acts;
import divan.planning.Indicator.Growth;
import divan.planning.Indicator.Opening;
import divan.planning.Indicator.Quotient;
import divan.planning.Indicator.Reports;
import divan.planning.Indicator.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sums, stocks, ratios and changes over quarters, years and the time of the plan. */
class ReckoningTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 15);
    private static final Source QUARTERLY = new Reports(List.of("90000002"), false, 2);
    private static final Opening OPENING = new Opening(BigDecimal.valueOf(1000), LocalDate.of(2024, 12, 31),
        Map.of("tr", "rapor"));

    private final Map<String, List<Cell>> cells = new HashMap<>();
    private final Map<String, Indicator> indicators = new HashMap<>();

    private Indicator indicator(String id, IndicatorKind kind, Source source, @Nullable Opening opening) {
        Indicator indicator = new Indicator(id, Map.of("tr", id), Map.of("tr", "adet"), kind, false, source,
            opening);
        indicators.put(id, indicator);
        return indicator;
    }

    private void cell(String id, String organ, int year, int quarter, String value) {
        cells.computeIfAbsent(id, x -> new ArrayList<>()).add(new Cell(organ, new Period(year, quarter),
            new BigDecimal(value), false, false));
    }

    private Reckoning reckoning() {
        return Reckoning.of(indicators, id -> cells.getOrDefault(id, List.of()), TODAY);
    }

    private Figure quarter(Indicator indicator, int year, int quarter) {
        return reckoning().figure(indicator, new Period(year, quarter));
    }

    private static BigDecimal value(Figure figure) {
        return Objects.requireNonNull(figure.value(), figure.toString());
    }

    @Test
    void aSumAddsQuartersOrgansAndYearsToTheOpening() {
        Indicator sum = indicator("s", IndicatorKind.SUM, QUARTERLY, OPENING);
        cell("s", "a", 2025, 1, "10");
        cell("s", "b", 2025, 1, "5");
        cell("s", "a", 2025, 2, "0");
        cell("s", "a", 2025, 3, "7");
        cell("s", "a", 2025, 4, "1.5");
        cell("s", "a", 2026, 1, "100");
        assertThat(value(quarter(sum, 2025, 1))).isEqualByComparingTo("15");
        assertThat(value(reckoning().figure(sum, Period.year(2025)))).isEqualByComparingTo("23.5");
        assertThat(reckoning().figure(sum, Period.year(2025)).notes()).isEmpty();
        assertThat(value(reckoning().cumulative(sum, 2025))).isEqualByComparingTo("1023.5");
        assertThat(value(reckoning().cumulative(sum, 2026))).isEqualByComparingTo("1123.5");
        assertThat(reckoning().cumulative(sum, 2023).value()).as("before the opening").isNull();
        assertThat(value(reckoning().cumulative(sum, 2024))).isEqualByComparingTo("1000");
    }

    @Test
    void aMissingQuarterIsSaidAndNeverZero() {
        Indicator sum = indicator("s", IndicatorKind.SUM, QUARTERLY, OPENING);
        cell("s", "a", 2026, 1, "4");
        assertThat(quarter(sum, 2026, 2).value()).isNull();
        assertThat(quarter(sum, 2026, 2).missing()).containsExactly(2);
        assertThat(quarter(sum, 2026, 3).missing()).as("not over").isEmpty();
        Figure year = reckoning().figure(sum, Period.year(2026));
        assertThat(value(year)).isEqualByComparingTo("4");
        assertThat(year.missing()).containsExactly(2);
        assertThat(year.notes()).containsExactlyInAnyOrder(Note.MISSING, Note.PRESENT);
        assertThat(reckoning().cumulative(sum, 2026).notes()).as("2025 has nothing at all")
            .contains(Note.MISSING);
        assertThat(quarter(sum, 2024, 4).missing()).as("within the opening").isEmpty();
    }

    @Test
    void countedActsAreZeroWhereNoneHappenedAndUnknownBeforeTheOpeningOrInTheFuture() {
        Indicator acts = indicator("c", IndicatorKind.SUM, new Acts("x.y", List.of("s")), OPENING);
        assertThat(value(quarter(acts, 2025, 2))).isZero();
        assertThat(quarter(acts, 2024, 4).value()).isNull();
        assertThat(quarter(acts, 2026, 4).value()).isNull();
        assertThat(quarter(acts, 2026, 3).notes()).containsExactly(Note.PRESENT);
    }

    @Test
    void aStockIsTheLastValueKnownOfEachOrgan() {
        Indicator stock = indicator("k", IndicatorKind.STOCK, QUARTERLY, OPENING);
        assertThat(value(reckoning().cumulative(stock, 2025))).as("carried").isEqualByComparingTo("1000");
        assertThat(reckoning().figure(stock, Period.year(2025)).value()).as("nobody said").isNull();
        cell("k", "a", 2025, 1, "30");
        cell("k", "b", 2025, 1, "12");
        cell("k", "a", 2025, 3, "28");
        assertThat(value(quarter(stock, 2025, 1))).isEqualByComparingTo("42");
        assertThat(value(quarter(stock, 2025, 3))).isEqualByComparingTo("40");
        assertThat(quarter(stock, 2025, 3).notes()).as("b is of the first quarter").contains(Note.MISSING);
        assertThat(value(reckoning().figure(stock, Period.year(2025)))).isEqualByComparingTo("40");
        assertThat(value(reckoning().cumulative(stock, 2026))).isEqualByComparingTo("40");
        assertThat(reckoning().cumulative(stock, 2026).notes()).contains(Note.MISSING);
    }

    @Test
    void aRatioIsOfItsPartsOfTheSameTimeAndUndefinedOverZero() {
        indicator("n", IndicatorKind.SUM, QUARTERLY, OPENING);
        indicator("d", IndicatorKind.SUM, QUARTERLY, OPENING);
        Indicator ratio = indicator("r", IndicatorKind.RATIO, new Quotient("n", "d"), null);
        int[][] report = {{6, 43}, {14, 57}, {7, 37}, {7, 42}};
        for (int q = 1; q <= 4; q++) {
            cell("n", "a", 2025, q, String.valueOf(report[q - 1][0]));
            cell("d", "a", 2025, q, String.valueOf(report[q - 1][1]));
        }
        cell("n", "a", 2026, 1, "0");
        cell("d", "a", 2026, 1, "0");
        assertThat(value(quarter(ratio, 2025, 1)).setScale(2, java.math.RoundingMode.HALF_UP))
            .isEqualByComparingTo("13.95");
        assertThat(value(reckoning().figure(ratio, Period.year(2025)))
            .setScale(2, java.math.RoundingMode.HALF_UP)).as("as the report of 2024 prints")
            .isEqualByComparingTo("18.99");
        assertThat(quarter(ratio, 2026, 1).value()).isNull();
        assertThat(quarter(ratio, 2026, 1).isUndefined()).isTrue();
        assertThat(quarter(ratio, 2026, 2).isUndefined()).as("unknown is not undefined").isFalse();
        assertThat(quarter(ratio, 2026, 2).missing()).containsExactly(2);
    }

    @Test
    void aChangeIsAgainstTheSameTimeOfTheYearBefore() {
        indicator("staff", IndicatorKind.STOCK, QUARTERLY, OPENING);
        Indicator change = indicator("g", IndicatorKind.CHANGE, new Growth("staff"), null);
        cell("staff", "a", 2025, 4, "1033.3");
        cell("staff", "a", 2025, 2, "0");
        cell("staff", "a", 2026, 2, "5");
        assertThat(value(reckoning().figure(change, Period.year(2025)))).as("against the opening")
            .isEqualByComparingTo("3.33");
        assertThat(quarter(change, 2026, 2).isUndefined()).as("from nothing").isTrue();
        assertThat(quarter(change, 2025, 3).value()).isNull();
    }

    @Test
    void theSharesOfOrgansAddUpToTheWholeAndNobodyHasTheOpening() {
        Random random = new Random(7);
        Indicator sum = indicator("s", IndicatorKind.SUM, QUARTERLY, OPENING);
        for (int i = 0; i < 200; i++) {
            cell("s", "o" + random.nextInt(9), 2025 + random.nextInt(2), 1 + random.nextInt(4),
                String.valueOf(random.nextInt(1000)));
        }
        for (int year = 2025; year <= 2026; year++) {
            BigDecimal shares = BigDecimal.ZERO;
            BigDecimal since = BigDecimal.ZERO;
            for (int organ = 0; organ < 9; organ++) {
                Reckoning only = reckoning().only(("o" + organ)::equals);
                BigDecimal own = only.figure(sum, Period.year(year)).value();
                shares = shares.add(own == null ? BigDecimal.ZERO : own);
                since = since.add(value(only.cumulative(sum, year)));
            }
            assertThat(shares).isEqualByComparingTo(value(reckoning().figure(sum, Period.year(year))));
            assertThat(since.add(OPENING.value())).isEqualByComparingTo(value(reckoning().cumulative(sum,
                year)));
        }
    }
}
