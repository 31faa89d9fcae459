package divan.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Arithmetic beyond any digit that is printed: quotients have forty digits, results are held to twenty. */
final class Exact {
    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext DIGITS = new MathContext(40, RoundingMode.HALF_UP);
    private static final int DECIMALS = 20;

    private Exact() {
    }

    /** @return null where there is nothing to divide by */
    static @Nullable BigDecimal quotient(BigDecimal of, BigDecimal by) {
        return by.signum() == 0 ? null : of.divide(by, DIGITS);
    }

    /** @return 100 · of / by; null where there is nothing to divide by */
    static @Nullable BigDecimal percent(BigDecimal of, BigDecimal by) {
        BigDecimal quotient = quotient(of, by);
        return quotient == null ? null : held(quotient.multiply(HUNDRED));
    }

    /** A third of three is one again. */
    static BigDecimal held(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Whether two values are at most this far from each other. */
    static boolean isWithin(BigDecimal one, BigDecimal other, BigDecimal distance) {
        return held(one.subtract(other).abs()).compareTo(distance) <= 0;
    }

    static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
