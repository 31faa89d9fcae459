package divan.journal;

import java.time.Duration;

/**
 * Tells threads of this process that something has happened, so that they need not wait for their next look.
 */
final class Bell {
    private long rings;

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** How often it has rung: ask before looking, and wait with the answer, so that no ring is missed. */
    synchronized long heard() {
        return rings;
    }

    /** Waits until it has rung since {@code heard}, or until the time is over. */
    synchronized void await(long heard, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); rings == heard && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
