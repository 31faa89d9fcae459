package divan.planning;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator comes to in a period.
 *
 * @param value exact; null where nothing is known, which is not 0
 * @param missing quarters that are over and of which nobody reported anything
 */
public record Figure(Period period, @Nullable BigDecimal value, Set<Note> notes, List<Integer> missing) {
    /** What a reader must know of it. */
    public enum Note {
        /** Of some of the time, or from some of the organs, nothing was reported. */
        MISSING,
        /** It would be divided by 0. */
        UNDEFINED,
        /** A part was reported after its time. */
        LATE,
        /** A part stands in the place of an earlier value. */
        CORRECTED,
        /** The period is not over. */
        PRESENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Figure {
        notes = Collections.unmodifiableSet(notes.isEmpty() ? EnumSet.noneOf(Note.class)
            : EnumSet.copyOf(notes));
        missing = List.copyOf(missing);
    }

    /** Whether it was not computed because something was divided by 0. */
    public boolean isUndefined() {
        return notes.contains(Note.UNDEFINED);
    }
}
