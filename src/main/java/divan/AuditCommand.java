package divan;

import divan.CommandLine.Unclear;
import divan.audit.Audit;
import divan.audit.AuditReport;
import divan.kernel.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * {@code divan audit DIR [--format text|json|html] [--lang tr|en]}: every printed figure that does not follow
 * from the inputs in a folder's CSVs. Nothing is started and no database is asked. Exit 0 no error, 1 an
 * error, 2 wrong usage or nothing that could be read.
 */
final class AuditCommand {
    private static final List<String> FORMATS = List.of("text", "json", "html");

    private AuditCommand() {
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            CommandLine line = CommandLine.parse("audit", words, Set.of("--format", "--lang"), Set.of());
            String lang = line.get("--lang", "tr");
            if (!AuditReport.LANGUAGES.contains(lang)) {
                throw new Unclear("--lang is tr or en.");
            }
            if (line.words().size() != 1 || !FORMATS.contains(line.get("--format", "text"))) {
                throw new Unclear(new Words("audit", lang).of("usage"));
            }
            return audit(line.words().getFirst(), line.get("--format", "text"), lang, out, err);
        } catch (Unclear e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static int audit(String folder, String format, String lang, PrintStream out, PrintStream err) {
        Audit.Audited audited;
        try {
            audited = Audit.of(Path.of(folder));
        } catch (IOException | InvalidPathException e) {
            err.println(new Words("audit", lang).of("no-folder", folder));
            return 2;
        }
        AuditReport report = new AuditReport(audited, lang);
        if (audited.files().isEmpty()) {
            err.println(report.word("no-table", folder));
            audited.findings().forEach(f -> err.println(f.file() + ": " + report.reason(f)));
            return 2;
        }
        String text = switch (format) {
            case "json" -> report.json() + "\n";
            case "html" -> report.html();
            default -> report.text();
        };
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return audited.errors() == 0 ? 0 : 1;
    }
}
