package divan.organisation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.stereotype.Component;

/**
 * Lets a process that changed the state wait until the running program knows of it, so that whoever sees the
 * process end sees the change.
 */
@Component
public class Echo {
    private static final int LOOK_MILLIS = 500;
    private static final String NOBODY = "select pg_try_advisory_lock(" + StateListening.LOCK + ")";
    private static final String RELEASE = "select pg_advisory_unlock(" + StateListening.LOCK + ")";

    private final DataSource database;

    Echo(DataSource database) {
        this.database = database;
    }

    /** @return false where somebody holds a copy of the state and did not answer in time */
    public boolean await(Duration atMost) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + News.ECHOES);
            if (isAlone(statement)) {
                return true;
            }
            String word = UUID.randomUUID().toString();
            StateListening.tell(connection, News.CHANNEL, News.ECHO + " " + word);
            boolean heard = isHeard(connection.unwrap(PGConnection.class), word, atMost);
            statement.execute("unlisten *");
            return heard;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean isAlone(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(NOBODY)) {
            if (!row.next() || !row.getBoolean(1)) {
                return false;
            }
        }
        statement.execute(RELEASE);
        return true;
    }

    private static boolean isHeard(PGConnection connection, String word, Duration atMost)
            throws SQLException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            PGNotification[] told = connection.getNotifications(LOOK_MILLIS);
            for (PGNotification one : told == null ? new PGNotification[0] : told) {
                if (one.getParameter().equals(word)) {
                    return true;
                }
            }
        }
        return false;
    }
}
