package divan.planning;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a target of the plan was reached in a year.
 *
 * @param weights the effects of its indicators, which ought to sum to 100
 * @param percent Σ effect × performance, with two decimals; weights are not stretched to 100. Null as long as
 *        the performance of one of them is not known
 * @param printed what the report printed of it, or empty
 */
public record TargetProgress(String id, int year, List<Progress> lines, int weights,
        @Nullable BigDecimal percent, String printed) {
    /**
     * One indicator of it.
     *
     * @param reached C: of a year that a report has closed what it gives, otherwise what is computed here
     * @param computed whether {@code reached} was computed here
     */
    public record Progress(PlannedIndicator line, @Nullable BigDecimal reached, boolean computed,
            @Nullable Performance performance) {
    }

    public TargetProgress {
        lines = List.copyOf(lines);
    }
}
