package divan.search;

import java.util.concurrent.CountDownLatch;

/** What holds a follower back until its source has caught up. */
public final class Gate {
    private final CountDownLatch closed = new CountDownLatch(1);

    public void open() {
        closed.countDown();
    }

    public void pass() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
