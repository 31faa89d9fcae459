package divan.organisation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds the state in memory and keeps it true: made when first asked for, and told by the database of every
 * commit that touches it, whichever program wrote. While it is not there, because it is being made or the
 * connection was lost, the database is asked instead.
 *
 * <p>What this program commits is in it before the writer goes on ({@link Tidings}); so is everything before
 * {@link Publication} tells of it. Another process waits by {@link Echo}. Commits of others come within the
 * milliseconds that a notification takes.
 */
@Component
class StateCopy implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StateCopy.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RECONNECTING = Duration.ofMillis(500);
    private static final String TELL = "select pg_notify('" + News.CHANNEL + "', :word)::text";

    private final DataSource database;
    private final JdbcClient jdbc;
    private final Set<String> awaited = new HashSet<>();
    private final Map<Topic, List<Kept<?, ?>>> kept = new ConcurrentHashMap<>();
    private volatile @Nullable Directory directory;
    private volatile @Nullable Thread thread;
    private volatile boolean running;
    /** How often somebody went on without a copy: one that is made meanwhile must know of their acts. */
    private long passed;

    StateCopy(DataSource database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    /** The copy, where there is one; the first to ask has it made. */
    Optional<Directory> held() {
        if (thread == null && running) {
            begin();
        }
        return Optional.ofNullable(directory);
    }

    /** Whether somebody has asked. */
    boolean isUsed() {
        return thread != null;
    }

    private synchronized void begin() {
        if (thread == null && running) {
            thread = Thread.ofPlatform().daemon().name("state-copy").start(this::run);
        }
    }

    private void run() {
        while (running) {
            try (Connection connection = database.getConnection()) {
                new StateListening(connection, this).listen();
                return;
            } catch (SQLException | DataAccessException e) {
                LOG.info("The state is asked of the database until it can be copied again: {}",
                    e.getClass().getSimpleName());
            } finally {
                forget();
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isWanted() {
        return running;
    }

    @Nullable Directory kept() {
        return directory;
    }

    synchronized long passed() {
        return passed;
    }

    /** @return false where somebody went on meanwhile, so that it must first catch up again */
    synchronized boolean publish(Directory next, long passedBefore) {
        if (passed != passedBefore) {
            return false;
        }
        outdate(EnumSet.allOf(Topic.class));
        directory = next;
        notifyAll();
        return true;
    }

    /** In the place of what there was, if it is still there. */
    synchronized void replace(Directory next) {
        if (directory != null) {
            directory = next;
        }
    }

    /** What else is kept, beside the copy. */
    void tell(Topic topic, Kept<?, ?> answers) {
        kept.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>()).add(answers);
    }

    void outdate(Set<Topic> topics) {
        topics.forEach(topic -> kept.getOrDefault(topic, List.of()).forEach(Kept::forget));
    }

    /** From now on the database is asked. */
    synchronized void forget() {
        directory = null;
        outdate(EnumSet.allOf(Topic.class));
        passed++;
        notifyAll();
    }

    synchronized void heard(Set<String> pings) {
        if (awaited.removeAll(pings)) {
            notifyAll();
        }
    }

    /** In the transaction of what was changed, as the last of it; then {@link #settle(String)}. */
    String announce() {
        String ping = awaiting();
        jdbc.sql(TELL).param("word", News.PING + " " + ping).query(String.class).optional();
        return ping;
    }

    private synchronized String awaiting() {
        String ping = UUID.randomUUID().toString();
        awaited.add(ping);
        return ping;
    }

    synchronized void unannounce(String ping) {
        awaited.remove(ping);
    }

    /** Waits until the copy knows what was committed before the ping. */
    synchronized void settle(String ping) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (directory != null && awaited.contains(ping)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    LOG.warn("The copy of the state did not hear of a change in time.");
                    forget();
                } else {
                    wait(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            forget();
        }
        passed += directory == null ? 1 : 0;
        awaited.remove(ping);
    }

    /** Waits until the copy knows everything that was committed before this call, whoever did it. */
    void settle() {
        if (!isUsed()) {
            return;
        }
        String ping = awaiting();
        try (Connection connection = database.getConnection()) {
            StateListening.tell(connection, News.CHANNEL, News.PING + " " + ping);
            settle(ping);
        } catch (SQLException e) {
            unannounce(ping);
            forget();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        Thread stopping = thread;
        if (stopping != null) {
            settle();
            try {
                stopping.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
