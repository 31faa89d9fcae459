package divan.casework;

import divan.kernel.Failure;
import divan.kernel.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Last days of periods. */
final class Periods {
    private Periods() {
    }

    /** @throws Failure UNAVAILABLE where the day lies outside the official calendar */
    static LocalDate known(Supplier<LocalDate> day) {
        try {
            return day.get();
        } catch (DateTimeException e) {
            throw new Failure(Failure.Kind.UNAVAILABLE, Violation.of("calendar-ends", ""));
        }
    }
}
