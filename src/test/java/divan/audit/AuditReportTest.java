package divan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an audit says, in its three forms; those of an invented report are kept, and written anew with
 * {@code -Ddivan.write=true}.
 */
class AuditReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/audit");
    private static final Path SOURCES = Path.of("src/main/java/divan/audit");

    @TempDir
    private Path folder;

    /** One of each, in an invented report. */
    private Audit.Audited audited() throws IOException {
        Tables tables = new Tables();
        tables.header("form3.csv", "sub_programme,no,indicator,unit,prev_year,prev_value,target,estimate,q1,"
            + "q2,q3,q4,published_year_end,published_rate_pct,published_status");
        tables.row("form3.csv", "Deneme <alt> & program", 1, "Karar sayısı", "Sayı", 2030, 900, 1500, 1000,
            100, 200, 300, 400, 1000, 66, "Ulaşılamadı");
        tables.row("form3.csv", "Deneme <alt> & program", 2, "Açık dosya sayısı", "Sayı", 2030, 90, 100, 90,
            80, 90, 85, 90, 99, 90, "Aşıldı");
        tables.header("plan.csv", "aim,target,target_title,responsible_unit,published_target_pct,indicator,"
            + "indicator_title,weight_pct,baseline_A,planned_B,actual_C,published_pct");
        tables.row("plan.csv", "A1", "H1.1", "Hedef", "Birim", "84", "PG1.1.1", "Bir", 40, 10, 20, 12, 60);
        tables.row("plan.csv", "A1", "H1.1", "Hedef", "Birim", "84", "PG1.1.2", "İki", 60, 5, 5, 5, 100);
        tables.header("unit.csv", "unit,kbo,published_total_appropriation,spent,published_pct_of_kbo,"
            + "published_pct_of_total");
        tables.row("unit.csv", "Deneme birimi", 1234567, 2000000, 1500000, "121.50", 75);
        tables.row("unit.csv", "Öbür birim", 0, 1000000, 900000, 0, 90);
        tables.row("unit.csv", "GENEL TOPLAM", 1234567, 3100000, 2400000, 194, 80);
        return Audit.of(tables.write(folder));
    }

    private static void golden(String name, String content) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("divan.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, content);
        }
        assertThat(content).isEqualToNormalizingNewlines(Files.readString(file));
    }

    @Test
    void asText() throws IOException {
        golden("report.txt", new AuditReport(audited(), "tr").text());
        golden("report-en.txt", new AuditReport(audited(), "en").text());
    }

    @Test
    void asOnePageOfHtml() throws IOException {
        String page = new AuditReport(audited(), "tr").html();
        golden("report.html", page);
        assertThat(page).contains("Deneme &lt;alt&gt; &amp; program")
            .doesNotContain("<script", "src=", "href=");
    }

    @Test
    void asJson() throws IOException {
        JsonNode json = JsonMapper.shared().readTree(new AuditReport(audited(), "tr").json());
        assertThat(json.isArray()).isTrue();
        assertThat(json.size()).isEqualTo(audited().findings().size());
        for (JsonNode finding : json) {
            assertThat(finding.propertyNames()).containsExactly("file", "row", "column", "printed",
                "computed", "severity", "kind", "reason");
        }
        JsonNode wrong = json.get(1);
        assertThat(wrong.get("row").asString()).isEqualTo("Deneme <alt> & program 2");
        assertThat(wrong.get("column").asString()).isEqualTo("published_year_end");
        assertThat(wrong.get("printed").asString()).isEqualTo("99");
        assertThat(wrong.get("computed").asString()).isEqualTo("90");
        assertThat(wrong.get("severity").asString()).isEqualTo("error");
        assertThat(wrong.get("kind").asString()).isEqualTo("total");
        assertThat(wrong.get("reason").asString()).contains("son çeyreğin değeri");
    }

    @Test
    void everyWordIsThereInBothLanguagesAndUsed() throws IOException {
        Map<String, String> turkish = new Words("audit", "tr").all();
        Map<String, String> english = new Words("audit", "en").all();
        assertThat(english.keySet()).isEqualTo(turkish.keySet());
        turkish.forEach((key, text) -> assertThat(arguments(text)).as(key)
            .isEqualTo(arguments(english.get(key))));
        Stream.of(Kind.values()).forEach(kind -> assertThat(turkish).containsKey("kind." + kind.code()));
        String sources = sources();
        turkish.keySet().stream().filter(key -> key.matches("(formula|way)\\..*")).forEach(key ->
            assertThat(sources).contains("\"" + key + "\""));
        Set<String> codes = Set.of(Kind.TRUNCATED.code(), Kind.ROUNDED.code(), Kind.ONE_UNIT.code());
        turkish.keySet().stream().filter(key -> key.startsWith("reason.")).map(key -> key.substring(7))
            .filter(key -> !codes.contains(key))
            .forEach(key -> assertThat(sources).contains("\"" + key + "\""));
        Pattern.compile("\"((?:formula|way)\\.[^\"]+)\"").matcher(sources).results()
            .forEach(used -> assertThat(turkish).containsKey(used.group(1)));
    }

    private static Set<String> arguments(String text) {
        Set<String> arguments = new TreeSet<>();
        Pattern.compile("\\{[0-9]}").matcher(text).results().forEach(match -> arguments.add(match.group()));
        return arguments;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** A finding of each kind that the other tests meet can be said in both languages. */
    @Test
    void everyFindingHasItsSentence() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            Audit.Audited audited = Audit.of(Institution.of(seed).write(folder));
            for (String lang : AuditReport.LANGUAGES) {
                AuditReport report = new AuditReport(audited, lang);
                List<String> reasons = audited.findings().stream().map(report::reason).toList();
                assertThat(reasons).isNotEmpty().noneMatch(reason -> reason.matches(".*\\{[0-9]}.*"));
            }
        }
    }
}
