package divan.planning;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator of the plan in one planned year, as the plan and the reports give it: inputs, and what was
 * printed.
 *
 * @param baseline A, the value before the plan; {@code planned} B for the year; {@code actual} C at its end,
 *     null where no report has it yet
 * @param printedPercent what the report printed; never an input; empty where nothing was printed
 * @param organs the units that answer for it
 */
public record PlannedIndicator(String aim, String aimTitleTr, String aimTitleEn, String target,
        String targetTitleTr, String targetTitleEn, String unitTr, String id, String titleTr, String titleEn,
        int weightPercent, BigDecimal baseline, BigDecimal planned, @Nullable BigDecimal actual,
        String printedPercent, String printedTargetPercent, List<String> organs, int year) {
    public PlannedIndicator {
        organs = List.copyOf(organs);
    }

    /**
     * Of the value that the report gives.
     *
     * @return null where it gives none
     */
    public @Nullable Performance performance() {
        return actual == null ? null : Performance.of(baseline, planned, actual);
    }
}
