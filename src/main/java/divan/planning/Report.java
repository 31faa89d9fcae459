package divan.planning;

import divan.journal.FourEyes.Decided;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that a unit reports together; the proposal is the act of this id.
 *
 * @param organ the unit
 * @param source where the values come from, in words
 * @param evidence SHA-256 of the document or file that shows them, which stays with the unit; 64 hexadecimal
 *        digits
 * @param decided null while it waits for a second official
 */
public record Report(UUID act, String organ, String source, String evidence, Instant at, String post,
        List<ReportLine> lines, @Nullable Decided decided) {
    public Report {
        lines = List.copyOf(lines);
    }

    public boolean isOpen() {
        return decided == null;
    }

    /** As acts say it. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("organ", organ);
        body.put("source", source);
        body.put("evidence", evidence);
        body.put("values", lines.stream().map(ReportLine::body).toList());
        return body;
    }

    /** What such an act says was reported. */
    static List<ReportLine> lines(Map<String, Object> body) {
        return body.get("values") instanceof List<?> values
            ? values.stream().map(value -> ReportLine.of((Map<?, ?>) value)).toList() : List.of();
    }
}
