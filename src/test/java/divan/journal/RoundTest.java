package divan.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work that comes round comes again, also after it failed, and ends when it is told to. */
class RoundTest {
    @Test
    void aTurnThatFailsIsFollowedByTheNext() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch third = new CountDownLatch(1);
        Round round = new Round("test", Duration.ZERO, () -> {
            switch (turns.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("not logged");
                case 2 -> { }
                default -> third.countDown();
            }
            return Duration.ZERO;
        });
        round.start();
        assertThat(third.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(round.isRunning()).isTrue();
        round.stop();
        assertThat(round.isRunning()).isFalse();
    }

    @Test
    void aRoundThatIsEndedTakesNoFurtherTurnAndNotTheFirstBeforeItsPause() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        Round hourly = Round.every(Duration.ofHours(1), "test", turns::incrementAndGet);
        hourly.start();
        hourly.stop();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Round hanging = new Round("test", Duration.ZERO, () -> {
            begun.countDown();
            try {
                TimeUnit.MINUTES.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended.countDown();
            }
            return Duration.ZERO;
        });
        hanging.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        hanging.stop();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(turns).hasValue(0);
    }
}
