package divan.reporting;

import divan.planning.Plan;
import divan.planning.PlannedIndicator;
import divan.reporting.Block.Bar;
import divan.reporting.Block.Column;
import divan.reporting.Block.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The strategic plan: its aims and targets, and how far each target was reached in the year. */
final class PlanTables {
    private static final String FILE = "plan.csv";
    private static final String PERCENT = "published_pct";

    private final Draft draft;
    private final Plan plan;
    private final int year;
    private final Map<String, Reached> here;
    private final Map<String, List<PlannedIndicator>> targets = new LinkedHashMap<>();

    /** @param here what the program knows of indicators of which the plan gives no value, by id */
    PlanTables(Draft draft, Plan plan, int year, Map<String, Reached> here) {
        this.draft = draft;
        this.plan = plan;
        this.year = year;
        this.here = here;
        plan.lines(year).forEach(line -> targets.computeIfAbsent(line.target(), t -> new ArrayList<>())
            .add(line));
    }

    /** II.A. */
    void aims() {
        List<Row> rows = targets.values().stream().map(List::getFirst).map(line -> new Row(List.of(
            Cell.words(line.target() + " " + title(line)), Cell.words(line.aim() + " "
                + draft.choose(line.aimTitleTr(), line.aimTitleEn())), Cell.words(line.unitTr())), 0))
            .toList();
        draft.grid(draft.in(plan.title()), draft.word("printed.aims"), List.of(
            new Column(draft.word("column.target-of-plan"), false),
            new Column(draft.word("column.aim"), false),
            new Column(draft.word("column.responsible"), false)), rows);
    }

    private String title(PlannedIndicator line) {
        return draft.choose(line.targetTitleTr(), line.targetTitleEn());
    }

    /** III.B.3. */
    void evaluation() {
        draft.chart(draft.word("chart.plan"), draft.word("chart.plan-lead"), targets.entrySet().stream()
            .filter(target -> reached(target.getValue()) != null)
            .map(target -> bullet(target.getKey(), target.getValue())).toList());
        targets.forEach((target, lines) -> target(target, lines));
    }

    /**
     * Σ weight · p over 100; weights that do not sum to 100 are not stretched. Null as long as one of them is
     * not known.
     */
    private @Nullable BigDecimal reached(List<PlannedIndicator> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PlannedIndicator line : lines) {
            BigDecimal performance = Reached.performance(line, here);
            if (performance == null) {
                return null;
            }
            sum = sum.add(performance.multiply(BigDecimal.valueOf(line.weightPercent(), 2)));
        }
        return sum;
    }

    private void target(String target, List<PlannedIndicator> lines) {
        List<Row> rows = new ArrayList<>(lines.stream().map(line -> new Row(indicator(line), 0)).toList());
        BigDecimal weights = BigDecimal.valueOf(lines.stream()
            .mapToInt(PlannedIndicator::weightPercent).sum());
        rows.add(new Row(List.of(Cell.words(draft.word("target-total")), draft.computed(FILE, target,
            "weight_pct", weights), Cell.words(""), Cell.words(""), Cell.words(""),
            draft.computed(FILE, target, "published_target_pct", reached(lines))), 2));
        draft.grid(draft.word("table.target", target, title(lines.getFirst()), lines.getFirst().unitTr(),
            year), draft.word("printed.plan"), draft.columns("indicator", "weight", "baseline", "planned",
                "actual", "performance"), rows);
    }

    private List<Cell> indicator(PlannedIndicator line) {
        BigDecimal value = Reached.value(line, here);
        String remark = value == null ? " " + draft.word("unknown-here")
            : line.actual() == null ? " " + draft.word("known-here") : "";
        if (value != null && line.planned().compareTo(line.baseline()) == 0) {
            remark = remark + " " + draft.word("undefined");
        }
        return List.of(Cell.words(line.id() + " " + draft.choose(line.titleTr(), line.titleEn()) + remark),
            draft.input(FILE, line.id(), "weight_pct", BigDecimal.valueOf(line.weightPercent())),
            draft.input(FILE, line.id(), "baseline_A", line.baseline()),
            draft.input(FILE, line.id(), "planned_B", line.planned()),
            draft.input(FILE, line.id(), "actual_C", value),
            draft.computed(FILE, line.id(), PERCENT, Reached.performance(line, here)));
    }

    private Bar bullet(String target, List<PlannedIndicator> lines) {
        BigDecimal reached = Objects.requireNonNull(reached(lines));
        String label = target + " " + title(lines.getFirst());
        return new Bar(label, Picture.bullet(reached, draft.word("chart.plan-words", label,
            draft.percent(reached))), draft.percent(reached));
    }
}
