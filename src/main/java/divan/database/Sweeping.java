package divan.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites what holds personal data without what was deleted. PostgreSQL leaves deleted rows in its files
 * until others are written over them, samples of columns in its statistics, and both in its write-ahead
 * log. Every table with row-level security is locked for as long as it takes to copy it, and needs its size
 * again meanwhile.
 */
public final class Sweeping {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);
    private static final String TABLES = """
            select format('vacuum (full, analyze) %I.%I', n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and c.relrowsecurity order by pg_total_relation_size(c.oid)
            """;
    /** What was sampled of a table that is empty now would stay. */
    private static final String SAMPLES = """
            select pg_clear_attribute_stats(n.nspname::text, c.relname::text, a.attname::text, false)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind = 'r' and c.relrowsecurity
            """;
    private static final String STATISTICS = "vacuum full pg_catalog.pg_statistic";
    /** Segments of the log are taken away and not used again under another name. */
    private static final List<String> NO_RECYCLING = List.of("alter system set wal_recycle = off",
            "select pg_reload_conf()");
    private static final List<String> RECYCLING = List.of("alter system reset wal_recycle",
            "select pg_reload_conf()");
    /** Old segments that wait under a name of the future still hold what they held. */
    private static final String AHEAD = """
            select count(*) from pg_ls_waldir()
             where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_lsn())
            """;
    private static final String ADVANCE =
            "select pg_switch_wal() from pg_logical_emit_message(false, 'divan', '')";
    /** Two checkpoints, because the log is kept from the one before the last on. */
    private static final List<String> LOG_TOO = List.of("select pg_switch_wal()", "checkpoint",
            "select pg_switch_wal()", "checkpoint");
    /** A checkpoint may come before the checkpointer has read that it is to recycle no more. */
    private static final int ROUNDS = 20;

    private Sweeping() {
    }

    /**
     * May be cut short and begun again.
     *
     * @param admin the superuser of the embedded server, or the owner of somebody else's database
     * @return whether the write-ahead log could be cleared too; a server of somebody else's does that itself
     */
    public static boolean run(DatabaseAddress admin) {
        try (Connection connection = admin.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> commands = new ArrayList<>(List.of(SAMPLES));
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    commands.add(rows.getString(1));
                }
            }
            commands.add(STATISTICS);
            for (String command : commands) {
                statement.execute(command);
            }
            return clearLog(statement);
        } catch (SQLException e) {
            throw new CannotStart("The database's files cannot be rewritten: " + e.getMessage(), e);
        }
    }

    private static int ahead(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(AHEAD)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean clearLog(Statement statement) {
        try {
            for (String command : NO_RECYCLING) {
                statement.execute(command);
            }
            int ahead = ahead(statement);
            int round = 0;
            do {
                for (; ahead > 0; ahead--) {
                    statement.execute(ADVANCE);
                }
                for (String command : LOG_TOO) {
                    statement.execute(command);
                }
                ahead = ahead(statement);
                round++;
            } while (ahead > 0 && round < ROUNDS);
            for (String command : RECYCLING) {
                statement.execute(command);
            }
            if (ahead > 0) {
                LOG.warn("{} old segments of the write-ahead log still wait to be used again", ahead);
            }
            return ahead == 0;
        } catch (SQLException e) {
            LOG.info("The write-ahead log is the server's own business: {}", e.getSQLState());
            return false;
        }
    }
}
