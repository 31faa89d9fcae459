package divan.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * The one thread that numbers acts. Among all programs on a database only the holder of the ledger's lock
 * works; the others wait for it. A lost connection is made anew and everything checked again; a broken ledger
 * ends the thread.
 */
@Component
final class Sequencer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration GATHERING = Duration.ofMillis(5);
    /** For acts that another program committed; of those here the bell tells. */
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration WAITING_FOR_LOCK = Duration.ofMillis(200);
    private static final Duration RECONNECTING = Duration.ofMillis(250);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final long BETWEEN_CHECKPOINTS_NANOS = 1_000_000_000L;

    private final DataSource database;
    private final LedgerKey key;
    private final PublishedFile file;
    private final Bell committed = new Bell();
    private final Bell sequenced = new Bell();
    private volatile @Nullable Thread thread;
    private volatile @Nullable String halted;

    Sequencer(DataSource database, LedgerKey key, PublishedFile file) {
        this.database = database;
        this.key = key;
        this.file = file;
    }

    /** Rung by whoever has committed acts. */
    Bell committed() {
        return committed;
    }

    /** Rings when acts have got positions. */
    Bell sequenced() {
        return sequenced;
    }

    /** Why acts are no longer numbered, if so. */
    Optional<String> halted() {
        return Optional.ofNullable(halted);
    }

    @Override
    public void start() {
        halted = null;
        Thread started = new Thread(this::run, "journal-sequencer");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        committed.ring();
        try {
            if (stopping != null) {
                stopping.join(STOPPING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Started before and stopped after the followers, and both long after the database. */
    @Override
    public int getPhase() {
        return 1100;
    }

    private void run() {
        try {
            while (isRunning() && halted == null) {
                holdUntilLost();
            }
        } catch (InterruptedException e) {
            LOG.warn("The sequencer was interrupted, acts are no longer sealed");
        }
    }

    private void holdUntilLost() throws InterruptedException {
        try {
            hold();
        } catch (Broken e) {
            halted = e.getMessage();
            LOG.error("The ledger is broken, acts are no longer sealed: {}", e.getMessage());
        } catch (SQLException | RuntimeException | Error e) {
            LOG.warn("The sequencer was stopped by {}, trying again", e.getClass().getName());
            Thread.sleep(RECONNECTING);
        }
    }

    private void hold() throws SQLException, InterruptedException {
        Connection connection = database.getConnection();
        Ledger ledger = new Ledger(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        boolean clean = false;
        try {
            while (isRunning() && !ledger.lock()) {
                Thread.sleep(WAITING_FOR_LOCK);
            }
            if (isRunning()) {
                work(new Sealer(connection, ledger, key, file));
                ledger.unlock();
            }
            clean = true;
        } finally {
            release(connection, clean);
        }
    }

    /** A connection that may still hold the lock must not go back into a pool. */
    private static void release(Connection connection, boolean clean) throws SQLException {
        if (clean) {
            connection.close();
            return;
        }
        try {
            connection.abort(Runnable::run);
            connection.close();
        } catch (SQLException e) {
            LOG.debug("The connection was gone already");
        }
    }

    private void work(Sealer sealer) throws SQLException, InterruptedException {
        long lastCheckpoint = System.nanoTime() - BETWEEN_CHECKPOINTS_NANOS;
        while (isRunning()) {
            long heard = committed.heard();
            int acts = sealer.seal();
            if (acts > 0) {
                sequenced.ring();
            }
            if (sealer.hasNews() && System.nanoTime() - lastCheckpoint >= BETWEEN_CHECKPOINTS_NANOS) {
                sealer.publish();
                lastCheckpoint = System.nanoTime();
            }
            rest(acts, heard);
        }
        if (sealer.hasNews()) {
            sealer.publish();
        }
    }

    /**
     * After a batch, lets the next one gather; when idle, waits for a commit here or looks for one elsewhere.
     */
    private void rest(int acts, long heard) throws InterruptedException {
        if (acts == 0) {
            committed.await(heard, IDLE);
        } else if (!Sealer.isFull(acts)) {
            Thread.sleep(GATHERING);
        }
    }
}
