package divan.lawtext;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated change that the text tells of.
 *
 * @param address of the provision where it is told, without the law's number; empty: the law itself. A
 * paragraph
 *        that is no more has no address: its change is its article's
 * @param passed the day the amending law was passed (or the court decided), as the note says
 * @param inForce the day it took effect, from the table of amending laws; null where the table does not say
 * @param by number of the amending law, {@code KHK-703} for a decree-law, {@code AYM} for the Constitutional
 * Court
 * @param article of the amending law, or empty
 * @param touches what of the provision, in the note's words ({@code ikinci fıkra}); empty: all of it
 * @param told character of the source where it is told
 */
public record Change(Sort sort, String address, LocalDate passed, @Nullable LocalDate inForce, String by,
    String article,
        String touches, int told) {
    /**
     * Ek, değişik, mülga, iptal, yeniden düzenleme, aynen kabul (a decree-law that parliament passed),
     * teselsül.
     */
    public enum Sort { ADDED, AMENDED, REPEALED, ANNULLED, REDRAFTED, CONFIRMED, RENUMBERED }

    /** The day from which it counts, as far as the text tells. */
    public LocalDate day() {
        return inForce == null ? passed : inForce;
    }

    Change in(@Nullable LocalDate day) {
        return new Change(sort, address, passed, day, by, article, touches, told);
    }
}
