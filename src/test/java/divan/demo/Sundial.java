package divan.demo;

import divan.kernel.Turkish;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A clock that a test sets; it begins at ten in the morning of 22 November 2026 in Istanbul. */
public final class Sundial extends Clock {
    public static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 22);
    private static final LocalTime TEN = LocalTime.of(10, 0);

    private volatile Instant now = at(FIRST_DAY);

    private static Instant at(LocalDate day) {
        return day.atTime(TEN).atZone(Turkish.ZONE).toInstant();
    }

    /** Ten in the morning of that day. */
    public void set(LocalDate day) {
        now = at(day);
    }

    public void set(Instant instant) {
        now = instant;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, Turkish.ZONE);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return Turkish.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
