package divan.audit;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell that should hold a number as {@code 1234.56}. Other ways of writing are read as what
 * they can only mean, and said, for the next program reads them otherwise.
 *
 * @param value null where nothing or no number stands there
 * @param problem key of the sentence about it, null where there is none
 */
public record Numeral(@Nullable BigDecimal value, @Nullable Kind kind, @Nullable String problem) {
    private static final Pattern NOTHING = Pattern.compile("|-|–|—");
    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,15})?");
    private static final Pattern DOT_THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{3})+");
    private static final Pattern COMMA_THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+");
    private static final Pattern TURKISH =
        Pattern.compile("[+-]?([0-9]{1,3}(\\.[0-9]{3}){1,8}|[0-9]{1,30})(,[0-9]{1,15})?");
    private static final Pattern ENGLISH =
        Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3}){1,8}(\\.[0-9]{1,15})?");
    private static final Pattern WITH_UNIT = Pattern.compile("[^0-9]*[0-9][0-9.,]*[^0-9]*");

    /**
     * @param thousands whether a single dot or comma before three digits parts thousands, as in amounts and
     *        counts, which have no decimals
     * @param percent whether a percent sign may stand beside it
     */
    public static Numeral of(String text, boolean thousands, boolean percent) {
        String stripped = (percent ? text.replace("%", "") : text).strip().replace('−', '-');
        if (NOTHING.matcher(stripped).matches()) {
            return new Numeral(null, null, null);
        }
        boolean parted = thousands && DOT_THOUSANDS.matcher(stripped).matches();
        if (PLAIN.matcher(stripped).matches() && !parted) {
            return new Numeral(new BigDecimal(stripped), null, null);
        }
        if (ENGLISH.matcher(stripped).matches()
            && (thousands || !TURKISH.matcher(stripped).matches())) {
            return new Numeral(new BigDecimal(stripped.replace(",", "")), Kind.NUMBER,
                COMMA_THOUSANDS.matcher(stripped).matches() ? "number.comma" : "number.english");
        }
        if (TURKISH.matcher(stripped).matches()) {
            return new Numeral(new BigDecimal(stripped.replace(".", "").replace(',', '.')), Kind.NUMBER,
                parted ? "number.dot" : "number.turkish");
        }
        return WITH_UNIT.matcher(stripped).matches() ? new Numeral(null, Kind.UNIT, "unit.in-cell")
            : new Numeral(null, Kind.NUMBER, "number.none");
    }
}
