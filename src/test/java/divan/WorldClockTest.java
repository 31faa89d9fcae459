package divan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;

class WorldClockTest {
    private final Moved real = new Moved();

    @Test
    void unsetItIsTheRealClock() {
        assertThat(WorldClock.of("", 1, real)).isSameAs(real);
    }

    @Test
    void aDayBeginsAtThePresentTimeOfDayInIstanbul() {
        assertThat(WorldClock.of("2027-03-01", 1, real).instant())
                .isEqualTo(Instant.parse("2027-02-28T23:30:00Z"));
    }

    @Test
    void aDayAndTimeAreThoseOfIstanbul() {
        assertThat(WorldClock.of("2027-03-01T09:00", 1, real).instant())
                .isEqualTo(Instant.parse("2027-03-01T06:00:00Z"));
    }

    @Test
    void timeMovesOnAsFastAsAsked() {
        Clock clock = WorldClock.of("2027-03-01T09:00", 1440, real);
        real.now = real.now.plus(Duration.ofMinutes(3));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2027-03-04T06:00:00Z"));
    }

    @Test
    void theDayIsIstanbulsAndAnotherZoneShowsTheSameInstant() {
        Clock clock = WorldClock.of("2027-03-01T01:00", 1, real);
        assertThat(LocalDate.now(clock)).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(LocalDate.now(clock.withZone(ZoneOffset.UTC))).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(clock.withZone(ZoneOffset.UTC).instant()).isEqualTo(clock.instant());
    }

    @Test
    void whatIsNoDayIsRefused() {
        assertThatThrownBy(() -> WorldClock.of("1 March", 1, real))
                .isInstanceOf(DateTimeParseException.class);
    }

    /** 02:30 in Istanbul, moved by hand. */
    private static final class Moved extends Clock {
        private Instant now = Instant.parse("2026-11-21T23:30:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Europe/Istanbul");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
