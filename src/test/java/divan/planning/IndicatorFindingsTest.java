package divan.planning;

import static org.assertj.core.api.Assertions.assertThat;

import divan.packs.Finding;
import divan.packs.Pack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pack says of indicators and weights is refused where it cannot mean anything, with its line. */
class IndicatorFindingsTest {
    private static final Path PACK = Path.of("packs/migration");

    private static List<String> found(String indicators) {
        Pack pack = Pack.of("test", Map.of("indicators.yaml", indicators.getBytes(StandardCharsets.UTF_8)));
        return IndicatorReader.findings(pack).stream().map(Finding::toString).toList();
    }

    private static String item(String... lines) {
        return "- id: x1\n  title: {tr: x}\n  unit: {tr: adet}\n  direction: up\n  "
            + String.join("\n  ", lines) + "\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "kind: rate|5: “kind” is sum, stock, ratio or change, not “rate”",
        "kind: ratio;numerator: y|5: a ratio needs “numerator” and “denominator”",
        "kind: ratio;numerator: y;denominator: z|1: “y” is no indicator here of the kind sum or stock",
        "kind: change;of: x1|1: “x1” is no indicator here of the kind sum or stock",
        "kind: sum|5: neither “counts” nor “reported” says where its values come from",
        "kind: sum;reported: monthly|6: “reported” is quarterly or yearly",
        "kind: sum;reported: yearly|1: “organs” is missing: the plan does not say who reports it",
        "kind: sum;reported: yearly;organs: [\"12\"]|7: “organs” are numbers of eight digits",
        "kind: stock;counts: {act: a.b, services: [c]}|6: a stock is reported; acts that "
            + "are counted are a sum",
        "kind: sum;reported: yearly;organs: [\"90000002\"];decimals: 9|8: “decimals” is 0 to 6",
        "kind: sum;reported: yearly;organs: [\"90000002\"];opening: {plan: 2024}|"
            + "8: the plan does not have it"})
    void aDefinitionThatMeansNothingIsRefusedAtItsLine(String lines, String finding) {
        assertThat(found(item(lines.split(";")))).contains("indicators.yaml:" + finding);
    }

    @Test
    void everythingWrongIsSaidAndAnIdStandsOnce() {
        String good = item("kind: sum", "reported: yearly", "organs: [\"90000002\"]");
        assertThat(found(good)).isEmpty();
        assertThat(found(good + good.replace("up", "sideways") + good)).hasSize(2)
            .anyMatch(f -> f.contains("“direction” is up or down"))
            .anyMatch(f -> f.contains("stands here twice"));
    }

    /** Packs of before this say count, and stay in force until another version does. */
    @Test
    void theEarlierWordForACountedSumIsUnderstood() {
        assertThat(found(item("kind: count", "counts: {act: a.b, services: [c]}",
            "opening: {value: 3, day: \"2024-12-31\", source: {tr: x}}"))).isEmpty();
    }

    private static Pack with(String path, String right, String wrong) throws IOException {
        Pack pack = Pack.read(PACK);
        Map<String, byte[]> files = new TreeMap<>();
        for (String file : List.of(PlanReader.PLAN, "plans/2024-2028.csv", IndicatorReader.FILE)) {
            String text = new String(pack.need(file), StandardCharsets.UTF_8);
            if (file.equals(path)) {
                assertThat(text).contains(right);
            }
            files.put(file, (file.equals(path) ? text.replace(right, wrong) : text)
                .getBytes(StandardCharsets.UTF_8));
        }
        return Pack.of("migration", files);
    }

    private static List<String> findings(Pack pack) {
        List<String> findings = new ArrayList<>();
        PlanReader.findings(pack).forEach(finding -> findings.add(finding.toString()));
        IndicatorReader.findings(pack).forEach(finding -> findings.add(finding.toString()));
        return findings;
    }

    @Test
    void weightsThatDoNotSumToAHundredAreRefusedUnlessTheyWerePrintedSo() throws IOException {
        assertThat(findings(Pack.read(PACK))).isEmpty();
        assertThat(findings(with("plans/2024-2028.csv", "permission,40,200000", "permission,30,200000")))
            .containsExactly("plans/2024-2028.csv:2: the weights of H1.1 sum to 90, not to 100");
        assertThat(findings(with(PlanReader.PLAN, "printed-weights: {H2.3: 80}", "")))
            .containsExactly("plans/2024-2028.csv:14: the weights of H2.3 sum to 80, not to 100");
        assertThat(findings(with(PlanReader.PLAN, "{H2.3: 80}", "{H2.3: 90}"))).containsExactly(
            "plans/2024-2028.csv:14: the weights of H2.3 sum to 80, not to 90, as “printed-weights” says");
        assertThat(findings(with(PlanReader.PLAN, "{H2.3: 80}", "{H2.3: 80, H9.9: 70}"))).hasSize(1)
            .allMatch(f -> f.endsWith("a target that is not in the plan: H9.9"));
    }

    @Test
    void thePackHasADefinitionOfEveryIndicatorOfItsPlan() throws IOException {
        Pack pack = Pack.read(PACK);
        List<Indicator> indicators = IndicatorReader.indicators(pack);
        assertThat(indicators).extracting(Indicator::id).containsAll(Plan.of(pack).orElseThrow()
            .lines().stream().map(PlannedIndicator::id).toList());
        assertThat(indicators).extracting(Indicator::kind).contains(IndicatorKind.values());
    }
}
