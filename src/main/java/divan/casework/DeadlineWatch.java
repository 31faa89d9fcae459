package divan.casework;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second for timers that are due; a million that are not cost one look at an index. */
@Component
class DeadlineWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final long EVERY_MILLIS = 1000;

    private final Casework casework;
    private final Clock clock;
    private volatile Optional<Thread> thread = Optional.empty();

    DeadlineWatch(Casework casework, Clock clock) {
        this.casework = casework;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Optional.of(Thread.ofPlatform().name("deadlines").daemon().start(this::watch));
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(EVERY_MILLIS);
                casework.passDeadlines(clock.instant());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Deadlines could not be looked at: {}", e.toString());
            }
        }
    }

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
        return 2000;
    }
}
