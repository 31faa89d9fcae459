package divan.examples;

import divan.kernel.Turkish;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Stands still until it is set. */
public class SunClock extends Clock implements Sun {
    private static final LocalTime TEN = LocalTime.of(10, 0);

    private volatile Instant now;

    public SunClock(LocalDate first) {
        this.now = at(first);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(TEN).atZone(Turkish.ZONE).toInstant();
    }

    @Override
    public void set(LocalDate day) {
        now = at(day);
    }

    protected final void shine(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return Turkish.ZONE;
    }

    /** Whatever the zone, it shows the same moment. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
