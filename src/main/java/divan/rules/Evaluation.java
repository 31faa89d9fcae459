package divan.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model said about one situation.
 *
 * @param results by decision name, in the order of the model; a null result stands as null
 * @param firings the rules that applied, table by table in the order of the model, rule by rule
 */
public record Evaluation(Map<String, @Nullable Object> results, List<Firing> firings) {
    public @Nullable Object result(String decision) {
        if (!results.containsKey(decision)) {
            throw new IllegalArgumentException("no decision " + decision);
        }
        return results.get(decision);
    }

    /** The rules that applied in the table of one decision. */
    public List<Firing> firings(String decision) {
        return firings.stream().filter(firing -> firing.decision().equals(decision)).toList();
    }
}
