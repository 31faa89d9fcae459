package divan.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a printed value stands to the exact one. */
public enum Fit {
    /** Exactly it, or what cutting off and rounding both print. */
    FOLLOWS(null),
    TRUNCATED(Kind.TRUNCATED),
    ROUNDED(Kind.ROUNDED),
    ONE_UNIT(Kind.ONE_UNIT),
    NOT(null);

    private final @Nullable Kind kind;

    Fit(@Nullable Kind kind) {
        this.kind = kind;
    }

    /** @param decimals so many are printed; one unit is one of the last of them */
    static Fit of(BigDecimal printed, int decimals, BigDecimal exact) {
        BigDecimal held = Exact.held(exact);
        boolean cut = is(printed, held, decimals, RoundingMode.DOWN);
        boolean rounded = is(printed, held, decimals, RoundingMode.HALF_UP);
        if (cut || rounded) {
            return cut && rounded ? FOLLOWS : cut ? TRUNCATED : ROUNDED;
        }
        return Exact.isWithin(printed, held, BigDecimal.ONE.movePointLeft(decimals)) ? ONE_UNIT : NOT;
    }

    /** @return {@link #NOT} where no number is printed */
    public static Fit of(String printed, BigDecimal exact) {
        BigDecimal value = Numeral.of(printed, false, true).value();
        return value == null ? NOT : of(value, Math.max(0, value.scale()), exact);
    }

    static Fit of(Cell cell, BigDecimal exact) {
        BigDecimal printed = cell.value();
        return printed == null ? FOLLOWS : of(printed, cell.decimals(), exact);
    }

    private static boolean is(BigDecimal printed, BigDecimal exact, int decimals, RoundingMode mode) {
        return exact.setScale(decimals, mode).compareTo(printed) == 0;
    }

    public boolean isGood() {
        return this != NOT;
    }

    /** What there is to say of a cell that follows. */
    Optional<Finding> note(Cell cell, BigDecimal exact) {
        return note(cell, cell.line().key(), exact);
    }

    Optional<Finding> note(Cell cell, String row, BigDecimal exact) {
        return kind == null ? Optional.empty()
            : Optional.of(cell.finding(row, false, kind, exact, kind.code(), exact));
    }
}
