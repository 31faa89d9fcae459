package divan.audit;

import divan.kernel.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What an audit found, as aligned text, as JSON, or as one page of HTML that needs nothing else. */
public final class AuditReport {
    public static final List<String> LANGUAGES = List.of("tr", "en");
    private static final int DECIMALS = 4;
    private static final int WIDEST = 110;
    private static final String STYLE = readStyle();

    private final Audit.Audited audited;
    private final String lang;
    private final Words words;
    private final DecimalFormat numbers;

    /** @param lang one of {@link #LANGUAGES} */
    public AuditReport(Audit.Audited audited, String lang) {
        this.audited = audited;
        this.lang = lang;
        this.words = new Words("audit", lang);
        this.numbers = new DecimalFormat("#,##0.####",
            DecimalFormatSymbols.getInstance(Locale.forLanguageTag(lang)));
        this.numbers.setRoundingMode(RoundingMode.HALF_UP);
        this.numbers.setMaximumFractionDigits(DECIMALS);
    }

    public String lang() {
        return lang;
    }

    public String style() {
        return STYLE;
    }

    public String word(String key, Object... args) {
        return words.of(key, args);
    }

    /** A sentence for whoever answers for the figure. */
    public String reason(Finding finding) {
        return words.of("reason." + finding.reason(), finding.args().stream().map(this::shown).toArray());
    }

    private Object shown(Object arg) {
        return switch (arg) {
            case BigDecimal number -> numbers.format(number);
            case Named named -> words.of(named.key());
            default -> arg;
        };
    }

    public String severity(Finding finding) {
        return words.of("severity." + finding.severity());
    }

    public String kind(Finding finding) {
        return words.of("kind." + finding.kind().code());
    }

    public String summary() {
        return words.of("summary", audited.files().size(), audited.errors(), audited.notes());
    }

    /** Findings by file, those files too of which there is nothing to say. */
    public Map<String, List<Finding>> byFile() {
        Map<String, List<Finding>> byFile = new LinkedHashMap<>();
        audited.files().stream().sorted().forEach(file -> byFile.put(file, new ArrayList<>()));
        audited.findings().forEach(finding -> byFile.computeIfAbsent(finding.file(), f -> new ArrayList<>())
            .add(finding));
        return byFile;
    }

    /** An array of objects, one for each finding, as decision 0051 lists their fields. */
    public String json() {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
            .writeValueAsString(audited.findings().stream().map(this::fields).toList());
    }

    private Map<String, Object> fields(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", finding.file());
        fields.put("row", finding.row());
        fields.put("column", finding.column());
        fields.put("printed", finding.printed());
        fields.put("computed", finding.computed());
        fields.put("severity", finding.severity());
        fields.put("kind", finding.kind().code());
        fields.put("reason", reason(finding));
        return fields;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        byFile().forEach((file, findings) -> {
            text.append(file).append('\n');
            if (findings.isEmpty()) {
                text.append("  ").append(words.of("nothing")).append('\n');
            }
            table(findings, text);
            text.append('\n');
        });
        return text.append(summary()).append('\n').toString();
    }

    private void table(List<Finding> findings, StringBuilder text) {
        List<Function<Finding, String>> columns = List.of(this::severity, Finding::row, Finding::column,
            Finding::printed, finding -> finding.computed() == null ? "" : "→ " + finding.computed());
        List<Integer> widths = columns.stream().map(column -> findings.stream()
            .mapToInt(finding -> column.apply(finding).length()).max().orElse(0)).toList();
        for (Finding finding : findings) {
            String line = IntStream.range(0, columns.size())
                .mapToObj(i -> padded(columns.get(i).apply(finding), widths.get(i), i == 3))
                .collect(Collectors.joining("  "));
            text.append("  ").append(line.stripTrailing()).append('\n');
            wrapped(reason(finding)).forEach(part -> text.append("      ").append(part).append('\n'));
        }
    }

    private static String padded(String text, int width, boolean right) {
        String space = " ".repeat(width - text.length());
        return right ? space + text : text + space;
    }

    private static List<String> wrapped(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ")) {
            if (!line.isEmpty() && line.length() + word.length() >= WIDEST) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    public String html() {
        StringOutput out = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("audit/report.jte", this, out);
        return out.toString();
    }

    private static String readStyle() {
        try (InputStream in = AuditReport.class.getResourceAsStream("/audit/report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
