package divan.planning;

import divan.journal.FourEyes.Decided;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a unit writes of a target in a year; the proposal is the act of this id.
 *
 * @param percent the performance of the target that was before whoever wrote it; null where it was not known
 * @param deviation why the target was not reached, or empty
 * @param measures what is done about it, or empty
 * @param decided null while it waits for a second official
 */
public record Evaluation(UUID act, Key key, String organ, @Nullable BigDecimal percent, String deviation,
        String measures, Instant at, String post, List<EvaluationLine> lines, @Nullable Decided decided) {
    /** Of what: a target of a plan in one of its planned years. */
    public record Key(String plan, String target, int year) {
        /** Behind {@code /plan/targets/} and {@code /desk/plan/targets/}. */
        public String path() {
            return plan + "/" + year + "/" + target;
        }
    }

    public Evaluation {
        lines = List.copyOf(lines);
    }

    public boolean isOpen() {
        return decided == null;
    }

    /** As acts say it. */
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("plan", key.plan());
        body.put("target", key.target());
        body.put("year", key.year());
        body.put("organ", organ);
        body.put("percent", IndicatorTable.plain(percent));
        body.put("deviation", deviation);
        body.put("measures", measures);
        body.put("indicators", lines.stream().map(EvaluationLine::body).toList());
        return body;
    }
}
