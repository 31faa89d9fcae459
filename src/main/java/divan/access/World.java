package divan.access;

import divan.database.CannotStart;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A database holds either the demonstration world or a real one, for ever: invented directors must never be
 * able to decide about real people, nor real data be opened without a password.
 */
@Component
class World implements SmartLifecycle {
    private static final String MARK =
        "insert into access.world(demo) values (:demo) on conflict do nothing";
    static final String IS_DEMO = "select demo from access.world";

    private final JdbcClient jdbc;
    private final boolean demo;
    private volatile boolean running;

    World(JdbcClient jdbc, @Value("${divan.demo}") boolean demo) {
        this.jdbc = jdbc;
        this.demo = demo;
    }

    @Override
    public void start() {
        jdbc.sql(MARK).param("demo", demo).update();
        boolean made = jdbc.sql(IS_DEMO).query(Boolean.class).single();
        if (made != demo) {
            throw new CannotStart(made
                ? "This database holds the demonstration world: start without --no-demo, "
                    + "or name another folder."
                : "This database holds a real world: start with --no-demo, or name another folder.");
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the packs make anybody. */
    @Override
    public int getPhase() {
        return 900;
    }
}
