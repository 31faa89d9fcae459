package divan.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What does not follow in the evaluation of a strategic plan: the performance of each indicator, and of each
 * target the sum of weight times performance. Each is computed from inputs, so that one wrong performance is
 * not said again at its target; a target follows as well from the percentages as they are printed.
 */
final class PlanAudit {
    private static final String PERCENT = "published_pct";
    private static final String TARGET_PERCENT = "published_target_pct";
    private static final String WEIGHT = "weight_pct";
    /** The formula that reports most often use instead. */
    private static final String OVER_PLANNED = "formula.C/B";

    /**
     * @param otherwise what the report may have meant: C / B, or where the formula is undefined the other way
     *        to say so
     * @param explained whether what is printed is known to come from either
     */
    private record Indicator(Line line, @Nullable BigDecimal weight, @Nullable BigDecimal printed,
            @Nullable BigDecimal exact, @Nullable BigDecimal otherwise, boolean explained) {
        @Nullable BigDecimal printedOr(@Nullable BigDecimal other) {
            return explained && printed != null ? printed : other;
        }

        /** Written with as many digits as the printed percentage has. */
        @Nullable BigDecimal written(@Nullable BigDecimal percent, RoundingMode mode) {
            return percent == null || !line.has(PERCENT) ? percent
                : percent.setScale(line.cell(PERCENT).decimals(), mode);
        }
    }

    private final List<Finding> findings = new ArrayList<>();

    private PlanAudit() {
    }

    static List<Finding> of(Sheet plan) {
        PlanAudit audit = new PlanAudit();
        Map<String, List<Indicator>> targets = new LinkedHashMap<>();
        plan.lines().forEach(line -> targets.computeIfAbsent(line.text("target"), t -> new ArrayList<>())
            .add(audit.indicator(line)));
        targets.forEach(audit::target);
        return audit.findings;
    }

    private Indicator indicator(Line line) {
        BigDecimal a = line.value("baseline_A");
        BigDecimal b = line.value("planned_B");
        BigDecimal c = line.value("actual_C");
        BigDecimal exact = a == null || b == null || c == null ? null : Formula.performance(a, b, c);
        boolean explained = exact == null || !line.has(PERCENT) || performance(line, exact);
        return new Indicator(line, line.value(WEIGHT), line.value(PERCENT), exact, otherwise(b, c, exact,
            isSame(a, b)), explained);
    }

    private static @Nullable BigDecimal otherwise(@Nullable BigDecimal b, @Nullable BigDecimal c,
            @Nullable BigDecimal exact, boolean undefined) {
        if (exact == null || b == null || c == null) {
            return null;
        }
        return undefined ? Exact.HUNDRED.subtract(exact) : capped(Exact.percent(c, b));
    }

    private static @Nullable BigDecimal capped(@Nullable BigDecimal percent) {
        return percent == null ? null : percent.max(BigDecimal.ZERO).min(Exact.HUNDRED);
    }

