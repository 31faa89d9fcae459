package divan.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
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
    private final Lookout lookout;
    private final List<Following> enrolled = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Followers(Acts acts, Positions positions, PlatformTransactionManager transactions, Sequencer sequencer) {
        this.acts = acts;
        this.positions = positions;
        this.transaction = new TransactionTemplate(transactions);
        this.sequencer = sequencer;
        this.lookout = new Lookout(positions, sequencer.sequenced());
    }

    synchronized void follow(String name, Predicate<String> types, Follower handler) {
        Following following = new Following(name, types, handler, acts, positions, lookout, transaction,
                sequencer.sequenced(), moved, () -> running);
        if (find(name).isPresent()) {
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

    private Optional<Following> find(String name) {
        return enrolled.stream().filter(following -> following.name().equals(name)).findFirst();
    }

    boolean await(String follower, UUID act, Duration atMost) {
        return find(follower).map(following -> await(following, act, atMost)).orElse(false);
    }

    private boolean await(Following following, UUID act, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Optional<Long> position = Optional.empty();
        try {
            for (;;) {
                long heard = moved.heard();
                position = position.or(() -> positions.of(act));
                if (position.filter(following::hasPassed).isPresent()) {
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
