package divan.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets the one place next, where many wait for it. */
class TurnsTest {
    private static final int LONG = 60_000;
    private static final String GREEDY = "192.0.2.1";
    private static final String QUIET = "192.0.2.2";

    private final ExecutorService people = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<String> served = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        people.shutdownNow();
    }

    /** Returns when they wait or were told, and gives each place back when they had it. */
    private List<Future<Boolean>> come(Turns turns, String network, int many) throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            CountDownLatch begun = new CountDownLatch(1);
            Thread[] who = new Thread[1];
            Future<Boolean> one = people.submit(() -> {
                who[0] = Thread.currentThread();
                begun.countDown();
                boolean given = turns.take(network, LONG);
                if (given) {
                    served.add(network);
                    turns.giveBack();
                }
                return given;
            });
            begun.await();
            while (who[0].getState() != Thread.State.TIMED_WAITING && !one.isDone()) {
                Thread.onSpinWait();
            }
            all.add(one);
        }
        return all;
    }

    private static List<Boolean> told(List<Future<Boolean>> all) throws Exception {
        List<Boolean> told = new ArrayList<>();
        for (Future<Boolean> one : all) {
            told.add(one.get());
        }
        return told;
    }

    @Test
    void whoComesFromAQuietNetworkIsServedSecondHoweverManyWaitBefore() throws Exception {
        Turns turns = new Turns(1, 100);
        assertThat(turns.take(GREEDY, 0)).isTrue();
        List<Future<Boolean>> greedy = come(turns, GREEDY, 20);
        List<Future<Boolean>> quiet = come(turns, QUIET, 1);
        turns.giveBack();
        assertThat(told(quiet)).containsOnly(true);
        assertThat(told(greedy)).hasSize(20).containsOnly(true);
        assertThat(new ArrayList<>(served).indexOf(QUIET)).isEqualTo(1);
    }

    @Test
    void whereTooManyWaitTheLongestRowLosesItsLast() throws Exception {
        Turns turns = new Turns(1, 5);
        assertThat(turns.take(GREEDY, 0)).isTrue();
        List<Future<Boolean>> greedy = come(turns, GREEDY, 5);
        List<Future<Boolean>> quiet = come(turns, QUIET, 1);
        assertThat(greedy.getLast().get()).isFalse();
        turns.giveBack();
        assertThat(told(quiet)).containsOnly(true);
        assertThat(told(greedy.subList(0, 4))).containsOnly(true);
    }

    @Test
    void whoNoLongerWaitsTakesNobodysTurnAndThePlaceIsThereAgain() throws Exception {
        Turns turns = new Turns(1, 5);
        assertThat(turns.take(GREEDY, 0)).isTrue();
        assertThat(turns.take(QUIET, 1)).isFalse();
        turns.giveBack();
        assertThat(turns.take(QUIET, 0)).isTrue();
        turns.giveBack();
        assertThat(turns.take(GREEDY, 0)).isTrue();
    }
}
