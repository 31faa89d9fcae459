package divan.planning;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.FileFinding;
import divan.kernel.Findings;
import divan.planning.Indicator.Opening;
import divan.planning.Indicator.Quotient;
import divan.planning.Indicator.Reports;
import divan.planning.ReportCheck.Reporter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input is said by row and column, and nothing of it becomes a value. */
class ReportCheckTest {
    private static final String UNIT = "90010400";
    private static final String HEAD = "indicator,organ,year,quarter,value,unit,why\n";
    private static final UUID FIRST = new UUID(1, 1);
    private final Map<String, Indicator> indicators = new HashMap<>();
    private final Stands stands = new Stands();

    private static final class Stands implements ReportCheck.Standing {
        private final Map<String, BigDecimal> values = new HashMap<>(Map.of(
            "count 90010400 2025-Q1", BigDecimal.TEN));

        @Override
        public Optional<UUID> act(String indicator, String organ, Period period) {
            return value(indicator, organ, period).map(value -> FIRST);
        }

        @Override
        public Optional<BigDecimal> value(String indicator, String organ, Period period) {
            return Optional.ofNullable(values.get(indicator + " " + organ + " " + period.code()));
        }

        @Override
        public boolean isWaiting(String indicator, String organ, Period period) {
            return period.equals(new Period(2025, 4));
        }

        @Override
        public boolean isOrgan(String number, LocalDate day) {
            return number.equals(UNIT) || number.equals("92000006");
        }
    }

    ReportCheckTest() {
        Opening opening = new Opening(BigDecimal.ZERO, LocalDate.of(2024, 12, 31), Map.of("tr", "x"));
        add("count", "adet", new Reports(List.of(UNIT), false, 0), opening);
        add("length", "km", new Reports(List.of(UNIT), false, 2), opening);
        add("yearly", "adet", new Reports(List.of(UNIT), true, 0), opening);
        add("other", "adet", new Reports(List.of("90010200"), false, 0), opening);
        add("whole", "kişi", new Reports(List.of(UNIT), false, 0), opening);
        add("part", "kişi", new Reports(List.of(UNIT), false, 0), opening);
        indicators.put("ratio", new Indicator("ratio", Map.of("tr", "x"), Map.of("tr", "%"),
            IndicatorKind.RATIO, false, new Quotient("part", "whole"), null));
    }

    private void add(String id, String unit, Reports reports, Opening opening) {
        indicators.put(id, new Indicator(id, Map.of("tr", id), Map.of("tr", unit, "en", "unit " + unit),
            IndicatorKind.SUM, false, reports, opening));
    }

    private List<ReportLine> lines(byte[] file, Findings findings) {
        return ReportCheck.lines(indicators, stands, new Reporter(UNIT, false, LocalDate.of(2026, 8, 15), 15,
            false), ReportFile.read(file, findings), findings);
    }

    private String found(String rows) {
        return found((HEAD + rows).getBytes(StandardCharsets.UTF_8));
    }

    private String found(byte[] file) {
        Findings findings = new Findings();
        lines(file, findings);
        return String.join("; ", findings.inOrder().stream().map(ReportCheckTest::said).toList());
    }

