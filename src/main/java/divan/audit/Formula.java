package divan.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The official formulas, in percent and exact to twenty decimals.
 */
public final class Formula {
    private static final BigDecimal PARTLY_FROM = BigDecimal.valueOf(80);

    private Formula() {
    }

    /**
     * Performance of a plan's indicator: p = (C − A) / (B − A), floor 0, cap 100; falling targets (B &lt; A)
     * follow by sign. Where A = B the formula is undefined, and 100 stands where C reaches B, else 0 (guide
     * to strategic planning for public administrations; the undefined case is our rule, and must be marked).
     */
    public static BigDecimal performance(BigDecimal baseline, BigDecimal planned, BigDecimal actual) {
        BigDecimal way = Exact.percent(actual.subtract(baseline), planned.subtract(baseline));
        if (way == null) {
            return actual.compareTo(planned) >= 0 ? Exact.HUNDRED : BigDecimal.ZERO;
        }
        return way.max(BigDecimal.ZERO).min(Exact.HUNDRED);
    }

    /**
     * Rate of form 3: what was reached in percent of its target, neither floored nor capped (guide to
     * monitoring performance programmes, March 2021). The guide has no other formula for targets that ought
     * to fall.
     *
     * @return null where the target is 0: there is no rate
     */
    public static @Nullable BigDecimal rate(BigDecimal reached, BigDecimal target) {
        return Exact.percent(reached, target);
    }

    /**
     * The year's ratio out of its quarters': the sum of what was counted over the sum of what it was counted
     * of. What was counted are whole numbers, so 13.95 % of 43 are 6.
     *
     * @param ratios in percent, one a quarter
     * @param wholes what each is a ratio of
     * @return null where there is nothing to divide by
     */
    public static @Nullable BigDecimal weighted(List<BigDecimal> ratios, List<BigDecimal> wholes) {
        BigDecimal counted = BigDecimal.ZERO;
        BigDecimal of = BigDecimal.ZERO;
        for (int i = 0; i < ratios.size(); i++) {
            counted = counted.add(numerator(ratios.get(i), wholes.get(i)));
            of = of.add(wholes.get(i));
        }
        return Exact.percent(counted, of);
    }

    static BigDecimal numerator(BigDecimal percent, BigDecimal whole) {
        return percent.multiply(whole).movePointLeft(2).setScale(0, RoundingMode.HALF_UP);
    }

    /** Status in forms 3 and 4 of a rate in percent: below 80, below 100, 100, above (the same guide). */
    public static Status status(BigDecimal rate) {
        int toTarget = Exact.held(rate).compareTo(Exact.HUNDRED);
        if (toTarget < 0) {
            return rate.compareTo(PARTLY_FROM) < 0 ? Status.MISSED : Status.PARTLY_REACHED;
        }
        return toTarget == 0 ? Status.REACHED : Status.EXCEEDED;
    }
}
