package divan.planning;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the values of an indicator come together over time and organs. */
public enum IndicatorKind {
    /** What happened: quarters add up to the year, years to the time since the plan began. */
    SUM,
    /** What there is: the last value known stands; organs add up. */
    STOCK,
    /** One indicator in percent of another, of the same time. */
    RATIO,
    /** By how many percent another indicator grew against the same time of the year before. */
    CHANGE;

    /** As packs and addresses write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Packs of before this said {@code count} of a sum, and may still be in force. */
    static Optional<IndicatorKind> of(String code) {
        return code.equals("count") ? Optional.of(SUM) 
            : Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
