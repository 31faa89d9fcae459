package divan.clients;

import java.time.LocalDate;

/**
 * What an institution was allowed.
 *
 * @param name of the system that asks
 * @param organ the institution's number
 * @param contact where its unit is reached; nobody's name
 * @param purpose what it asks for, in words
 * @param perMinute requests of all its keys together, as {@code perDay} of a day in Europe/Istanbul
 * @param last day on which its keys are good
 */
public record Terms(String name, String organ, String contact, String purpose, int perMinute, int perDay,
        LocalDate last) {
    /** The most that can be allowed. */
    public static final int MOST_PER_MINUTE = 1_000_000;
    public static final int MOST_PER_DAY = 1_000_000_000;
}
