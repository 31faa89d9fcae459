package divan.organisation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection on which the database tells what was committed, and on which it is read again. Before a copy
 * is published it hears everything that was told until then: a commit is either in its snapshot or told.
 */
final class StateListening {
    /** Whoever holds a copy shares this lock. */
    static final String LOCK = "hashtextextended('organisation.copy', 0)";
    private static final Logger LOG = LoggerFactory.getLogger(StateListening.class);
    private static final int SILENCE_MILLIS = 5000;
    /** A period takes about as much, with what leads to it; a copy may take a third of the memory. */
    private static final long BYTES_EACH = 400;
    private static final String TELL = "select pg_notify(?, ?)";

    private final Connection connection;
    private final PGConnection told;
    private final StateCopy copy;

    StateListening(Connection connection, StateCopy copy) throws SQLException {
        this.connection = connection;
        this.told = connection.unwrap(PGConnection.class);
        this.copy = copy;
    }

    /** Until the copy is wanted no more. @throws SQLException where the connection is lost */
    void listen() throws SQLException {
        execute("listen " + News.CHANNEL);
        execute("select pg_advisory_lock_shared(" + LOCK + ")");
        try {
            if (fits()) {
                load();
                while (copy.isWanted()) {
                    hear();
                }
            }
        } finally {
            release();
        }
    }

    private void release() {
        try {
            execute("unlisten *");
            execute("select pg_advisory_unlock_shared(" + LOCK + ")");
        } catch (SQLException e) {
            LOG.debug("The connection is lost, and with it what it held: {}", e.getSQLState());
        }
    }

    private boolean fits() throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from organisation.organ")) {
            boolean fits = row.next() && row.getLong(1) * BYTES_EACH < Runtime.getRuntime().maxMemory() / 3;
            if (!fits) {
                LOG.warn("The state does not fit into memory: {} periods.", row.getLong(1));
            }
            return fits;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void tell(Connection connection, String channel, String word) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setString(1, channel);
            statement.setString(2, word);
            statement.execute();
        }
    }

    private void load() throws SQLException {
        Directory next = snapshot();
        long passed;
        do {
            passed = copy.passed();
            next = caughtUp(next);
        } while (!copy.publish(next, passed));
    }

    private Directory snapshot() throws SQLException {
        connection.setAutoCommit(false);
        try {
            execute("set transaction isolation level repeatable read, read only");
            return new DirectoryRows(connection).all();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Told itself, the connection hears all that was told before. */
    private Directory caughtUp(Directory before) throws SQLException {
        String own = UUID.randomUUID().toString();
        tell(connection, News.CHANNEL, News.PING + " " + own);
        Directory next = before;
        for (;;) {
            News news = News.of(told.getNotifications(SILENCE_MILLIS));
            next = news.everything() ? snapshot() : with(next, news);
            answer(news);
            if (news.pings().contains(own)) {
                return next;
            }
        }
    }

    private Directory with(Directory before, News news) {
        if (news.organs().isEmpty() && news.posts().isEmpty()) {
            return before;
        }
        DirectoryRows rows = new DirectoryRows(connection);
        return before.with(news.organs().isEmpty() ? Map.of() : rows.organs(news.organs()),
            news.posts().isEmpty() ? Map.of() : rows.posts(news.posts()));
    }

    private void answer(News news) throws SQLException {
        copy.heard(news.pings());
        for (String echo : news.echoes()) {
            tell(connection, News.ECHOES, echo);
        }
    }

    private void hear() throws SQLException {
        News news = News.of(told.getNotifications(SILENCE_MILLIS));
        Directory before = copy.kept();
        if (news.everything() || before == null) {
            copy.forget();
            answer(news);
            load();
        } else {
            copy.replace(with(before, news));
            copy.outdate(news.topics());
            answer(news);
            if (news.pings().isEmpty()) {
                execute("select 1");
            }
        }
    }
}
