package divan.journal;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that comes round: a thread of its own takes one turn after the other while the program runs. A turn
 * that fails does not end the round; the next ones come after growing pauses until one succeeds.
 */
public final class Round implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int PHASE = 2000;

    /** One turn. */
    @FunctionalInterface
    public interface Turn {
        /** @return the pause before the next one; none may be zero */
        Duration take();
    }

    private final String name;
    private final Duration first;
    private final Turn turn;
    private volatile Optional<Thread> thread = Optional.empty();

    /**
     * @param name of the thread, and in the log
     * @param first the pause before the first turn, and the shortest one after a turn that failed
     */
    public Round(String name, Duration first, Turn turn) {
        this.name = name;
        this.first = first;
        this.turn = turn;
    }

    /** The same work every so often. */
    public static Round every(Duration pause, String name, Runnable work) {
        return new Round(name, pause, () -> {
            work.run();
            return pause;
        });
    }

    @Override
    public void start() {
        thread = Optional.of(Thread.ofPlatform().name(name).daemon().start(this::walk));
    }

    private void walk() {
        Duration pause = first;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = taken(pause);
        }
    }

    /** Logs without the exception's message, which may hold personal data. */
    private Duration taken(Duration last) {
        try {
            return turn.take();
        } catch (RuntimeException e) {
            Duration pause = longer(last);
            LOG.warn("{} failed by {} at {}, trying again in {} ms", name, e.getClass().getName(),
                    e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?", pause.toMillis());
            return pause;
        }
    }

    /** Twice as long, within the longest; never shorter than between turns that succeed. */
    private Duration longer(Duration last) {
        Duration doubled = last.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1)
            : last.multipliedBy(2);
        Duration bounded = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return bounded.compareTo(first) < 0 ? first : bounded;
    }

    /** Does not wait for a turn that hangs: what it did not finish is done again after the next start. */
    @Override
    public void stop() {
        thread.ifPresent(Thread::interrupt);
        thread = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return thread.isPresent();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
