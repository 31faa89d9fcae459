package divan.casework;

import divan.process.Conditions;
import divan.rules.Feel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The process asks in FEEL; the rules answer. */
public final class FeelConditions implements Conditions {
    @Override
    public boolean holds(String expression, Map<String, Object> variables) {
        return Boolean.TRUE.equals(Feel.evaluate(expression, variables));
    }

    @Override
    public @Nullable Object value(String expression, Map<String, Object> variables) {
        return Feel.evaluate(expression, variables);
    }
}
