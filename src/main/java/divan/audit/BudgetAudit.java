package divan.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What does not follow in the tables of money: budget, programmes, units. */
final class BudgetAudit {
    private static final List<String> SHARES = List.of("published_pct_of_kbo", "published_pct_of_total");
    private static final List<String> AMOUNTS = List.of("kbo", BudgetRules.TOTAL, "spent");

    private final List<Finding> findings;
    private final List<Rule> rules;
    private final Diagnosis diagnosis;
    private final Set<Cell> said = new LinkedHashSet<>();
    private final List<Line> shared;

    private BudgetAudit(List<Sheet> sheets) {
        BudgetRules all = BudgetRules.of(sheets);
        this.findings = new ArrayList<>(all.findings());
        this.rules = all.rules();
        this.shared = sheets.stream().filter(s -> s.layout() == Layout.PROGRAMME || s.layout() == Layout.UNIT)
            .flatMap(sheet -> sheet.lines().stream()).toList();
        this.diagnosis = Diagnosis.of(rules, twins());
    }

    static List<Finding> of(List<Sheet> sheets) {
        BudgetAudit audit = new BudgetAudit(sheets);
        audit.diagnosis.causes().forEach(audit::cause);
        audit.diagnosis.doubts().forEach(audit::doubt);
        audit.rules.forEach(audit::note);
        audit.differences();
        return audit.findings;
    }

    /**
     * A unit that does one activity alone has its figures: where two of the three amounts agree, the third
     * is a witness.
     */
    private Map<Cell, BigDecimal> twins() {
        Map<Cell, BigDecimal> twins = new HashMap<>();
        for (String amount : AMOUNTS) {
            List<String> others = AMOUNTS.stream().filter(other -> !other.equals(amount)).toList();
            byAmounts(others).values().forEach(alike -> alike.stream().filter(line -> line.has(amount))
                .forEach(line -> witness(line, alike, amount)
                    .ifPresent(value -> twins.put(line.cell(amount), value))));
        }
        return twins;
    }

    /** What other rows have there, the same if one of them has the same. */
    private static Optional<BigDecimal> witness(Line line, List<Line> alike, String amount) {
        return alike.stream().filter(other -> other != line).map(other -> other.value(amount))
            .filter(Objects::nonNull).map(Objects::requireNonNull)
            .min(Comparator.comparing(value -> !value.equals(line.value(amount))));
    }

