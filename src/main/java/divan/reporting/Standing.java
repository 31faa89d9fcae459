package divan.reporting;

import java.util.Locale;

/** How a printed cell stands to what follows from the inputs. */
public enum Standing {
    INPUT,
    SAME,
    TRUNCATED,
    ROUNDED,
    /** One of the last printed digit away, neither cut off nor rounded. */
    ONE_UNIT,
    DIFFERS,
    /** There is nothing to divide by. */
    UNDEFINED,
    NOT_PRINTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
