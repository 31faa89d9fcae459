package divan.messages;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The postman's way: one e-mail after the other, with growing pauses while the server is away. */
final class PostRound {
    private static final Logger LOG = LoggerFactory.getLogger(PostRound.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Postman postman;
    private Duration pause = LOOK;

    PostRound(Postman postman) {
        this.postman = postman;
    }

    /** @return the pause before the next e-mail */
    Duration take() {
        Postman.Step step = step();
        Duration longer = pause.multipliedBy(2);
        pause = step != Postman.Step.AWAY ? LOOK : longer.compareTo(LONGEST_PAUSE) < 0 ? longer
            : LONGEST_PAUSE;
        return step == Postman.Step.DONE ? Duration.ZERO : pause;
    }

    /** Whatever fails here fails like a server that is away. */
    private Postman.Step step() {
        try {
            return postman.step();
        } catch (RuntimeException e) {
            LOG.warn("An e-mail could not be handed over: {} at {}", e.getClass().getName(),
                e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?");
            return Postman.Step.AWAY;
        }
    }
}