    private Map<List<BigDecimal>, List<Line>> byAmounts(List<String> columns) {
        return shared.stream().filter(line -> columns.stream().anyMatch(column ->
                Optional.ofNullable(line.value(column)).orElse(BigDecimal.ZERO).signum() != 0))
            .collect(Collectors.groupingBy(line -> columns.stream()
                .map(column -> Optional.ofNullable(line.value(column)).orElse(BigDecimal.ZERO)
                    .stripTrailingZeros()).toList(), LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * A wrong cell is said once. But an input that no total covers is not known to be wrong: what was printed
     * beside it is, for it does not follow.
     */
    private void cause(Diagnosis.Cause cause) {
        Cell cell = cause.cell();
        boolean follows = rules.stream().anyMatch(rule -> rule.target() == cell);
        if (cell.isPublished() || follows) {
            error(cell, cause);
            return;
        }
        List<Cell> beside = cause.mended().stream().map(Rule::target)
            .filter(target -> target.line() == cell.line()).distinct().toList();
        List<Cell> where = beside.isEmpty()
            ? cause.mended().stream().map(Rule::target).limit(1).toList() : beside;
        where.forEach(target -> error(target, new Diagnosis.Cause(target, printedExact(target, cause),
            cause.mended().stream().filter(rule -> rule.target() == target).toList())));
    }

    /** What the target would be by the inputs as they stand. */
    private BigDecimal printedExact(Cell target, Diagnosis.Cause cause) {
        return cause.mended().stream().filter(rule -> rule.target() == target)
            .map(rule -> rule.exact(new Rule.Values())).filter(Objects::nonNull).findFirst()
            .orElse(cause.value());
    }

    private void doubt(Diagnosis.Doubt doubt) {
        Rule rule = doubt.rule();
        if (said.add(rule.target())) {
            findings.add(rule instanceof Rule.Sum sum && sum.kind() == Kind.TOTAL
                ? rule.target().error(Kind.TOTAL, doubt.exact(), "total.doubt", doubt.exact(),
                    rule.parts().size())
                : error(rule.target(), doubt.exact(), rule));
        }
    }

    private void error(Cell cell, Diagnosis.Cause cause) {
        if (!said.add(cell)) {
            return;
        }
        Rule rule = cause.mended().stream().filter(r -> r.target() == cell).findFirst()
            .orElseGet(() -> rules.stream().filter(r -> r.target() == cell).findFirst()
                .orElseGet(() -> cause.mended().getFirst()));
        findings.add(error(cell, cause.value(), rule));
    }

    private Finding error(Cell cell, BigDecimal value, Rule rule) {
        if (rule.target() != cell) {
            return cell.error(Kind.TOTAL, value, "total.part", rule.target().place(), value);
        }
        Optional<Rule.Other> other = rule.others().stream().filter(o -> gives(o, cell)).findFirst();
        return switch (rule) {
            case Rule.Share share when share.isUndefined(diagnosis.values()) ->
                cell.error(Kind.UNDEFINED, null, "undefined.share", share.by().column());
            case Rule ignored when other.isPresent() -> cell.error(Kind.WRONG_FORMULA, value,
                "wrong-formula", value, new Named(other.get().formula()));
            case Rule.Share share -> elsewhere(share).map(cousin -> cell.error(Kind.DIFFERS, value,
                    "differs.share", value, cousin.text(), cousin.place()))
                .orElseGet(() -> cell.error(Kind.ARITHMETIC, value, share.more() ? "arithmetic.increase"
                    : "arithmetic.share", value, share.of().column(), share.by().column()));
            case Rule.Sum sum when sum.kind() == Kind.TOTAL ->
                cell.error(Kind.TOTAL, value, "total", value, sum.parts().size());
            case Rule.Sum sum when sum.kind() == Kind.DIFFERS -> cell.error(Kind.DIFFERS, value, "differs",
                value, sum.parts().getFirst().place());
            case Rule.Sum sum -> cell.error(Kind.ARITHMETIC, value, "arithmetic.sum", value,
                sum.signs().entrySet().stream().map(part -> (part.getValue() < 0 ? "− " : "+ ")
                    + part.getKey().column()).collect(Collectors.joining(" ")).substring(2));
        };
    }

    private boolean gives(Rule.Other other, Cell cell) {
        BigDecimal value = other.rule().exact(diagnosis.values());
        return value != null && value.signum() != 0 && Fit.of(cell, value).isGood();
    }

    /** The same amounts, and a percentage of them that follows, in another place. */
    private Optional<Cell> elsewhere(Rule.Share share) {
        String column = share.target().column();
        Line line = share.target().line();
        return !SHARES.contains(column) ? Optional.empty() : byAmounts(List.of(BudgetRules.TOTAL, "spent"))
            .values().stream().filter(lines -> lines.contains(line)).flatMap(List::stream)
            .filter(other -> other != line && other.has(column) && sameKbo(line, other))
            .map(other -> other.cell(column))
            .filter(cell -> cell.value() != null && rules.stream().filter(r -> r.target() == cell)
                .allMatch(rule -> rule.holds(diagnosis.values()))).findFirst();
    }

    private static boolean sameKbo(Line one, Line other) {
        BigDecimal first = one.value("kbo");
        BigDecimal second = other.value("kbo");
        return first != null && second != null && first.compareTo(second) == 0;
    }

    private void note(Rule rule) {
        Cell cell = rule.target();
        if (said.contains(cell) || cell.value() == null && cell.text().isEmpty()) {
            return;
        }
        BigDecimal exact = rule.exact(diagnosis.values());
        Optional<Finding> note = exact != null ? Fit.of(cell, exact).note(cell, exact) : undefined(rule);
        note.ifPresent(finding -> {
            said.add(cell);
            findings.add(finding);
        });
    }

    private Optional<Finding> undefined(Rule rule) {
        return rule instanceof Rule.Share share && share.isUndefined(diagnosis.values())
            ? Optional.of(rule.target().note(Kind.UNDEFINED, null, "undefined.share", share.by().column()))
            : Optional.empty();
    }

    /** The same share, printed twice: once cut off, once rounded. */
    private void differences() {
        for (List<Line> lines : byAmounts(List.of(BudgetRules.TOTAL, "spent")).values()) {
            SHARES.forEach(column -> differences(lines.stream().filter(line -> line.has(column)
                && line.value(column) != null && sameKbo(line, lines.getFirst())), column));
        }
    }

    private void differences(Stream<Line> lines, String column) {
        List<Cell> cells = lines.map(line -> line.cell(column)).toList();
        Cell first = cells.isEmpty() ? null : cells.getFirst();
        cells.stream().filter(cell -> first != null && isOther(first, cell) && !said.contains(first))
            .filter(said::add).forEach(cell -> findings.add(cell.note(Kind.DIFFERS,
                Objects.requireNonNull(first).value(), "differs.note", first.text(),
                first.place())));
    }

    private static boolean isOther(@Nullable Cell first, Cell cell) {
        return first != null && first.value() != null && cell.value() != null
            && first.value().compareTo(cell.value()) != 0;
    }
}
