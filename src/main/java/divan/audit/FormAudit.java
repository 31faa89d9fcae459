package divan.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What does not follow in form 3: the year's value from its quarters, the rate from that and the target, the
 * status from the rate. Each may follow from what is printed before it or from what it should have been, so
 * that one wrong cell is said once.
 */
final class FormAudit {
    private static final String YEAR_END = "published_year_end";
    private static final String RATE = "published_rate_pct";
    private static final String STATUS = "published_status";

    private final List<Finding> findings = new ArrayList<>();
    private final Sheet form;

    private FormAudit(Sheet form) {
        this.form = form;
    }

    static List<Finding> of(Sheet form) {
        FormAudit audit = new FormAudit(form);
        audit.findings.addAll(Units.mismatches(form));
        form.lines().forEach(audit::line);
        return audit.findings;
    }

    private void line(Line line) {
        BigDecimal reached = yearEnd(line);
        BigDecimal rate = rate(line, reached);
        status(line, rate);
    }

    /** @return the value that follows, as far as it is known */
    private @Nullable BigDecimal yearEnd(Line line) {
        List<Line> siblings = form.lines().stream().filter(other -> other != line
            && other.text("sub_programme").equals(line.text("sub_programme"))).toList();
        List<YearEnd> possible = YearEnd.possible(line, siblings);
        Optional<YearEnd> best = possible.stream().max(Comparator.comparingInt((YearEnd y) ->
            y.witnesses(line)).thenComparing(possible::indexOf, Comparator.reverseOrder()));
        BigDecimal printed = line.value(YEAR_END);
        if (printed == null || best.isEmpty()) {
            return printed != null ? printed : best.map(YearEnd::value).orElse(null);
        }
        return yearEnd(line, line.cell(YEAR_END), best.get());
    }

    private BigDecimal yearEnd(Line line, Cell cell, YearEnd best) {
        BigDecimal printed = Objects.requireNonNull(cell.value());
        Fit fit = Fit.of(cell, best.value());
        if (fit.isGood()) {
            fit.note(cell, best.value()).ifPresent(findings::add);
            return fit == Fit.FOLLOWS ? printed : best.value();
        }
        if (YearEnd.quarters(line).contains(null)) {
            return printed;
        }
        boolean contradicted = rateSays(line, best.value());
        if (!contradicted && !Units.isCount(line.text("unit")) && isBetween(printed, line)) {
            findings.add(cell.note(Kind.UNDETERMINED, null, "undetermined"));
            return printed;
        }
        findings.add(cell.error(Kind.TOTAL, best.value(), "year-end", best.value(), new Named(best.way())));
        return best.value();
    }

    private static boolean rateSays(Line line, BigDecimal reached) {
        BigDecimal target = line.value("target");
        BigDecimal rate = target == null ? null : Formula.rate(reached, target);
        return rate != null && line.value(RATE) != null && Fit.of(line.cell(RATE), rate).isGood();
    }

    /** A ratio of the year lies between those of its quarters, whatever their weights. */
    private static boolean isBetween(BigDecimal value, Line line) {
        List<BigDecimal> quarters = YearEnd.quarters(line).stream().filter(Objects::nonNull)
            .map(Objects::requireNonNull).sorted().toList();
        return value.compareTo(quarters.getFirst()) >= 0 && value.compareTo(quarters.getLast()) <= 0;
    }

    /** @return the exact rate, as far as it is known */
    private @Nullable BigDecimal rate(Line line, @Nullable BigDecimal reached) {
        BigDecimal target = line.value("target");
        if (target == null || reached == null) {
            return null;
        }
        BigDecimal exact = Formula.rate(reached, target);
        if (!line.has(RATE) || line.value(RATE) == null) {
            return exact;
        }
        Cell cell = line.cell(RATE);
        BigDecimal printed = line.value(YEAR_END);
        BigDecimal fromPrinted = printed == null ? null : Formula.rate(printed, target);
        if (exact == null) {
            findings.add(cell.finding(line.key(), Objects.requireNonNull(cell.value()).signum() != 0,
                Kind.UNDEFINED, null, "undefined.rate"));
        } else if (Fit.of(cell, exact).isGood()) {
            Fit.of(cell, exact).note(cell, exact).ifPresent(findings::add);
        } else if (fromPrinted != null && Fit.of(cell, fromPrinted).isGood()) {
            findings.add(cell.note(Kind.CARRIED, exact, "carried", exact));
        } else {
            findings.add(otherFormula(cell, reached).map(formula -> cell.error(Kind.WRONG_FORMULA, exact,
                "wrong-formula", exact, new Named(formula))).orElseGet(() ->
                    cell.error(Kind.ARITHMETIC, exact, "arithmetic.rate", exact)));
        }
        return exact;
    }

    private static Optional<String> otherFormula(Cell cell, BigDecimal reached) {
        Map<String, @Nullable BigDecimal> formulas = new LinkedHashMap<>();
        BigDecimal target = Objects.requireNonNull(cell.line().value("target"));
        BigDecimal rate = Exact.percent(reached, target);
        formulas.put("formula.target/reached", Exact.percent(target, reached));
        formulas.put("formula.reached/estimate", over(reached, cell.line().value("estimate")));
        formulas.put("formula.reached/previous", over(reached, cell.line().value("prev_value")));
        formulas.put("formula.capped", rate == null ? null : rate.min(Exact.HUNDRED).max(BigDecimal.ZERO));
        formulas.put("formula.above-target", rate == null ? null : rate.subtract(Exact.HUNDRED));
        formulas.put("formula.way", way(reached, cell.line().value("prev_value"), target));
        return formulas.entrySet().stream()
            .filter(formula -> formula.getValue() != null && Fit.of(cell, formula.getValue()).isGood())
            .map(Map.Entry::getKey).findFirst();
    }

    private static @Nullable BigDecimal over(BigDecimal reached, @Nullable BigDecimal by) {
        return by == null ? null : Exact.percent(reached, by);
    }

    private static @Nullable BigDecimal way(BigDecimal reached, @Nullable BigDecimal before,
            BigDecimal target) {
        return before == null ? null : Exact.percent(reached.subtract(before), target.subtract(before));
    }

    /** A status follows from the exact rate, or from the rate as it is printed. */
    private void status(Line line, @Nullable BigDecimal exact) {
        if (!line.has(STATUS) || line.text(STATUS).isEmpty()) {
            return;
        }
        Cell cell = line.cell(STATUS);
        Optional<Status> said = Status.read(cell.text());
        BigDecimal printed = line.value(RATE);
        Status byExact = exact == null ? null : Formula.status(exact);
        Status byPrinted = printed == null ? null : Formula.status(printed);
        if (said.isPresent() && byExact == null && byPrinted == null
            || said.isPresent() && said.get() == byExact) {
            return;
        }
        Status right = byExact != null ? byExact : byPrinted;
        if (said.isPresent() && said.get() == byPrinted) {
            boolean rounded = exact != null && printed != null && Fit.of(line.cell(RATE), exact).isGood();
            if (rounded) {
                status(cell, false, "status.rounded", right, exact);
            }
            return;
        }
        status(cell, true, said.isPresent() ? "status" : "status.unknown", right,
            Objects.requireNonNullElse(exact != null ? exact : printed, BigDecimal.ZERO));
    }

    private void status(Cell cell, boolean error, String reason, @Nullable Status right, BigDecimal rate) {
        String computed = right == null ? null : right.printed();
        findings.add(new Finding(form.file(), cell.line().key(), STATUS, cell.text(), computed, error,
            Kind.STATUS, reason, List.of(rate, Objects.requireNonNullElse(computed, ""))));
    }
}
