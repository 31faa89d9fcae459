package divan.journal;

import divan.journal.FourEyes.Decided;
import divan.journal.FourEyes.Verdict;
import divan.kernel.Turkish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A verdict in the row of its proposal: the columns {@code decided_by}, {@code verdict}, {@code decided_at},
 * {@code decided_post} and {@code answer}, all null while it waits.
 */
public final class DecidedRow {
    private static final String DECIDE = """
        update %s set decided_by = :by, verdict = :verdict, decided_at = :at,
            decided_post = :post, answer = :answer
        where act = :act and verdict is null
        """;

    private DecidedRow() {
    }

    /** @return null while it waits */
    public static @Nullable Decided read(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        return verdict == null ? null : new Decided(Verdict.of(verdict).orElseThrow(),
            row.getObject("decided_at", OffsetDateTime.class).toInstant(), row.getString("decided_post"),
            row.getString("answer"), row.getObject("decided_by", UUID.class));
    }

    /**
     * Writes a verdict into a table whose rows are known by the {@code act} that proposed them.
     *
     * @param table with its schema, as the module names it that owns it
     * @return whether a row was waiting for it
     */
    public static boolean write(JdbcClient jdbc, String table, UUID proposal, Decided decided) {
        return write(jdbc.sql(DECIDE.formatted(table)), proposal, decided);
    }

    /**
     * Writes a verdict by a statement with the parameters {@code act}, {@code by}, {@code verdict},
     * {@code at}, {@code post} and {@code answer}.
     *
     * @return whether a row was waiting for it
     */
    public static boolean write(StatementSpec statement, UUID proposal, Decided decided) {
        return statement.param("act", proposal).param("by", decided.act())
            .param("verdict", decided.verdict().code())
            .param("at", decided.at().atZone(Turkish.ZONE).toOffsetDateTime())
            .param("post", decided.post()).param("answer", decided.answer()).update() == 1;
    }
}
