package divan.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cell of a sheet; equal to itself alone. */
final class Cell {
    private static final int SHOWN_FURTHER = 2;

    private final Line line;
    private final String column;
    private final String text;
    private final @Nullable BigDecimal value;
    private final int decimals;

    /**
     * @param value null where nothing, or no number, is printed
     * @param decimals how many are printed
     */
    Cell(Line line, String column, String text, @Nullable BigDecimal value, int decimals) {
        this.line = line;
        this.column = column;
        this.text = text;
        this.value = value;
        this.decimals = decimals;
    }

    Line line() {
        return line;
    }

    String column() {
        return column;
    }

    String text() {
        return text;
    }

    @Nullable BigDecimal value() {
        return value;
    }

    int decimals() {
        return decimals;
    }

    /** One of the last printed digit. */
    BigDecimal unit() {
        return BigDecimal.ONE.movePointLeft(decimals);
    }

    /** Whether a report printed it, as opposed to what it was computed from. */
    boolean isPublished() {
        return column.startsWith("published_");
    }

    /** Where it stands, in words for a sentence. */
    String place() {
        return line.sheet().file() + " › " + line.key() + " › " + column;
    }

    Finding error(Kind kind, @Nullable BigDecimal computed, String reason, Object... args) {
        return finding(line.key(), true, kind, computed, reason, args);
    }

    Finding note(Kind kind, @Nullable BigDecimal computed, String reason, Object... args) {
        return finding(line.key(), false, kind, computed, reason, args);
    }

    Finding finding(String row, boolean error, Kind kind, @Nullable BigDecimal computed, String reason,
            Object... args) {
        return new Finding(line.sheet().file(), row, column, text, computed == null ? null : shown(computed),
            error, kind, reason, List.of(args));
    }

    /** With two decimals more than are printed. */
    String shown(BigDecimal computed) {
        return plain(computed, decimals + SHOWN_FURTHER);
    }

    static String plain(BigDecimal value, int decimals) {
        BigDecimal short0 = value.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return (short0.scale() < 0 ? short0.setScale(0) : short0).toPlainString();
    }
}
