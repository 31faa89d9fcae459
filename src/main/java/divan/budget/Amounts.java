package divan.budget;

import divan.audit.Formula;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What was given and what was spent, in liras.
 *
 * @param initial at the beginning of the year
 * @param added in the year
 * @param deducted in the year, as a positive amount
 */
public record Amounts(BigDecimal initial, BigDecimal added, BigDecimal deducted, BigDecimal spent) {
    public static final Amounts NONE =
        new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Appropriation at the end of the year. */
    public BigDecimal appropriation() {
        return initial.add(added).subtract(deducted);
    }

    public BigDecimal remaining() {
        return appropriation().subtract(spent);
    }

    /** Spending in percent of the year-end appropriation; null where there is none. */
    public @Nullable BigDecimal rate() {
        return Formula.rate(spent, appropriation());
    }

    public Amounts plus(Amounts other) {
        return new Amounts(initial.add(other.initial), added.add(other.added), deducted.add(other.deducted),
            spent.add(other.spent));
    }
}
