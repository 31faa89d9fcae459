package divan.messages;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The postman's thread: one e-mail after the other, with growing pauses while the server is away. */
@Component
class PostRound implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PostRound.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Postman postman;
    private volatile Optional<Thread> thread = Optional.empty();

    PostRound(Postman postman) {
        this.postman = postman;
    }

    @Override
    public void start() {
        thread = Optional.of(Thread.ofPlatform().name("post").daemon().start(this::walk));
    }

    private void walk() {
        Duration pause = LOOK;
        while (!Thread.currentThread().isInterrupted()) {
            Postman.Step step = step();
            Duration longer = pause.multipliedBy(2);
            pause = step != Postman.Step.AWAY ? LOOK : longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            try {
                Thread.sleep(step == Postman.Step.DONE ? Duration.ZERO : pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Postman.Step step() {
        try {
            return postman.step();
        } catch (RuntimeException e) {
            LOG.warn("An e-mail could not be handed over: {} at {}", e.getClass().getName(),
                e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
            return Postman.Step.AWAY;
        }
    }

    /** Does not wait for a server that hangs: what was not confirmed is handed over again after the next start. */
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
