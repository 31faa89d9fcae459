package divan.planning;

import java.math.BigDecimal;

/**
 * A line of the plan for 2024, as the report gives it: inputs, and what was printed.
 *
 * @param baseline A, the value before the plan; {@code planned} B for 2024; {@code actual} C at the end of
 *     2024
 * @param printedPercent what the report printed; never an input
 */
public record PlannedIndicator(String aim, String aimTitleTr, String aimTitleEn, String target,
        String targetTitleTr,
        String targetTitleEn, String unitTr, String id, String titleTr, String titleEn, int weightPercent,
        BigDecimal baseline, BigDecimal planned, BigDecimal actual, String printedPercent,
        String printedTargetPercent) {

    public Performance performance() {
        return Performance.of(baseline, planned, actual);
    }
}
