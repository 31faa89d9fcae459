package divan.casework;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an official proposes or decides.
 *
 * @param outcome grant, refuse or (deciding only) returned
 * @param judgements question → answer (yes, no, unclear), and {@code <question>-note}
 * @param weighing what was weighed, by its id (law 6458/25/1)
 * @param details answers to the proposal's own questions: granted-until, provisions, reason
 */
public record Verdict(String outcome, Map<String, String> judgements, Map<String, String> weighing,
        Map<String, @Nullable Object> details) {
    /** Details that every decision keeps under a name of its own. */
    static final List<String> ITS_OWN = List.of("granted-until", "provisions", "reason");

    @SuppressWarnings("unchecked")
    public List<String> provisions() {
        return details.get("provisions") instanceof List<?> list ? (List<String>) list : List.of();
    }
}
