package divan.audit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a sheet; equal to itself alone. */
final class Line {
    private final Sheet sheet;
    private final long number;
    private final String key;
    private final Map<String, Cell> cells;

    /**
     * @param number of the row in the file, the header being 1
     * @param key what findings call it
     * @param cells by column
     */
    Line(Sheet sheet, long number, String key, Map<String, Cell> cells) {
        this.sheet = sheet;
        this.number = number;
        this.key = key;
        this.cells = cells;
    }

    Sheet sheet() {
        return sheet;
    }

    long number() {
        return number;
    }

    String key() {
        return key;
    }

    Map<String, Cell> cells() {
        return cells;
    }

    boolean has(String column) {
        return cells.containsKey(column);
    }

    Cell cell(String column) {
        return Objects.requireNonNull(cells.get(column), column);
    }

    String text(String column) {
        return has(column) ? cell(column).text() : "";
    }

    @Nullable BigDecimal value(String column) {
        return has(column) ? cell(column).value() : null;
    }
}
