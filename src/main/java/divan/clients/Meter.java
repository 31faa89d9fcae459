package divan.clients;

import divan.kernel.Turkish;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Counts requests against a quota, in fixed windows: the minutes of the clock, and the days of
 * Europe/Istanbul. What is refused does not count. Around the turn of a minute twice as much can pass.
 */
final class Meter {
    private static final long MINUTE = 60_000;
    private long minute;
    private long inMinute;
    private LocalDate day = LocalDate.EPOCH;
    private long dayBegins;
    private long dayEnds;
    private long inDay;

    /**
     * What is left after a request.
     *
     * @param taken whether the request was within the quota
     * @param minuteEnds in so many seconds, as {@code dayEnds}
     */
    record Reading(boolean taken, long minuteLeft, long minuteEnds, long dayLeft, long dayEnds,
            LocalDate day) {

        /** In so many seconds there is some left again; 0 where there is some now. */
        long pause() {
            return taken ? 0 : dayLeft == 0 ? dayEnds : minuteEnds;
        }

        /** RateLimit, a structured field. */
        String field() {
            return "\"minute\";r=" + minuteLeft + ";t=" + minuteEnds + ", \"day\";r=" + dayLeft + ";t="
                + dayEnds;
        }
    }

    /** Goes on where an earlier run of the program stopped. */
    synchronized void resume(Instant now, long usedToday) {
        turn(now.toEpochMilli());
        inDay = Math.max(inDay, usedToday);
    }

    /** Takes one, where there is one. */
    synchronized Reading take(Quota quota, Instant now) {
        long at = now.toEpochMilli();
        turn(at);
        boolean taken = inMinute < quota.perMinute() && inDay < quota.perDay();
        if (taken) {
            inMinute++;
            inDay++;
        }
        return reading(quota, at, taken);
    }

    /** As it stands, taking nothing. */
    synchronized Reading look(Quota quota, Instant now) {
        turn(now.toEpochMilli());
        return reading(quota, now.toEpochMilli(), true);
    }

    private Reading reading(Quota quota, long at, boolean taken) {
        return new Reading(taken, Math.max(0, quota.perMinute() - inMinute),
            seconds((minute + 1) * MINUTE - at), Math.max(0, quota.perDay() - inDay), seconds(dayEnds - at),
            day);
    }

    private static long seconds(long millis) {
        return Math.ceilDiv(millis, 1000L);
    }

    /** A clock that was set back begins anew too. */
    private void turn(long at) {
        if (Math.floorDiv(at, MINUTE) != minute) {
            minute = Math.floorDiv(at, MINUTE);
            inMinute = 0;
        }
        if (at >= dayEnds || at < dayBegins) {
            day = LocalDate.ofInstant(Instant.ofEpochMilli(at), Turkish.ZONE);
            dayBegins = day.atStartOfDay(Turkish.ZONE).toInstant().toEpochMilli();
            dayEnds = day.plusDays(1).atStartOfDay(Turkish.ZONE).toInstant().toEpochMilli();
            inDay = 0;
        }
    }
}
