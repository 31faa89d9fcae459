package divan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an input is said by row and column, once, and nothing else is made of it. */
class BadInputTest {
    private static final String FORM = "form.csv";

    @TempDir
    private Path folder;
    private final Tables tables = new Tables();

    @BeforeEach
    void right() {
        tables.header(FORM, "sub_programme,no,indicator,unit,prev_year,prev_value,target,estimate,q1,q2,q3,"
            + "q4,published_year_end,published_rate_pct,published_status");
        tables.row(FORM, "Alt", 1, "Verilen karar sayısı", "Sayı", 2030, 900, 2000, 1000, 100, 200, 300, 1400,
            2000, 100, "Ulaşıldı");
        tables.row(FORM, "Alt", 2, "Yanıtlanma oranı", "Oran", 2030, 90, 95, 90, 80, 90, 85, 90, 90, 94.73,
            "Kısmen Ulaşıldı");
        tables.header("plan.csv", "aim,target,target_title,responsible_unit,published_target_pct,indicator,"
            + "indicator_title,weight_pct,baseline_A,planned_B,actual_C,published_pct");
        tables.row("plan.csv", "A1", "H1.1", "Hedef", "Birim", 70, "PG1.1.1", "Bir", 40, 10, 20, 20, 100);
        tables.row("plan.csv", "A1", "H1.1", "Hedef", "Birim", 70, "PG1.1.2", "İki", 60, 10, 20, 15, 50);
        tables.header("unit.csv", "unit,kbo,published_total_appropriation,spent,published_pct_of_kbo,"
            + "published_pct_of_total");
        tables.row("unit.csv", "Bir", 1000, 2000, 1500, 150, 75);
        tables.row("unit.csv", "Toplam", 1000, 2000, 1500, 150, 75);
    }

    private List<Finding> findings() throws IOException {
        return Audit.of(tables.write(folder)).findings().stream().filter(Finding::error).toList();
    }

