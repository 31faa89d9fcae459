package divan.catalogue;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One subject of the standard file plan (SDP): under which number files are kept, how long, and what becomes
 * of them.
 *
 * @param code {@code 115.02.01}: three digits, then up to three pairs of digits
 * @param unitYears years in the unit’s archive, {@code institutionYears} then in the institution’s; null
 * where unknown
 * @param fate {@code A} kept by the institution, {@code B} handed over to the State Archives, {@code C}
 * weeded by a commission, {@code D} destroyed; empty where unknown
 */
public record FileCode(String code, Map<String, String> title, @Nullable Integer unitYears,
        @Nullable Integer institutionYears, String fate, boolean confirmed, String note) {
    static final String GRAMMAR = "[0-9]{3}(\\.[0-9]{2}){0,3}";

    /** 1 to 4. */
    public int level() {
        return code.split("\\.").length;
    }

    /** The subject above this one; empty for a main subject. */
    public String above() {
        int dot = code.lastIndexOf('.');
        return dot < 0 ? "" : code.substring(0, dot);
    }

    /** Years until its fate; null where one of the two is unknown. */
    public @Nullable Integer years() {
        return unitYears == null || institutionYears == null ? null : unitYears + institutionYears;
    }
}
