package divan.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a decision table that applied.
 *
 * @param decision name of the decision whose table it stands in
 * @param rule id of the rule in the model
 * @param annotations the rule's annotations by name, empty ones left out ({@code provision}: the law behind
 *     the rule)
 * @param output what the rule contributed: one value, or a map by output name
 */
public record Firing(String decision, String rule, Map<String, String> annotations, @Nullable Object output) {
}
