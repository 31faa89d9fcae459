package divan;

import divan.kernel.Turkish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** A clock set to another time when it was made, which may run faster; its first zone is Europe/Istanbul. */
final class WorldClock extends Clock {
    private static final DateTimeFormatter GIVEN = DateTimeFormatter.ofPattern("yyyy-MM-dd['T'HH:mm[:ss]]");

    private final Clock real;
    private final Instant made;
    private final Instant setTo;
    private final double speed;
    private final ZoneId zone;

    private WorldClock(Clock real, Instant made, Instant setTo, double speed, ZoneId zone) {
        this.real = real;
        this.made = made;
        this.setTo = setTo;
        this.speed = speed;
        this.zone = zone;
    }

    /**
     * @param now a day, begun at the present time of day, or a day and time in Istanbul; empty: the present
     * @throws java.time.format.DateTimeParseException where it is neither
     */
    static Clock of(String now, double speed, Clock real) {
        if (now.isEmpty() && speed == 1) {
            return real;
        }
        Instant made = real.instant();
        return new WorldClock(real, made, now.isEmpty() ? made : instant(now, made), speed, Turkish.ZONE);
    }

    private static Instant instant(String now, Instant present) {
        TemporalAccessor given = GIVEN.parseBest(now, LocalDateTime::from, LocalDate::from);
        ZonedDateTime here = present.atZone(Turkish.ZONE);
        LocalDateTime time = given instanceof LocalDate day ? day.atTime(here.toLocalTime())
                : (LocalDateTime) given;
        return time.atZone(Turkish.ZONE).toInstant();
    }

    @Override
    public Instant instant() {
        Duration passed = Duration.between(made, real.instant());
        return setTo.plusNanos((long) (passed.toNanos() * speed));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new WorldClock(real, made, setTo, speed, other);
    }
}
