package divan.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one cell follows from others. */
sealed interface Rule {
    Cell target();

    List<Cell> parts();

    /** @return what the target should be; null where a part is missing, or there is nothing to divide by */
    @Nullable BigDecimal exact(Values values);

    /** Cells of which another value would make the target follow, with that value. */
    Map<Cell, BigDecimal> repairs(Values values);

    /** What somebody may have computed instead. */
    List<Other> others();

    /** Whether the target may stand as it does: exact, or at most one unit of its last digit away. */
    default boolean holds(Values values) {
        BigDecimal target = values.of(target());
        BigDecimal exact = exact(values);
        return target == null || exact == null || Exact.isWithin(target, exact, target().unit());
    }

    /** Values as printed, but for those that were repaired. */
    final class Values {
        private final Map<Cell, BigDecimal> repaired = new HashMap<>();

        @Nullable BigDecimal of(Cell cell) {
            return repaired.getOrDefault(cell, cell.value());
        }

        void put(Cell cell, BigDecimal value) {
            repaired.put(cell, value);
        }

        /** The same, with one more cell repaired. */
        Values with(Cell cell, BigDecimal value) {
            Values values = new Values();
            values.repaired.putAll(repaired);
            values.put(cell, value);
            return values;
        }
    }

    /** Another formula, by the key of its name. */
    record Other(String formula, Rule rule) {
    }

    /**
     * Parts added to or taken from each other.
     *
     * @param kind what to call it where the target does not follow
     * @param signs +1 or −1
     */
    record Sum(Kind kind, Cell target, Map<Cell, Integer> signs, List<Other> others) implements Rule {
        static Sum total(Cell target, List<Cell> parts) {
            Map<Cell, Integer> signs = new LinkedHashMap<>();
            parts.forEach(part -> signs.put(part, 1));
            return new Sum(Kind.TOTAL, target, signs, List.of());
        }

        static Sum same(Cell target, Cell source) {
            return new Sum(Kind.DIFFERS, target, Map.of(source, 1), List.of());
        }

        @Override
        public List<Cell> parts() {
            return List.copyOf(signs.keySet());
        }

        @Override
        public @Nullable BigDecimal exact(Values values) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Map.Entry<Cell, Integer> part : signs.entrySet()) {
                BigDecimal value = values.of(part.getKey());
                if (value == null) {
                    return null;
                }
                sum = part.getValue() > 0 ? sum.add(value) : sum.subtract(value);
            }
            return sum;
        }

        @Override
        public Map<Cell, BigDecimal> repairs(Values values) {
            Map<Cell, BigDecimal> repairs = new LinkedHashMap<>();
            BigDecimal exact = exact(values);
            BigDecimal printed = values.of(target);
            if (exact == null || printed == null) {
                return repairs;
            }
            repairs.put(target, exact);
            BigDecimal off = printed.subtract(exact);
            signs.forEach((part, sign) -> {
                BigDecimal value = values.of(part);
                if (value != null) {
                    repairs.put(part, sign > 0 ? value.add(off) : value.subtract(off));
                }
            });
            return repairs;
        }
    }

    /**
     * One cell in percent of another.
     *
     * @param more whether only what it is more than the other counts: an increase
     */
    record Share(Cell target, Cell of, Cell by, boolean more, List<Other> others) implements Rule {
        @Override
        public List<Cell> parts() {
            return List.of(of, by);
        }

        @Override
        public @Nullable BigDecimal exact(Values values) {
            BigDecimal part = values.of(of);
            BigDecimal whole = values.of(by);
            BigDecimal percent = part == null || whole == null ? null : Exact.percent(part, whole);
            return percent == null || !more ? percent : percent.subtract(Exact.HUNDRED);
        }

        /** Nothing to divide by: only 0, or nothing, can stand there. */
        boolean isUndefined(Values values) {
            BigDecimal whole = values.of(by);
            return values.of(of) != null && whole != null && whole.signum() == 0;
        }

        @Override
        public boolean holds(Values values) {
            BigDecimal printed = values.of(target);
            return isUndefined(values) ? printed == null || printed.signum() == 0 : Rule.super.holds(values);
        }

        @Override
        public Map<Cell, BigDecimal> repairs(Values values) {
            BigDecimal exact = isUndefined(values) ? BigDecimal.ZERO : exact(values);
            return exact == null ? Map.of() : Map.of(target, exact);
        }
    }

    /** Every cell it speaks of. */
    default List<Cell> cells() {
        List<Cell> cells = new ArrayList<>(parts());
        cells.add(target());
        return cells;
    }
}
