package divan.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One follower at its work. It looks at the types ahead and touches only the acts it wants: where it has come
 * is written with each effect, and about the others once a second. Several acts share a transaction; when one
 * of them fails, they are tried again one by one, with growing pauses, until the failing one succeeds. None
 * is ever skipped.
 */
final class Following implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final int BATCH = 100;
    private static final int AHEAD = 1000;
    private static final long BETWEEN_SAVES = Duration.ofSeconds(1).toNanos();
    /** A slow follower commits what it has done, so that others see it. */
    private static final long LONGEST_BATCH = Duration.ofMillis(200).toNanos();
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A database that restarts deserves no long silence. */
    private static final Duration LONGEST_PAUSE_WITHOUT_DATABASE = Duration.ofSeconds(1);

    private final String name;
    private final Predicate<String> types;
    private final Follower handler;
    private final Acts acts;
    private final Positions positions;
    private final Lookout lookout;
    private final TransactionTemplate transaction;
    private final Bell sequenced;
    private final Bell moved;
    private final BooleanSupplier running;
    private int batch = BATCH;
    private long singles;
    private volatile long at;
    private volatile long passed = -1;
    private long saved;
    private long savedAt;

    private record Taken(int done, long reached) {
    }

    Following(String name, Predicate<String> types, Follower handler, Acts acts, Positions positions,
            Lookout lookout, TransactionTemplate transaction, Bell sequenced, Bell moved,
            BooleanSupplier running) {
        this.name = name;
        this.types = types;
        this.handler = handler;
        this.acts = acts;
        this.positions = positions;
        this.lookout = lookout;
        this.transaction = transaction;
        this.sequenced = sequenced;
        this.moved = moved;
        this.running = running;
    }

    String name() {
        return name;
    }

    boolean hasPassed(long position) {
        return passed >= position;
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
        leave();
    }

    /** Takes the next acts; answers whether there may be more at once. */
    private boolean step() {
        if (passed < 0) {
            saved = positions.enrol(name);
            pass(saved);
        }
        List<Positions.Ahead> ahead = lookout.ahead(passed, AHEAD);
        List<Long> wanted = ahead.stream().filter(this::isWanted).map(Positions.Ahead::position).toList();
        if (!wanted.isEmpty()) {
            return take(wanted, ahead.getLast().position());
        }
        if (!ahead.isEmpty()) {
            pass(ahead.getLast().position());
        } else if (saved < passed && System.nanoTime() - savedAt > BETWEEN_SAVES) {
            save();
        }
        return !ahead.isEmpty();
    }

    private boolean isWanted(Positions.Ahead ahead) {
        return ahead.type() != null && types.test(ahead.type());
    }

    /** Nothing that it wants lies before this position and is undone. */
    private void pass(long position) {
        passed = position;
        moved.ring();
    }

    private boolean take(List<Long> wanted, long end) {
        Optional<Taken> taken = transaction.execute(_ -> positions.claim(name)
            .map(position -> take(position, wanted.stream().filter(p -> p > position).toList(), end)));
        taken.ifPresent(this::keep);
        return taken.isPresent();
    }

    /** @param end up to where nothing else is wanted */
    private Taken take(long claimed, List<Long> wanted, long end) {
        List<Long> now = wanted.stream().limit(batch).toList();
        long reached = now.size() == wanted.size() ? Math.max(claimed, end) : now.getLast();
        long begin = System.nanoTime();
        int done = 0;
        for (Acts.Placed placed : acts.at(now)) {
            at = placed.position();
            handler.on(placed.act(), at);
            done++;
            if (System.nanoTime() - begin > LONGEST_BATCH && at < now.getLast()) {
                reached = at;
                break;
            }
        }
        positions.advance(name, reached);
        return new Taken(done, reached);
    }

    private void keep(Taken taken) {
        singles -= taken.done();
        batch = singles > 0 ? batch : BATCH;
        saved = taken.reached();
        savedAt = System.nanoTime();
        pass(taken.reached());
    }

    private void leave() {
        try {
            if (saved < passed) {
                save();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Follower {} will look again at the acts behind position {}", name, saved);
        }
    }

    /** What it passed and did nothing about is written down now and then, and when it stops. */
    private void save() {
        transaction.executeWithoutResult(_ -> positions.claim(name).filter(position -> position < passed)
            .ifPresent(_ -> positions.advance(name, passed)));
        saved = passed;
        savedAt = System.nanoTime();
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
