package divan.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates FEEL for the interpreter. Must be a function of its arguments, else replay would differ. Throws
 * IllegalArgumentException for an expression that cannot be evaluated.
 */
public interface Conditions {
    /** Whether a condition is true; false and null are not. */
    boolean holds(String expression, Map<String, Object> variables);

    @Nullable Object value(String expression, Map<String, Object> variables);
}
