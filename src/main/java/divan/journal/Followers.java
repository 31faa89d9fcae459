package divan.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All followers of this program, one thread each. */
@Component
final class Followers implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final Acts acts;
    private final Positions positions;
    private final TransactionTemplate transaction;
    private final Sequencer sequencer;
    private final Bell moved = new Bell();
    private final List<Following> enrolled = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Followers(Acts acts, Positions positions, PlatformTransactionManager transactions, Sequencer sequencer) {
        this.acts = acts;
        this.positions = positions;
        this.transaction = new TransactionTemplate(transactions);
        this.sequencer = sequencer;
    }

    synchronized void follow(String name, Follower handler) {
        Following following = new Following(name, handler, acts, positions, transaction,
                sequencer.sequenced(), moved, () -> running);
        if (enrolled.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalStateException("two followers named " + name);
        }
        enrolled.add(following);
        if (running) {
            begin(following);
        }
    }

    private void begin(Following following) {
        threads.add(Thread.ofPlatform().daemon().name("journal-" + following.name()).start(following));
    }

    boolean await(String follower, UUID act, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (;;) {
                long heard = moved.heard();
                if (positions.hasPassed(follower, act)) {
                    return true;
                }
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (!left.isPositive()) {
                    return false;
                }
                moved.await(heard, left.compareTo(LOOK) < 0 ? left : LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        enrolled.forEach(this::begin);
    }

    @Override
    public synchronized void stop() {
        running = false;
        sequencer.sequenced().ring();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
            threads.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 2000;
    }
}