    private void only(Kind kind, String row, String column) throws IOException {
        assertThat(findings()).as(findings().toString()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.row()).isEqualTo(row);
            assertThat(finding.column()).isEqualTo(column);
        });
    }

    @Test
    void rightInputHasNoErrors() throws IOException {
        assertThat(findings()).isEmpty();
    }

    @Test
    void aMissingQuarter() throws IOException {
        tables.set(FORM, 1, "q3", "");
        only(Kind.MISSING, "Alt 1", "q3");
    }

    @Test
    void aNegativeCount() throws IOException {
        tables.set(FORM, 1, "estimate", "-1000");
        only(Kind.NEGATIVE, "Alt 1", "estimate");
    }

    @ParameterizedTest
    @CsvSource({"1, unit, Oran, unit", "2, unit, Sayı, unit", "1, estimate, 12.5, estimate",
        "1, estimate, 1000 km, estimate"})
    void aUnitThatContradicts(int row, String column, String text, String where) throws IOException {
        tables.set(FORM, row, column, text);
        only(Kind.UNIT, "Alt " + row, where);
    }

    /** Of the printed percentage 66 the sum is 63, and 70 with the weights stretched to 100. */
    @Test
    void weightsOfNinety() throws IOException {
        tables.set("plan.csv", 1, "weight_pct", "30");
        tables.set("plan.csv", 1, "published_target_pct", "60");
        tables.set("plan.csv", 2, "published_target_pct", "60");
        only(Kind.WEIGHTS, "H1.1", "weight_pct");
        tables.set("plan.csv", 1, "published_target_pct", "66.6");
        tables.set("plan.csv", 2, "published_target_pct", "66.6");
        assertThat(findings()).extracting(Finding::kind).containsExactly(Kind.WEIGHTS, Kind.WEIGHTS);
        assertThat(findings()).extracting(Finding::column)
            .containsExactly("published_target_pct", "weight_pct");
    }

    @Test
    void nothingToDivideBy() throws IOException {
        tables.set(FORM, 1, "target", "0");
        only(Kind.UNDEFINED, "Alt 1", "published_rate_pct");
    }

    @Test
    void nothingToDivideByIsANoteWhereNothingWasMadeOfIt() throws IOException {
        tables.set(FORM, 1, "target", "0");
        tables.set(FORM, 1, "published_rate_pct", "");
        tables.set("unit.csv", 1, "kbo", "0");
        tables.set("unit.csv", 2, "kbo", "0");
        tables.set("unit.csv", 1, "published_pct_of_kbo", "0");
        tables.set("unit.csv", 2, "published_pct_of_kbo", "-");
        assertThat(findings()).isEmpty();
        assertThat(Audit.of(folder).findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.UNDEFINED);
            assertThat(finding.row()).isEqualTo("Bir");
        });
        tables.set("unit.csv", 1, "published_pct_of_kbo", "3");
        only(Kind.UNDEFINED, "Bir", "published_pct_of_kbo");
    }

    @Test
    void theUndefinedPerformance() throws IOException {
        tables.set("plan.csv", 1, "planned_B", "10");
        assertThat(findings()).isEmpty();
        tables.set("plan.csv", 1, "published_pct", "0");
        tables.set("plan.csv", 1, "published_target_pct", "30");
        tables.set("plan.csv", 2, "published_target_pct", "30");
        only(Kind.UNDEFINED, "PG1.1.1", "published_pct");
    }

    @Test
    void twoValuesForOnePeriod() throws IOException {
        tables.row(FORM, "Alt", 1, "Verilen karar sayısı", "Sayı", 2030, 900, 2000, 1000, 100, 250, 300, 1400,
            2000, 100, "Ulaşıldı");
        only(Kind.DUPLICATE, "Alt 1", "q2");
        tables.set(FORM, 3, "no", "9");
        only(Kind.DUPLICATE, "Alt 9", "q2");
        tables.set(FORM, 3, "q2", "200");
        only(Kind.DUPLICATE, "Alt 9", "sub_programme");
    }

    @Test
    void windows1254IsReadAndSaid() throws IOException {
        tables.write(folder);
        String text = Files.readString(folder.resolve(FORM));
        Files.write(folder.resolve(FORM), text.getBytes(Charset.forName("windows-1254")));
        assertThat(Audit.of(folder).findings()).filteredOn(Finding::error).singleElement()
            .satisfies(finding -> {
                assertThat(finding.kind()).isEqualTo(Kind.ENCODING);
                assertThat(finding.row()).isEqualTo("Alt 1");
                assertThat(finding.column()).isEqualTo("indicator");
                assertThat(finding.printed()).isEqualTo("Verilen karar sayısı");
            });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"2.000,00;2000.00", "2,000.00;2000.00", "2.000;2000", "2,000;2000",
        "2000,0;2000.0", "iki bin;"})
    void numbersWrittenOtherwise(String text, BigDecimal value) throws IOException {
        tables.set(FORM, 1, "published_year_end", text);
        only(Kind.NUMBER, "Alt 1", "published_year_end");
        assertThat(Numeral.of(text, true, false).value()).isEqualTo(value);
    }

    @Test
    void aCommaInAPercentage() throws IOException {
        tables.set(FORM, 2, "published_rate_pct", "94,73");
        only(Kind.NUMBER, "Alt 2", "published_rate_pct");
        tables.set(FORM, 2, "published_rate_pct", "%94.73");
        assertThat(findings()).isEmpty();
    }

    @Test
    void columnsAndFilesThatNobodyKnows() throws IOException {
        tables.files().get(FORM).getFirst().set(7, "tahmin");
        tables.header("baska.csv", "a,b");
        List<Finding> all = Audit.of(tables.write(folder)).findings();
        assertThat(all).filteredOn(f -> f.kind() == Kind.COLUMN).singleElement()
            .matches(f -> f.column().equals("tahmin") && !f.error());
        assertThat(all).filteredOn(f -> f.kind() == Kind.FILE).singleElement()
            .matches(f -> f.file().equals("baska.csv") && !f.error());
        tables.files().get(FORM).getFirst().set(10, "q9");
        assertThat(findings()).singleElement().matches(f -> f.kind() == Kind.COLUMN
            && f.column().equals("q3"));
    }

    @Test
    void semicolonsTabsAndAMarkOfByteOrder() throws IOException {
        tables.write(folder);
        for (String delimiter : List.of(";", "\t")) {
            String text = Files.readString(folder.resolve(FORM)).replace(",", delimiter);
            Files.writeString(folder.resolve(FORM), "\uFEFF" + text);
            Audit.Audited audited = Audit.of(folder);
            assertThat(audited.files()).contains(FORM);
            assertThat(audited.errors()).isZero();
            tables.write(folder);
        }
    }

    @Test
    void rowsWithoutAPlace() throws IOException {
        tables.header("p.csv", "level,title,kbo,published_total_appropriation,spent,published_pct_of_kbo,"
            + "published_pct_of_total");
        tables.row("p.csv", "activity", "Yersiz", 1, 1, 1, 100, 100);
        only(Kind.ROW, "Yersiz", "level");
        tables.set("p.csv", 1, "level", "bölüm");
        only(Kind.ROW, "Yersiz", "level");
        tables.files().remove("p.csv");
        Files.delete(folder.resolve("p.csv"));
        tables.files().get("unit.csv").get(1).removeLast();
        only(Kind.ROW, "Bir", "");
    }
}
