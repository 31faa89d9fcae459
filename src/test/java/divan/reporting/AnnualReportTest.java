package divan.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import divan.audit.Audit;
import divan.audit.Finding;
import divan.documents.PdfCheck;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.planning.Plan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report on 2024, out of the inputs of the shipped pack, beside what was published. */
class AnnualReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/reporting");
    private static final Path PUBLISHED = Path.of("../shared/data/goc-2024");
    private static final Instant AT = Instant.parse("2025-02-28T09:00:00Z");
    private static final Pack PACK = pack();

    private static Pack pack() {
        try {
            return Pack.read(Path.of("packs/migration"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AnnualReport report(String lang) {
        return AnnualReport.draw(PACK, 2024, lang);
    }

    /** The pack with one place in one file written otherwise. */
    private static Pack changed(String path, String from, String to) {
        String text = new String(PACK.need(path), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        Map<String, byte[]> files = new HashMap<>(PACK.files());
        files.put(path, text.replaceFirst(Pattern.quote(from), to).getBytes(StandardCharsets.UTF_8));
        return Pack.of("migration", files);
    }

    private static void golden(String name, String content) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("divan.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, content);
        }
        assertThat(content).isEqualToNormalizingNewlines(Files.readString(file));
    }

    private static Audit.Audited audited() {
        return Audit.of(Printed.of(PACK, 2024, Plan.of(PACK).orElseThrow()).tables());
    }

    @Test
    void everyCellFollowsOrIsExplained() {
        List<Compared> cells = report("tr").comparison();
        assertThat(cells).filteredOn(cell -> cell.standing().equals("differs") || cell.standing().isEmpty())
            .isNotEmpty().allSatisfy(cell -> assertThat(cell.reason()).isNotBlank());
        assertThat(cells).filteredOn(Compared::isWrong)
            .extracting(cell -> cell.row() + " " + cell.printed() + " " + cell.computed())
            .containsExactlyInAnyOrder("SINIR YÖNETİMİ GENEL MÜDÜRLÜĞÜ 66 67.306", "H2.3  80",
                "H2.3 100 80",
                "PG3.2.2 0 100", "PG3.4.1 81 56.2555", "PG4.1.1 92.53 55.1799", "PG4.1.2 97.85 87.1353",
                "PG4.2.1 55.28 26.7717", "PG4.2.2 75 50", "PG4.6.1 97 81.6038", "PG4.6.2 97 79.4308");
        assertThat(cells).filteredOn(Compared::follows).hasSizeGreaterThan(300);
    }

    /** What the audit finds stands in the comparison, each once more or often, and nothing beside it. */
    @Test
    void nothingThatTheAuditFindsIsLost() {
        Set<String> found = audited().findings().stream().map(f -> f.file() + f.row() + f.column())
            .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = report("en").comparison().stream().filter(cell -> !cell.kind().isEmpty())
            .map(c -> c.file() + c.row() + c.column()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(found);
        assertThat(audited().findings()).filteredOn(Finding::error).hasSize(11);
    }

    /**
     * Inputs and printed values lie apart in the pack; together they are the published tables, cell by
     * cell.
     */
    @Test
    void inputsAndPrintedValuesTogetherAreThePublishedTables() throws IOException {
        assumeTrue(Files.isDirectory(PUBLISHED), "the published tables are not here");
        Map<String, byte[]> tables = Printed.of(PACK, 2024, Plan.of(PACK).orElseThrow()).tables();
        Map<String, String> names = Map.of("budget.csv", "budget-2024.csv", "programmes.csv",
            "programme-budget-2024.csv", "units.csv", "unit-budget-2024.csv", "form-3.csv",
            "form3-indicators.csv", "plan.csv", "plan-2024-2028.csv");
        assertThat(tables).containsOnlyKeys(names.keySet());
        for (Map.Entry<String, String> name : names.entrySet()) {
            assertThat(rows(new String(tables.get(name.getKey()), StandardCharsets.UTF_8)))
                .isEqualTo(rows(Files.readString(PUBLISHED.resolve(name.getValue()))));
        }
    }

    private static List<Map<String, String>> rows(String csv) throws IOException {
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
            .parse(new StringReader(csv)).stream().map(CSVRecord::toMap).toList();
    }

    @Test
    void everyNumberOfATableIsAFigureOrAnInput() {
        for (Block block : report("tr").blocks()) {
            if (block instanceof Block.Grid grid && !grid.printed().isEmpty() && !grid.caption().contains(
                    "form 4")) {
                grid.rows().forEach(row -> {
                    for (int i = 1; i < row.cells().size(); i++) {
                        assertThat(grid.columns().get(i).numeric() && row.cells().get(i).figure() == null
                            && !row.cells().get(i).text().isEmpty()).as(grid.caption() + row).isFalse();
                    }
                });
            }
        }
    }

    /** A figure that were copied from what was printed would not move. */
    @Test
    void anotherInputMakesAnotherFigure() {
        AnnualReport other = AnnualReport.draw(changed("budget/2024/economic.csv", ",3025786000,",
            ",3025786001,"), 2024, "tr");
        assertThat(other.comparison()).filteredOn(cell -> cell.file().equals("budget.csv")
            && cell.column().equals("published_total_appropriation") && cell.row().equals("1"))
            .singleElement().satisfies(cell -> {
                assertThat(cell.computed()).isEqualTo("7449020001");
                assertThat(cell.printed()).isEqualTo("7449020000");
                assertThat(cell.standing()).isEqualTo("one-unit");
            });
        AnnualReport quarter = AnnualReport.draw(changed("performance/2024.csv", ",45735,", ",145735,"),
            2024, "tr");
        assertThat(quarter.comparison()).filteredOn(cell ->
            cell.row().equals("Göçmenlere Yönelik Hizmetler 11")
            && cell.column().equals("published_year_end")).singleElement()
            .satisfies(cell -> assertThat(cell.computed()).isEqualTo("344434"));
    }

    /** The plan gives no value: what the program knows is one, and what nobody knows is none. */
    @Test
    void aValueOfTheProgramStandsWhereThePlanGivesNone() {
        String given = ",40,200000,405000,444434,100,";
        Pack pack = changed("plans/2024-2028.csv", given, ",40,200000,405000,,,");
        assertThat(AnnualReport.draw(pack, 2024, "tr").comparison()).filteredOn(cell ->
            cell.file().equals("plan.csv") && List.of("PG1.1.1", "H1.1").contains(cell.row())
            && cell.column().startsWith("published")).hasSize(2).allSatisfy(cell ->
                assertThat(cell.computed()).isNullOrEmpty());
        AnnualReport here = AnnualReport.draw(pack, 2024, "tr", Narrative.NONE,
            Map.of("PG1.1.1", new Reached(new BigDecimal("302500"), false)));
        assertThat(here.comparison()).filteredOn(cell -> cell.row().equals("PG1.1.1")
            && cell.column().equals("published_pct")).singleElement().satisfies(cell ->
                assertThat(new BigDecimal(cell.computed())).isEqualByComparingTo("50"));
        assertThat(new ReportFiles(here).html()).contains("(programda hesaplandı)");
        assertThat(AnnualReport.draw(PACK, 2024, "tr", Narrative.NONE,
            Map.of("PG1.1.1", new Reached(BigDecimal.ONE, false)))).as("what the plan gives stays")
            .isEqualTo(report("tr"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "budget/2024/economic.csv|,7176967030,|,9176967030,|2|more than was appropriated",
        "budget/2024/economic.csv|,3025786000,|,-3025786000,|2|“added” should be an amount",
        "budget/2024/units.csv|180000,0,0|1.234.56,0,0|2|“kbo” should be an amount",
        "performance/2024.csv|,45735,|,,|13|“q1” is empty",
        "performance/2024.csv|,45735,|,-45735,|13|is below 0",
        "performance/2024.csv|,weighted 6,|,weighted 66,|19|not in the sub-programme",
        "performance/2024.csv|,weighted 6,|,mean,|19|“year_end” is sum"})
    void badInputIsSaidByFileAndRow(String path, String from, String to, int line, String message) {
        assertThatThrownBy(() -> AnnualReport.draw(changed(path, from, to), 2024, "tr"))
            .isInstanceOfSatisfying(Malformed.class, e -> {
                assertThat(e.finding().file()).isEqualTo(path);
                assertThat(e.finding().line()).isEqualTo(line);
                assertThat(e.finding().message()).contains(message);
            });
        assertThat(new ReportPart().check(changed(path, from, to))).hasSize(1);
        assertThat(new ReportPart().check(PACK)).isEmpty();
    }

    @Test
    void anUnknownSectionIsSaid() {
        assertThat(new ReportPart().check(changed("reports/2024/report.yaml", "  IV.D:", "  IV.E:")))
            .singleElement().satisfies(finding -> assertThat(finding.message()).contains("IV.E"));
    }

    @Test
    void theWholeStructureOfTheRegulationIsThere() {
        AnnualReport report = report("tr");
        assertThat(report.headings()).extracting(Block.Heading::id).isEqualTo(Sections.ALL);
        int level = 0;
        for (Block.Heading heading : report.headings()) {
            assertThat(heading.level()).as(heading.id()).isBetween(1, level + 1);
            level = heading.level();
        }
        assertThat(report("en").comparison().stream().map(Compared::computed).toList())
            .isEqualTo(report.comparison().stream().map(Compared::computed).toList());
    }

    @Test
    void thePagesAreAsTheyWere() throws IOException {
        ReportFiles files = new ReportFiles(report("tr"));
        golden("report.html", files.html());
        golden("cells.csv", files.cells());
        golden("cells-en.csv", new ReportFiles(report("en")).cells());
    }

    @Test
    void tablesAndFiguresOfThePageCanBeHeard() {
        String page = new ReportFiles(report("tr")).html();
        assertThat(page).startsWith("<!DOCTYPE html>\n<html ").contains("lang=\"tr\"")
            .doesNotContain("<script", "src=");
        assertThat(count(page, "<table>")).isEqualTo(count(page, "<caption>")).isGreaterThan(40);
        assertThat(count(page, "<svg ")).isEqualTo(count(page, "role=\"img\" aria-label=\""))
            .isGreaterThan(60);
        assertThat(count(page, "<th>")).isZero();
    }

    private static long count(String page, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(page).results().count();
    }

    @Test
    void thePdfIsArchivalAndAccessible() throws Exception {
        byte[] pdf = new ReportFiles(report("tr")).pdf(AT);
        PdfCheck.assertArchivalAndAccessible(pdf);
        assertThat(new ReportFiles(report("tr")).pdf(AT)).isEqualTo(pdf);
    }

    @Test
    void theWordFileHasHeadingsRepeatedRowsAndDescribedPictures() throws IOException {
        AnnualReport report = report("tr");
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(new ReportFiles(report)
                .docx(AT)))) {
            assertThat(document.getParagraphs()).filteredOn(p -> String.valueOf(p.getStyle())
                .startsWith("Heading")).extracting(p -> p.getText())
                .isEqualTo(report.headings().stream().map(Block.Heading::text).toList());
            assertThat(document.getTables()).allMatch(table -> table.getRow(0).isRepeatHeader());
            long grids = report.blocks().stream().filter(b -> b instanceof Block.Grid
                || b instanceof Block.Chart).count();
            assertThat(document.getTables()).hasSize((int) grids);
            List<String> described = document.getTables().stream().flatMap(t -> t.getRows().stream())
                .flatMap(row -> row.getTableCells().stream()).flatMap(c -> c.getParagraphs().stream())
                .flatMap(p -> p.getRuns().stream()).flatMap(run -> run.getEmbeddedPictures().stream())
                .map(picture -> picture.getDescription()).toList();
            assertThat(described).hasSizeGreaterThan(60).doesNotContain("", (String) null)
                .contains("2024: ödenek 31.307.525.936 TL, harcama 29.496.087.082 TL, gerçekleşme %94,21");
        }
    }
}
