package divan.demo;

import divan.examples.SunClock;
import divan.kernel.Turkish;
import java.time.Instant;
import java.time.LocalDate;

/** A clock that a test sets; it begins at ten in the morning of 22 November 2026 in Istanbul. */
public final class Sundial extends SunClock {
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 22);

    public Sundial() {
        super(FIRST_DAY);
    }

    public void set(Instant instant) {
        shine(instant);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(instant(), Turkish.ZONE);
    }
}
