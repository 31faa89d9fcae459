package divan.reporting;

import divan.audit.Fit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param text as it is shown
 * @param remark what was printed instead, where that does not follow; else empty
 * @param figure null for mere words
 */
public record Cell(String text, String remark, @Nullable Figure figure) {
    static Cell words(String text) {
        return new Cell(text, "", null);
    }

    /**
     * A number or a status, and the cell of a published report that ought to show it.
     *
     * @param file name of the table of printed values
     * @param row as the audit names rows (decision 0051)
     * @param exact null where there is none, or where {@code word} stands for it
     * @param word a status; else empty
     * @param given whether it is an input
     * @param printed null where nothing was printed
     */
    public record Figure(String file, String row, String column, @Nullable BigDecimal exact, String word,
            boolean given, @Nullable String printed) {

        /** How what was printed stands to what follows. */
        public Standing standing() {
            if (given) {
                return Standing.INPUT;
            }
            if (printed == null || printed.isEmpty()) {
                return Standing.NOT_PRINTED;
            }
            if (!word.isEmpty()) {
                return word.equals(printed) ? Standing.SAME : Standing.DIFFERS;
            }
            return exact == null ? Standing.UNDEFINED : switch (Fit.of(printed, exact)) {
                case FOLLOWS -> Standing.SAME;
                case TRUNCATED -> Standing.TRUNCATED;
                case ROUNDED -> Standing.ROUNDED;
                case ONE_UNIT -> Standing.ONE_UNIT;
                case NOT -> Standing.DIFFERS;
            };
        }
    }
}
