package divan;

import divan.kernel.Failure;
import divan.kernel.FileFinding;
import divan.kernel.FileReport;
import divan.web.Language;
import divan.web.Languages;
import divan.web.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What became of a file of rows, in words, as JSON or as CSV. */
record FilePrint(String format, Language language) {

    static FilePrint of(String format, String language) throws CommandLine.Unclear {
        if (!List.of("text", "json", "csv").contains(format)) {
            throw new CommandLine.Unclear("--format is text, json or csv.");
        }
        return new FilePrint(format, Languages.find(language)
            .orElseThrow(() -> new CommandLine.Unclear("--lang is tr or en.")));
    }

    void report(FileReport report, boolean taking, Texts texts, PrintStream out) throws IOException {
        switch (format) {
            case "json" -> out.println(json(report, texts));
            case "csv" -> csv(report, texts, out);
            default -> text(report, taking, texts, out);
        }
    }

    private void text(FileReport report, boolean taking, Texts texts, PrintStream out) {
        for (FileFinding finding : report.findings()) {
            String where = finding.line() == 0 ? texts.get(language, "register-file.whole")
                : texts.get(language, "register-file.line") + " " + finding.line();
            out.println(where + (finding.column().isEmpty() ? "" : ", " + finding.column()) + ": "
                + words(finding, texts));
        }
        if (report.more() > 0) {
            out.println(texts.get(language, "register-file.more", report.more()));
        }
        out.println(summary(report, taking, texts));
    }

    private String summary(FileReport report, boolean taking, Texts texts) {
        if (!report.isGood()) {
            return texts.get(language, "register-file.found", report.rows(), report.findings().size()
                + report.more());
        }
        String key = !taking ? "given" : report.act() == null ? "good" : "taken";
        return texts.get(language, "register-file." + key, report.rows(), report.sha256());
    }

    private String json(FileReport report, Texts texts) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("register", report.register());
        map.put("sha256", report.sha256());
        map.put("rows", report.rows());
        map.put("act", report.act() == null ? null : report.act().toString());
        map.put("findings", report.findings().stream().map(f -> Map.of("line", f.line(), "column", f.column(),
            "code", f.code(), "message", words(f, texts))).toList());
        map.put("more", report.more());
        return JsonMapper.builder().build().writeValueAsString(map);
    }

    private void csv(FileReport report, Texts texts, PrintStream out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord("line", "column", "code", "message");
        for (FileFinding finding : report.findings()) {
            printer.printRecord(finding.line(), finding.column(), finding.code(), words(finding, texts));
        }
        printer.flush();
    }

    private String words(FileFinding finding, Texts texts) {
        String key = "register-file." + finding.code();
        return texts.get(language, texts.has(key) ? key
            : "violation." + finding.code(), finding.args().toArray());
    }

    String words(Failure failure, Texts texts) {
        return failure.violations().isEmpty() ? Objects.requireNonNull(failure.getMessage())
            : String.join(" ", failure.violations().stream()
                .map(v -> texts.get(language, "violation." + v.code(), v.args().toArray())).toList());
    }
}
