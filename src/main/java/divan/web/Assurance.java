package divan.web;

import java.time.Duration;
import java.time.Instant;

/**
 * How surely we know who somebody is. The levels are our own, near those of eIDAS (low, substantial, high): 1
 * by one factor, or by a recovery code in the place of the second; 2 by two, or by a passkey whose device
 * asked who holds it; 3 by a certificate that a state vouches for.
 *
 * @param level 1 to 3; 0 for nobody
 * @param proved when it was last proved
 */
public record Assurance(int level, Instant proved) {
    /** So long after it was proved a page that wants it proved freshly opens. */
    public static final Duration FRESH = Duration.ofMinutes(10);
    /** So long what was begun on such a page may be sent: nobody types against the clock. */
    public static final Duration FINISHED = Duration.ofMinutes(30);

    public static final Assurance NONE = new Assurance(0, Instant.EPOCH);
    public static final Assurance LEAST = new Assurance(1, Instant.EPOCH);

    public boolean reaches(int wanted) {
        return level >= wanted;
    }

    /** Whether it was proved so short a time ago; a clock that was set back makes nothing old. */
    public boolean isWithin(Duration time, Instant now) {
        return now.isBefore(proved.plus(time));
    }
}
