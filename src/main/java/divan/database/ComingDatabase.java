package divan.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A database that is being made ready while the rest of the program is put together: whoever asks for a
 * connection meanwhile waits for it. Where it cannot be made ready, they learn why by the {@link CannotStart}
 * of it.
 */
public final class ComingDatabase {
    private final CompletableFuture<Database> coming;
    private final Pool pool = new Pool();

    /** Begins at once, in a thread of its own. */
    public ComingDatabase(Supplier<Database> ready) {
        coming = CompletableFuture.supplyAsync(ready,
            work -> Thread.ofPlatform().name("database").start(work));
    }

    /** Of the application role, as {@link Database#pool()}. */
    public HikariDataSource pool() {
        return pool;
    }

    /** Whether nobody has to wait any more. */
    public boolean isHere() {
        return coming.isDone();
    }

    private Database arrived() {
        try {
            return coming.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart why ? why
                : new CannotStart("The database: " + e.getCause(), e);
        }
    }

    /** Waits for what has begun: a server half started would be left running. */
    public void stop() {
        pool.close();
        if (!coming.handle((_, failure) -> failure != null).join()) {
            arrived().close();
        }
    }

    /** Hikari makes its pool at the first connection; its address is told it just before. */
    private final class Pool extends HikariDataSource {
        private volatile boolean addressed;

        @Override
        public Connection getConnection() throws SQLException {
            if (!addressed) {
                address();
            }
            return super.getConnection();
        }

        private synchronized void address() {
            if (!addressed) {
                Database.configure(this, arrived().app(), Database.CONNECTIONS);
                addressed = true;
            }
        }
    }
}
