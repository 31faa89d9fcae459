package divan.reliance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line: a thing stands on a provision or on another thing.
 *
 * @param place where that is said: file and line of a pack, or empty
 * @param until the first day on which it does so no more, or null
 */
public record Reliance(Thing thing, Basis basis, String place, @Nullable LocalDate until) {
    public static Reliance of(Thing thing, Basis basis, String place) {
        return new Reliance(thing, basis, place, null);
    }

    /** Whether it still does so on a day or after it. */
    boolean reaches(LocalDate day) {
        return until == null || until.isAfter(day);
    }
}
