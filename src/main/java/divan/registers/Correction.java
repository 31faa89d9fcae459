package divan.registers;

import divan.kernel.Span;
import java.time.LocalDate;

/** What is corrected in a row: something it says, the days for which it holds, or that it stands at all. */
public sealed interface Correction {
    /**
     * From a day on, inside the row's validity, a field says this; before that day the row stands as it was.
     */
    record Value(String field, Object value, LocalDate since) implements Correction {
    }

    /** The row holds for other days. */
    record Days(Span valid) implements Correction {
    }

    /** From a day on the row does not stand at all. */
    record Struck(LocalDate since) implements Correction {
    }
}
