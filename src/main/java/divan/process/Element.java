package divan.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow node of a model.
 *
 * @param scope the sub-process it stands in; empty for the process itself
 * @param repeat how often an activity is done, or null for once
 * @param attributes those of the namespace {@link Model#NAMESPACE}, by local name
 * @param xml as it was written, foreign extensions included
 */
public record Element(String id, String name, Kind kind, String scope, @Nullable Repeat repeat,
        Map<String, String> attributes, Xml xml) {
    public int line() {
        return xml.line();
    }

    /**
     * A multi-instance activity (BPMN 2.0.2 §10.3.8): one instance for each item of the list {@code
     * collection}, or as many as the number {@code cardinality} says; exactly one of the two is given. All
     * three are FEEL.
     *
     * @param item the variable in which an instance finds its item, or null
     * @param completion after each finished instance: true ends the others; or null
     */
    public record Repeat(boolean sequential, @Nullable String collection, @Nullable String cardinality,
            @Nullable String item, @Nullable String completion) {
    }
}
