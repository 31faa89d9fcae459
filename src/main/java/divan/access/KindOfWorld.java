package divan.access;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a database holds the demonstration world or a real one; for commands, which start nothing. */
public final class KindOfWorld {
    private KindOfWorld() {
    }

    /** Empty where no program has been started on it yet. */
    public static Optional<Boolean> isDemo(JdbcClient jdbc) {
        return jdbc.sql(World.IS_DEMO).query(Boolean.class).optional();
    }
}
