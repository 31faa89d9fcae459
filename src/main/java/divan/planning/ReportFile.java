package divan.planning;

import divan.audit.FileText;
import divan.kernel.Findings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Values in a CSV file (RFC 4180, UTF-8; a semicolon or a tab between cells will do), a row a value, under
 * the columns of {@link ReportDraft}.
 */
final class ReportFile {
    static final int MOST_ROWS = 5000;

    private ReportFile() {
    }

    /** What stands in it; findings are added of what cannot be read. */
    static List<ReportDraft> read(byte[] bytes, Findings findings) {
        FileText file = FileText.of(bytes);
        List<ReportDraft> drafts = new ArrayList<>();
        try (CSVParser parser = CSVFormat.RFC4180.builder().setDelimiter(file.delimiter())
                .setIgnoreEmptyLines(true).get().parse(new StringReader(file.text()))) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> header = records.hasNext()
                ? records.next().toList().stream().map(String::strip).toList() : List.of();
            if (header.isEmpty()) {
                findings.add(1, "", "empty");
            } else if (findings.headed(header, ReportDraft.COLUMNS, needed())) {
                rows(parser, records, header, drafts, findings);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            findings.add(0, "", "not-csv");
        }
        if (file.windows()) {
            encoding(drafts, findings);
        }
        return drafts;
    }

    private static List<String> needed() {
        return ReportDraft.COLUMNS.stream().filter(c -> !c.equals(ReportDraft.ORGAN)
            && !c.equals(ReportDraft.WHY)).toList();
    }

    private static void rows(CSVParser parser, Iterator<CSVRecord> records, List<String> header,
            List<ReportDraft> drafts, Findings findings) {
        long line = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            CSVRecord row = records.next();
            if (drafts.size() == MOST_ROWS) {
                findings.add(line, "", "plan-rows", MOST_ROWS);
                return;
            }
            if (findings.filled(line, row.values(), header)) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    cells.put(header.get(i), row.get(i).strip());
                }
                drafts.add(new ReportDraft(line, cells));
            }
            line = parser.getCurrentLineNumber() + 1;
        }
    }

    /** Said once, where the first letter stands that another encoding would show otherwise. */
    private static void encoding(List<ReportDraft> drafts, Findings findings) {
        for (ReportDraft draft : drafts) {
            for (Map.Entry<String, String> cell : draft.cells().entrySet()) {
                if (cell.getValue().chars().anyMatch(c -> c > 127)) {
                    findings.add(draft.line(), cell.getKey(), "plan-encoding");
                    return;
                }
            }
        }
        findings.add(1, "", "plan-encoding");
    }
}
