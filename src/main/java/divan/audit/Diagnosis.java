package divan.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fewest cells that are wrong where rules do not hold. A wrong cell breaks every rule that speaks
 * of it; the cell whose repair mends the most rules, and breaks the fewest, explains them all and is said
 * once. Where two explain as much, a total goes before its parts and what is printed before what it was
 * computed from: it is there that the reader finds the contradiction; then a part of which one digit would be
 * wrong before those of which more would. If still several parts are as likely, the total is in doubt.
 */
final class Diagnosis {
    /**
     * @param cell is wrong
     * @param value that it should have
     * @param mended rules that hold then, in their order
     */
    record Cause(Cell cell, BigDecimal value, List<Rule> mended) {
    }

    /**
     * A rule that does not hold, and nothing tells of which cell it is the fault.
     *
     * @param exact what its target would be
     */
    record Doubt(Rule rule, BigDecimal exact) {
    }

    /**
     * @param gain rules mended, less rules broken
     * @param witness 1 where a twin has the repaired value, −1 where it has the printed one
     * @param target of a broken rule
     * @param digit whether one digit makes the difference
     */
    private record Candidate(Cause cause, int gain, int witness, boolean target, boolean digit) {
        private static final Comparator<Candidate> BETTER = Comparator.comparingInt(Candidate::gain)
            .thenComparingInt(Candidate::witness).thenComparing(Candidate::target)
            .thenComparing(candidate -> candidate.cause.cell().isPublished())
            .thenComparing(Candidate::digit);

        boolean isBetterThan(@Nullable Candidate other) {
            return other == null || BETTER.compare(this, other) > 0;
        }

        /** Whether nothing speaks for one of two parts more than for the other. */
        boolean isAsGoodAs(Candidate other) {
            return other != this && !target && BETTER.compare(this, other) == 0;
        }
    }

    private final Map<Cell, Set<Rule>> speaking = new HashMap<>();
    private final List<Rule> rules;
    private final Map<Cell, BigDecimal> twins;
    private final Rule.Values values = new Rule.Values();
    private final List<Cause> causes = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    /** No cell is repaired twice, so that there is an end. */
    private final Set<Cell> done = new LinkedHashSet<>();

    private Diagnosis(List<Rule> rules, Map<Cell, BigDecimal> twins) {
        this.rules = rules;
        this.twins = twins;
        rules.forEach(rule -> rule.cells().forEach(cell ->
            speaking.computeIfAbsent(cell, c -> new LinkedHashSet<>()).add(rule)));
    }

    /** @param twins what other evidence says of a cell: it decides between equals, and no more */
    static Diagnosis of(List<Rule> rules, Map<Cell, BigDecimal> twins) {
        Diagnosis diagnosis = new Diagnosis(rules, twins);
        diagnosis.find();
        return diagnosis;
    }

    List<Cause> causes() {
        return causes;
    }

    List<Doubt> doubts() {
        return doubts;
    }

    Rule.Values values() {
        return values;
    }

    private void find() {
        List<Rule> broken = broken(rules);
        while (!broken.isEmpty()) {
            step(broken);
            broken = broken(rules);
            broken.removeIf(rule -> done.contains(rule.target())
                || doubts.stream().anyMatch(doubt -> doubt.rule() == rule));
        }
    }

    private void step(List<Rule> broken) {
        List<Candidate> candidates = candidates(broken);
        Candidate best = candidates.stream().reduce(null, (one, next) -> next.isBetterThan(one) ? next : one);
        if (best == null || best.gain <= 0) {
            doubt(broken.getFirst());
        } else if (candidates.stream().anyMatch(best::isAsGoodAs)) {
            doubt(best.cause.mended().stream().filter(broken::contains).findFirst()
                .orElse(broken.getFirst()));
        } else {
            causes.add(best.cause);
            values.put(best.cause.cell(), best.cause.value());
            done.add(best.cause.cell());
        }
    }

    private void doubt(Rule rule) {
        BigDecimal exact = rule.exact(values);
        doubts.add(new Doubt(rule, exact == null ? BigDecimal.ZERO : exact));
    }

    private List<Rule> broken(Collection<Rule> among) {
        return new ArrayList<>(among.stream().filter(rule -> !rule.holds(values)).toList());
    }

    private List<Candidate> candidates(List<Rule> broken) {
        Map<Cell, Set<BigDecimal>> tried = new LinkedHashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Rule rule : broken) {
            for (Map.Entry<Cell, BigDecimal> repair : rule.repairs(values).entrySet()) {
                Cell cell = repair.getKey();
                if (!done.contains(cell) && isPossible(cell, repair.getValue())
                    && tried.computeIfAbsent(cell, c -> new HashSet<>()).add(repair.getValue())) {
                    candidates.add(candidate(cell, repair.getValue(), cell == rule.target()));
                }
            }
        }
        return candidates;
    }

    /** No unit has less than nothing to spend. */
    private static boolean isPossible(Cell cell, BigDecimal value) {
        return value.signum() >= 0 || !cell.line().sheet().layout().isNeverNegative(cell.column());
    }

    private static boolean isOneDigit(Cell cell, BigDecimal value) {
        String is = cell.text();
        String was = value.setScale(cell.decimals(), RoundingMode.HALF_UP).toPlainString();
        return is.length() == was.length()
            && IntStream.range(0, is.length()).filter(i -> is.charAt(i) != was.charAt(i)).count() == 1;
    }

    private Candidate candidate(Cell cell, BigDecimal value, boolean target) {
        Rule.Values then = values.with(cell, value);
        List<Rule> mended = new ArrayList<>();
        int gain = 0;
        for (Rule rule : speaking.getOrDefault(cell, Set.of())) {
            boolean before = rule.holds(values);
            boolean after = rule.holds(then);
            gain += after ? before ? 0 : 1 : before ? -1 : 0;
            if (after && !before) {
                mended.add(rule);
            }
        }
        BigDecimal twin = twins.get(cell);
        int witness = twin == null || cell.value() == null ? 0 : twin.compareTo(value) == 0 ? 1
            : twin.compareTo(cell.value()) == 0 ? -1 : 0;
        return new Candidate(new Cause(cell, value, mended), gain, witness, target, isOneDigit(cell, value));
    }
}
