package divan.casework;

import divan.kernel.OfficialCalendar;
import divan.process.Conditions;
import divan.rules.Feel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The process asks in FEEL; the rules answer, by a calendar that does not change: a replay asks the same.
 */
public final class FeelConditions implements Conditions {
    private final OfficialCalendar calendar;

    /** By the calendar of the law alone. */
    public FeelConditions() {
        this(OfficialCalendar.statutory());
    }

    FeelConditions(OfficialCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public boolean holds(String expression, Map<String, Object> variables) {
        return Boolean.TRUE.equals(Feel.evaluate(calendar, expression, variables));
    }

    @Override
    public @Nullable Object value(String expression, Map<String, Object> variables) {
        return Feel.evaluate(calendar, expression, variables);
    }
}
