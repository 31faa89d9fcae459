package divan.audit;

import divan.kernel.Turkish;
import java.util.Locale;

/** What a finding is about; in JSON in small letters with hyphens. */
public enum Kind {
    /** A cell does not follow from the cells beside it by the stated formula. */
    ARITHMETIC,
    /** A total is not the sum of its parts. */
    TOTAL,
    /** Another formula gives the printed value; the reason names it. */
    WRONG_FORMULA,
    /** The weights of a target's indicators do not sum to 100. */
    WEIGHTS,
    /** A status does not match its rate. */
    STATUS,
    /** The same quantity is printed differently in two places. */
    DIFFERS,
    /** The formula is undefined: nothing to divide by. A note where what is printed follows our rule. */
    UNDEFINED,
    /** Cut off behind the last printed digit, where rounding would print another. */
    TRUNCATED,
    /** Rounded at the last printed digit, where cutting off would print another. */
    ROUNDED,
    /** One unit of the last printed digit away, or less, and neither cut off nor rounded. */
    ONE_UNIT,
    /** Follows from cells that are printed, of which one does not follow itself. */
    CARRIED,
    /** What is printed can be right, but what would prove it is not in the files. */
    UNDETERMINED,
    /** A value is missing that others rest on. */
    MISSING,
    /** No number, or written as 1.234,56 or 1,234.56 instead of 1234.56. */
    NUMBER,
    /** Less than nothing of what can only be counted. */
    NEGATIVE,
    /** A value or a name contradicts the unit. */
    UNIT,
    /** Two values for one thing and one period. */
    DUPLICATE,
    /** The file is not in UTF-8; it was read as Windows-1254. */
    ENCODING,
    /** A column is unknown, missing or named twice. */
    COLUMN,
    /** A row has no place in its table. */
    ROW,
    /** A file has none of the known layouts, or is no CSV. */
    FILE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Title of a total row, in whatever capitals. */
    static boolean isTotal(String title) {
        return Turkish.folded(title).matches("(genel )?toplam|(grand )?total");
    }
}
