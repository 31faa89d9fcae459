package divan.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One follower at its work. Several acts share a transaction; when one of them fails, they are tried again
 * one by one, with growing pauses, until the failing one succeeds. None is ever skipped.
 */
final class Following implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final int BATCH = 100;
    /** A slow follower commits what it has done, so that others see it. */
    private static final long LONGEST_BATCH = Duration.ofMillis(200).toNanos();
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A database that restarts deserves no long silence. */
    private static final Duration LONGEST_PAUSE_WITHOUT_DATABASE = Duration.ofSeconds(1);

    private final String name;
    private final Follower handler;
    private final Acts acts;
    private final Positions positions;
    private final TransactionTemplate transaction;
    private final Bell sequenced;
    private final Bell moved;
    private final BooleanSupplier running;
    private boolean enrolled;
    private int batch = BATCH;
    private long singles;
    private volatile long at;

    Following(String name, Follower handler, Acts acts, Positions positions, TransactionTemplate transaction,
            Bell sequenced, Bell moved, BooleanSupplier running) {
        this.name = name;
        this.handler = handler;
        this.acts = acts;
        this.positions = positions;
        this.transaction = transaction;
        this.sequenced = sequenced;
        this.moved = moved;
        this.running = running;
    }

    String name() {
        return name;
    }

    @Override
    public void run() {
        Duration pause = FIRST_PAUSE;
        while (running.getAsBoolean()) {
            try {
                long heard = sequenced.heard();
                boolean more = step();
                pause = FIRST_PAUSE;
                if (!more) {
                    sequenced.await(heard, LOOK);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                batch = 1;
                singles = BATCH;
                pause = pauseAfter(e, pause);
            }
        }
    }

    /** Takes the next acts; answers whether there may be more at once. */
    private boolean step() {
        if (!enrolled) {
            positions.enrol(name);
            enrolled = true;
        }
        if (!positions.isBehind(name)) {
            return false;
        }
        int done = transaction.execute(_ -> take());
        if (done > 0) {
            moved.ring();
        }
        singles -= done;
        batch = singles > 0 ? batch : BATCH;
        return done > 0;
    }

    private int take() {
        Optional<Long> position = positions.claim(name);
        if (position.isEmpty()) {
            return 0;
        }
        long begin = System.nanoTime();
        int done = 0;
        for (Acts.Placed placed : acts.after(position.get(), batch)) {
            at = placed.position();
            handler.on(placed.act(), at);
            done++;
            if (System.nanoTime() - begin > LONGEST_BATCH) {
                break;
            }
        }
        if (done > 0) {
            positions.advance(name, at);
        }
        return done;
    }

    /** Logs without the exception's message, which may hold personal data; answers the next pause. */
    private Duration pauseAfter(Throwable e, Duration pause) {
        LOG.warn("Follower {} stopped near position {} by {} at {}, trying again in {} ms", name, at,
                e.getClass().getName(), e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?",
                pause.toMillis());
        long end = System.nanoTime() + pause.toNanos();
        while (running.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(Math.min(50, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return pause;
            }
        }
        Duration longest = isLostDatabase(e) ? LONGEST_PAUSE_WITHOUT_DATABASE : LONGEST_PAUSE;
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private static boolean isLostDatabase(Throwable e) {
        boolean data = e instanceof DataAccessException || e instanceof TransactionException;
        for (Throwable cause = e; data && cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLost(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Class 08: connection; 57P: the server shuts down or starts. Pools give no state when they wait in vain.
     */
    private static boolean isLost(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }
}
