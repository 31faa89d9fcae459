package divan.planning;

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
        BigDecimal way = planned.subtract(baseline);
        if (way.signum() == 0) {
            boolean reached = actual.compareTo(planned) >= 0;
            return new Performance(reached ? HUNDRED : BigDecimal.ZERO, false);
        }
        BigDecimal percent = actual.subtract(baseline).multiply(HUNDRED).divide(way, 2, RoundingMode.HALF_UP);
        return new Performance(percent.max(BigDecimal.ZERO).min(HUNDRED), true);
    }
}
