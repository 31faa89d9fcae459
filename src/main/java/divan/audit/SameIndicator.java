package divan.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One indicator in the plan and in form 3, known by its name: the plan's value is the year's, or counts from
 * the plan's baseline on. What differs is a note, for the plan may mean another period.
 */
final class SameIndicator {
    private SameIndicator() {
    }

    static List<Finding> of(List<Sheet> sheets) {
        List<Finding> findings = new ArrayList<>();
        for (Line planned : lines(sheets, Layout.PLAN)) {
            lines(sheets, Layout.FORM_3).stream().filter(line -> isSame(planned, line))
                .filter(line -> differ(planned, line)).findFirst().ifPresent(line -> findings.add(
                    planned.cell("actual_C").note(Kind.DIFFERS, line.value("published_year_end"),
                        "differs.form", line.text("published_year_end"),
                        line.cell("published_year_end").place())));
        }
        return findings;
    }

    private static List<Line> lines(List<Sheet> sheets, Layout layout) {
        return sheets.stream().filter(sheet -> sheet.layout() == layout)
            .flatMap(sheet -> sheet.lines().stream()).toList();
    }

    private static boolean isSame(Line planned, Line reported) {
        String name = Units.plain(planned.text("indicator_title"));
        return !name.isEmpty() && name.equals(Units.plain(reported.text("indicator")));
    }

    private static boolean differ(Line planned, Line reported) {
        BigDecimal actual = planned.value("actual_C");
        BigDecimal year = reported.value("published_year_end");
        BigDecimal baseline = planned.value("baseline_A");
        return actual != null && year != null && !agrees(planned, actual, year)
            && !agrees(planned, actual, baseline == null ? null : baseline.add(year));
    }

    private static boolean agrees(Line planned, BigDecimal actual, @Nullable BigDecimal other) {
        return other != null && Exact.isWithin(actual, other, planned.cell("actual_C").unit());
    }
}
