package divan.planning;

import divan.audit.Formula;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * p = (C − A) / (B − A) in percent with two decimals, floor 0, cap 100. Falling targets (B &lt; A) follow by
 * sign.
 *
 * @param defined false where A = B: then 100 if C reaches B, otherwise 0, and to be marked as undefined
 */
public record Performance(BigDecimal percent, boolean defined) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static Performance of(BigDecimal baseline, BigDecimal planned, BigDecimal actual) {
        return of(baseline, planned, actual, false);
    }

    /** @param falling whether less is better, which A and B do not say where they are the same */
    public static Performance of(BigDecimal baseline, BigDecimal planned, BigDecimal actual,
            boolean falling) {
        boolean defined = planned.compareTo(baseline) != 0;
        if (!defined && falling) {
            return new Performance(actual.compareTo(planned) <= 0 ? HUNDRED : BigDecimal.ZERO, false);
        }
        BigDecimal percent = Formula.performance(baseline, planned, actual);
        return new Performance(defined ? percent.setScale(2, RoundingMode.HALF_UP) : percent, defined);
    }
}
