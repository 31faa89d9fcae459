package divan.web;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Places that are given in turns: whoever waits stands in the row of their network, and the rows are served
 * one after the other, so that a network which asks for everything makes only itself wait. Where too many
 * wait, the longest row loses its last.
 */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final int waitingAtMost;
    /** The row that is served next comes first; none is empty. */
    private final LinkedHashMap<String, Deque<Waiting>> rows = new LinkedHashMap<>();
    private int free;
    private int waiting;

    private enum Outcome {
        OPEN, GIVEN, DROPPED
    }

    private static final class Waiting {
        private final Condition told;
        private Outcome outcome = Outcome.OPEN;

        private Waiting(Condition told) {
            this.told = told;
        }

        private void tell(Outcome outcome) {
            this.outcome = outcome;
            told.signal();
        }
    }

    Turns(int places, int waitingAtMost) {
        this.free = places;
        this.waitingAtMost = waitingAtMost;
    }

    /** Whether there was a place within so many milliseconds; if so it is to be given back. */
    boolean take(String address, int patience) throws InterruptedException {
        String network = Allowance.network(address);
        lock.lockInterruptibly();
        try {
            if (free > 0) {
                free--;
                return true;
            }
            Waiting mine = new Waiting(lock.newCondition());
            rows.computeIfAbsent(network, _ -> new ArrayDeque<>()).addLast(mine);
            if (++waiting > waitingAtMost) {
                drop();
            }
            return isGiven(mine, network, TimeUnit.MILLISECONDS.toNanos(patience));
        } finally {
            lock.unlock();
        }
    }

    private boolean isGiven(Waiting mine, String network, long nanos) throws InterruptedException {
        try {
            long left = nanos;
            while (mine.outcome == Outcome.OPEN && left > 0) {
                left = mine.told.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            if (mine.outcome == Outcome.GIVEN) {
                next();
            }
            throw e;
        } finally {
            if (mine.outcome == Outcome.OPEN) {
                rows.get(network).remove(mine);
                left(network);
            }
        }
        return mine.outcome == Outcome.GIVEN;
    }

    private void drop() {
        String longest = rows.entrySet().stream().max(Comparator.comparing(row -> row.getValue().size()))
            .orElseThrow().getKey();
        rows.get(longest).removeLast().tell(Outcome.DROPPED);
        left(longest);
    }

    private void left(String network) {
        waiting--;
        rows.computeIfPresent(network, (_, row) -> row.isEmpty() ? null : row);
    }

    void giveBack() {
        lock.lock();
        try {
            next();
        } finally {
            lock.unlock();
        }
    }

    private void next() {
        Map.Entry<String, Deque<Waiting>> first = rows.pollFirstEntry();
        if (first == null) {
            free++;
            return;
        }
        Deque<Waiting> row = first.getValue();
        row.removeFirst().tell(Outcome.GIVEN);
        waiting--;
        if (!row.isEmpty()) {
            rows.putLast(first.getKey(), row);
        }
    }
}
