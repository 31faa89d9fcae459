package divan.reporting;

import divan.audit.Formula;
import divan.planning.PlannedIndicator;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * C of an indicator where the program knows it and the plan's figures do not give it.
 *
 * @param falling whether less of it is better
 */
record Reached(BigDecimal value, boolean falling) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** C: of a year that a report has closed what the plan gives, otherwise what is known here; or null. */
    static @Nullable BigDecimal value(PlannedIndicator line, Map<String, Reached> here) {
        Reached known = here.get(line.id());
        return line.actual() != null ? line.actual() : known == null ? null : known.value();
    }

    /** p, exact; null where C is not known. As {@code planning} reckons it, also where A = B. */
    static @Nullable BigDecimal performance(PlannedIndicator line, Map<String, Reached> here) {
        BigDecimal value = value(line, here);
        if (value == null) {
            return null;
        }
        boolean falling = here.containsKey(line.id()) && here.get(line.id()).falling();
        return falling && line.planned().compareTo(line.baseline()) == 0
            ? value.compareTo(line.planned()) <= 0 ? WHOLE : BigDecimal.ZERO
            : Formula.performance(line.baseline(), line.planned(), value);
    }
}