    private static String said(FileFinding finding) {
        return finding.line() + " " + finding.column() + " " + finding.code();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "count,,2026,1,12,adet,|",
        "count,,2026,1,12,unit ADET,|",
        "length,,2026,1,12.25,km,|",
        "yearly,,2025,,3,adet,|",
        "count,92000006,2026,1,12,adet,|",
        "count,,2025,1,12,adet,Sayım yenilendi|",
        "count,,2026,,12,adet,|2 quarter plan-quarter-missing",
        "count,,2026,5,12,adet,|2 quarter plan-quarter",
        "yearly,,2025,1,3,adet,|2 quarter plan-yearly",
        "count,,26,1,12,adet,|2 year plan-year",
        "count,,2026,3,12,adet,|2 quarter plan-not-over",
        "yearly,,2026,,12,adet,|2 year plan-not-over",
        "count,,2024,4,12,adet,|2 year plan-before-opening",
        "count,,2026,1,-12,adet,|2 value plan-negative",
        "count,,2026,1,,adet,|2 value plan-value-missing",
        "count,,2026,1,12.5,adet,|2 value plan-decimals",
        "length,,2026,1,12.125,km,|2 value plan-decimals",
        "count,,2026,1,\"1.234,56\",adet,|2 value plan-number-turkish",
        "count,,2026,1,\"1,234.56\",adet,|2 value plan-number-english",
        "count,,2026,1,1.234,adet,|2 value plan-number-dot",
        "count,,2026,1,\"1,234\",adet,|2 value plan-number-comma",
        "length,,2026,1,\"1.234,56\",km,|2 value plan-number-turkish",
        "count,,2026,1,12 km,adet,|2 value plan-unit-in-cell",
        "count,,2026,1,çok,adet,|2 value plan-number-none",
        "count,,2026,1,12,km,|2 unit plan-unit",
        "count,,2026,1,12,,|2 unit plan-unit-missing",
        "count,92000007,2026,1,12,adet,|2 organ plan-organ",
        "nothing,,2026,1,12,adet,|2 indicator plan-indicator",
        "ratio,,2026,1,12,%,|2 indicator plan-computed",
        "other,,2026,1,12,adet,|2 indicator plan-not-yours",
        "count,,2025,1,12,adet,|2 why plan-standing",
        "count,,2026,1,12,adet,Yanlıştı|2 why plan-nothing-to-correct",
        "count,,2025,4,12,adet,|2 value plan-waiting"})
    void eachFaultStandsAtItsRowAndColumn(String row, String finding) {
        assertThat(found(row + "\n")).isEqualTo(finding == null ? "" : finding);
    }

    @Test
    void twoValuesForOnePeriodAndAllFaultsAreSaidAtOnce() {
        assertThat(found("""
            count,,2026,1,12,adet,
            length,,2026,1,-1,adet,
            count,90010400,2026,1,13,adet,
            """)).isEqualTo("3 value plan-negative; 3 unit plan-unit; 4 value plan-twice");
    }

    @Test
    void whatIsDividedByIsNotZeroWhileThereIsSomethingToDivide() {
        assertThat(found("whole,,2026,1,0,kişi,\npart,,2026,1,3,kişi,\n"))
            .isEqualTo("2 value plan-division");
        assertThat(found("whole,,2026,1,0,kişi,\npart,,2026,1,0,kişi,\n")).isEmpty();
        stands.values.put("part 90010400 2026-Q2", BigDecimal.ONE);
        assertThat(found("whole,,2026,2,0,kişi,\n")).isEqualTo("2 value plan-division");
    }

    @Test
    void aFileOfAnotherEncodingIsRefusedWhereItShows() {
        String rows = HEAD + "count,,2026,1,12,adet,\nwhole,,2026,1,7,kişi,\n";
        assertThat(found(rows.getBytes(Charset.forName("windows-1254")))).isEqualTo("3 unit plan-encoding");
        assertThat(found(rows.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(found(rows.replace(',', ';').getBytes(StandardCharsets.UTF_8))).as("semicolons").isEmpty();
    }

    @Test
    void aFileThatIsNoTableIsSaid() {
        assertThat(found(new byte[0])).isEqualTo("1  empty");
        assertThat(found("indicator,year,quarter,value\n".getBytes(StandardCharsets.UTF_8)))
            .isEqualTo("1 unit column-missing");
        assertThat(found("count,,2026,1\n")).isEqualTo("2  cells");
    }

    @Test
    void lateAndCorrectingValuesAreMarked() {
        Findings findings = new Findings();
        List<ReportLine> lines = lines((HEAD + "count,,2025,1,12,adet,Sayım yenilendi\n"
            + "count,,2026,2,12,adet,\n").getBytes(StandardCharsets.UTF_8), findings);
        assertThat(findings.isEmpty()).isTrue();
        assertThat(lines).extracting(ReportLine::late).containsExactly(true, true);
        assertThat(lines).extracting(ReportLine::corrects).containsExactly(FIRST, null);
        assertThat(lines.getFirst().why()).isEqualTo("Sayım yenilendi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"length|1234,5|", "length|1.234,5|", "length|1234.5|",
        "length|1.234|plan-number-ambiguous", "length|1,234.56|plan-number-english", "count|1.234|",
        "count|1,234|plan-number-comma"})
    void aFormTakesNumbersAsTheyAreWrittenInTurkishAndGuessesNothing(String indicator, String value,
            String code) {
        Findings findings = new Findings();
        List<ReportLine> lines = ReportCheck.lines(indicators, stands, new Reporter(UNIT, false,
            LocalDate.of(2026, 8, 15), -1, true), List.of(new ReportDraft(1, Map.of("indicator", indicator,
            "year", "2026", "quarter", "1", "value", value))), findings);
        assertThat(findings.inOrder().stream().map(FileFinding::code).toList())
            .isEqualTo(code == null ? List.of() : List.of(code));
        if (code == null) {
            assertThat(lines.getFirst().value()).isEqualByComparingTo(indicator.equals("count") ? "1234"
                : "1234.5");
            assertThat(lines.getFirst().late()).isFalse();
        }
    }
}
