package divan.database;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All modules' tables as they were at one instant, while the program goes on: one repeatable-read transaction
 * of {@code divan_owner}. Rows are in PostgreSQL's text format, which every later version reads.
 */
public final class Snapshot implements AutoCloseable {
    private static final String BEGIN =
            "select set_config('divan.kind', 'backup', true), set_config('row_security', 'on', true)";
    /** The same bytes whatever the server's settings are. */
    private static final String PLAINLY =
        "set datestyle = 'ISO'; set timezone = 'UTC'; set extra_float_digits = 1";

    private final Connection connection;
    private final Catalogue catalogue;
    private final List<Catalogue.Entry> tables;

    private Snapshot(Connection connection) {
        this.connection = connection;
        this.catalogue = new Catalogue(connection);
        this.tables = catalogue.tables();
    }

    /** @param owner connects as {@code divan_owner} */
    public static Snapshot of(DatabaseAddress owner) {
        try {
            Connection connection = owner.dataSource().getConnection();
            OwnerReads.ready(connection);
            try (var statement = connection.createStatement()) {
                statement.execute(PLAINLY);
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                statement.execute(BEGIN);
            }
            return new Snapshot(connection);
        } catch (SQLException e) {
            throw new CannotStart("The database cannot be read as " + owner + ": " + e.getMessage(), e);
        }
    }

    /** The last migration of each module. */
    public Map<String, String> migrations() {
        return Migrations.versions(connection);
    }

    /** In an order in which they can be loaded. */
    public List<Table> tables() {
        return tables.stream().map(Catalogue.Entry::table).toList();
    }

    /** @return how many rows it has */
    public long copy(Table table, OutputStream to) throws IOException {
        String command = tables.stream().filter(t -> t.table().equals(table)).findFirst().orElseThrow()
            .write();
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(command, to);
        } catch (SQLException e) {
            throw new CannotStart("The table " + table.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Read after the tables, sequences stand where the copied rows need them or further. */
    public List<Sequence> sequences() {
        return catalogue.sequences();
    }

    /** For what else is to be known of that instant. */
    public JdbcClient jdbc() {
        return catalogue.jdbc();
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new CannotStart("The database cannot be read to the end: " + e.getMessage(), e);
        }
    }
}