    /** @return whether it is known where what is printed comes from */
    private boolean performance(Line line, BigDecimal exact) {
        Cell cell = line.cell(PERCENT);
        boolean undefined = isSame(line.value("baseline_A"), line.value("planned_B"));
        if (cell.value() == null) {
            return false;
        }
        Fit fit = Fit.of(cell, exact);
        if (undefined) {
            boolean follows = fit == Fit.FOLLOWS;
            findings.add(cell.finding(line.key(), !follows, Kind.UNDEFINED, exact,
                follows ? "undefined.plan" : "undefined.plan-other", exact));
            return follows || Fit.of(cell, Exact.HUNDRED.subtract(exact)) == Fit.FOLLOWS;
        }
        if (fit.isGood()) {
            fit.note(cell, exact).ifPresent(findings::add);
            return true;
        }
        Optional<String> other = otherFormula(cell);
        findings.add(other.map(formula -> cell.error(Kind.WRONG_FORMULA, exact, "wrong-formula", exact,
            new Named(formula))).orElseGet(() -> cell.error(Kind.ARITHMETIC, exact, "arithmetic.plan",
                exact)));
        return other.filter(OVER_PLANNED::equals).isPresent();
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) == 0;
    }

    /** The formula that would give what is printed. */
    private static Optional<String> otherFormula(Cell cell) {
        BigDecimal a = cell.line().value("baseline_A");
        BigDecimal b = cell.line().value("planned_B");
        BigDecimal c = cell.line().value("actual_C");
        if (a == null || b == null || c == null) {
            return Optional.empty();
        }
        Map<String, @Nullable BigDecimal> formulas = new LinkedHashMap<>();
        formulas.put(OVER_PLANNED, Exact.percent(c, b));
        formulas.put("formula.uncapped", Exact.percent(c.subtract(a), b.subtract(a)));
        formulas.put("formula.B/C", Exact.percent(b, c));
        formulas.put("formula.(C-A)/B", Exact.percent(c.subtract(a), b));
        formulas.put("formula.(C-A)/A", Exact.percent(c.subtract(a), a));
        formulas.put("formula.(C-A)/C", Exact.percent(c.subtract(a), c));
        formulas.put("formula.(B-C)/(B-A)", Exact.percent(b.subtract(c), b.subtract(a)));
        formulas.put("formula.C/A", Exact.percent(c, a));
        return formulas.entrySet().stream()
            .filter(formula -> formula.getValue() != null && Fit.of(cell, formula.getValue()).isGood())
            .map(Map.Entry::getKey).findFirst();
    }

    private void target(String code, List<Indicator> indicators) {
        BigDecimal weights = BigDecimal.ZERO;
        for (Indicator indicator : indicators) {
            if (indicator.weight() == null) {
                return;
            }
            weights = weights.add(indicator.weight());
        }
        boolean whole = weights.compareTo(Exact.HUNDRED) == 0;
        if (!whole) {
            findings.add(new Finding(indicators.getFirst().line().sheet().file(), code, WEIGHT,
                Cell.plain(weights, 2), "100", true, Kind.WEIGHTS, "weights",
                List.of(weights, indicators.size())));
        }
        Set<String> seen = new LinkedHashSet<>();
        for (Indicator indicator : indicators) {
            if (indicator.line().has(TARGET_PERCENT) && indicator.line().value(TARGET_PERCENT) != null
                && seen.add(indicator.line().text(TARGET_PERCENT))) {
                target(code, indicator.line().cell(TARGET_PERCENT), indicators, weights);
            }
        }
    }

    private void target(String code, Cell cell, List<Indicator> indicators, BigDecimal weights) {
        List<@Nullable BigDecimal> possible = possible(indicators, Exact.HUNDRED);
        BigDecimal best = nearest(cell, possible);
        if (best == null) {
            return;
        }
        Fit fit = Fit.of(cell, best);
        if (fit.isGood()) {
            BigDecimal exact = possible.get(1);
            findings.addAll((exact == null || Fit.of(cell, exact).isGood() ? fit.note(cell, code, best)
                : Optional.of(cell.finding(code, false, Kind.CARRIED, exact, "carried", exact))).stream()
                .toList());
            return;
        }
        BigDecimal byFormula = Objects.requireNonNullElse(possible.get(1), best);
        BigDecimal shared = weights.signum() == 0 || weights.compareTo(Exact.HUNDRED) == 0 ? null
            : nearest(cell, possible(indicators, weights));
        if (shared != null && Fit.of(cell, shared).isGood()) {
            findings.add(cell.finding(code, true, Kind.WEIGHTS, byFormula, "weights.shared", byFormula,
                weights));
            return;
        }
        findings.add(mean(cell, indicators)
            ? cell.finding(code, true, Kind.WRONG_FORMULA, best, "wrong-formula", best,
                new Named("formula.mean"))
            : cell.finding(code, true, Kind.TOTAL, best, "arithmetic.target", best));
    }

    /**
     * What the target's percentage can be: from performances as printed; by the formula; and where a printed
     * one comes from nowhere, from what should stand there instead, written in the report's ways.
     */
    private static List<@Nullable BigDecimal> possible(List<Indicator> indicators, BigDecimal whole) {
        List<Taken> ways = new ArrayList<>(List.of(Indicator::printed, Indicator::exact));
        if (indicators.stream().anyMatch(indicator -> !indicator.explained())) {
            for (Taken way : List.<Taken>of(Indicator::exact, Indicator::otherwise)) {
                ways.add(i -> i.printedOr(way.from(i)));
                ways.add(i -> i.printedOr(i.written(way.from(i), RoundingMode.DOWN)));
                ways.add(i -> i.printedOr(i.written(way.from(i), RoundingMode.HALF_UP)));
            }
        }
        List<@Nullable BigDecimal> possible = new ArrayList<>();
        ways.forEach(way -> possible.add(weighted(indicators, way, whole)));
        return possible;
    }

    /** One of an indicator's percentages, null where it is not known. */
    @FunctionalInterface
    private interface Taken {
        @Nullable BigDecimal from(Indicator indicator);
    }

    private static @Nullable BigDecimal weighted(List<Indicator> indicators, Taken taken, BigDecimal whole) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Indicator indicator : indicators) {
            BigDecimal percent = taken.from(indicator);
            if (percent == null || indicator.weight() == null) {
                return null;
            }
            sum = sum.add(percent.multiply(indicator.weight()));
        }
        BigDecimal quotient = Exact.quotient(sum, whole);
        return quotient == null ? null : Exact.held(quotient);
    }

    private static @Nullable BigDecimal nearest(Cell cell, List<@Nullable BigDecimal> possible) {
        BigDecimal nearest = null;
        Fit best = Fit.NOT;
        for (BigDecimal one : possible) {
            Fit fit = one == null ? Fit.NOT : Fit.of(cell, one);
            if (one != null && (nearest == null || fit.compareTo(best) < 0)) {
                nearest = one;
                best = fit;
            }
        }
        return nearest;
    }

    private static boolean mean(Cell cell, List<Indicator> indicators) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Indicator indicator : indicators) {
            if (indicator.printed() == null) {
                return false;
            }
            sum = sum.add(indicator.printed());
        }
        BigDecimal mean = Exact.quotient(sum, BigDecimal.valueOf(indicators.size()));
        return mean != null && Fit.of(cell, mean).isGood();
    }
}
