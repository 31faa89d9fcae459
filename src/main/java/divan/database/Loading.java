package divan.database;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Loads copied tables into a database whose schemas stand where the copy was made: whole or not at all, in
 * one transaction, with every constraint checked. While it lasts the owner reads and writes past row-level
 * security; nobody else sees that, for the transaction holds the tables.
 */
public final class Loading {
    private static final String HOLDS_DATA = """
            select exists (select from pg_namespace where nspname = any (array['journal', 'casework']))
            """;

    /** Where the rows of a table are. */
    @FunctionalInterface
    public interface Source {
        InputStream open(Table table) throws IOException;
    }

    private Loading() {
    }

    /** Whether a Divan has been in this database. */
    public static boolean holdsData(DatabaseAddress owner) {
        return JdbcClient.create(owner.dataSource()).sql(HOLDS_DATA).query(Boolean.class).single();
    }

    /**
     * @param owner connects as {@code divan_owner}
     * @param expected rows of each table
     * @throws CannotStart where the copy does not fit the schemas or its rows break a rule: nothing is loaded
     * then
     */
    public static void run(DatabaseAddress owner, Map<Table, Long> expected, List<Sequence> sequences,
            Source source) throws IOException {
        try (Connection connection = owner.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Catalogue catalogue = new Catalogue(connection);
            List<Catalogue.Entry> tables = catalogue.tables();
            requireSame(expected, tables);
            load(connection, tables, expected, source);
            sequences.forEach(catalogue::set);
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, tables.stream().map(Catalogue.Entry::analyze).toList());
        } catch (SQLException e) {
            throw new CannotStart("The copy cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static void requireSame(Map<Table, Long> expected, List<Catalogue.Entry> tables) {
        List<Table> there = tables.stream().map(Catalogue.Entry::table).toList();
        for (Table table : expected.keySet()) {
            if (!there.contains(table)) {
                throw new CannotStart("The copy's table " + table.name()
                    + " is not one that this program knows.");
            }
        }
        for (Table table : there) {
            if (!expected.containsKey(table)) {
                throw new CannotStart("The copy lacks the table " + table.name() + ".");
            }
        }
    }

    private static void load(Connection connection, List<Catalogue.Entry> tables, Map<Table, Long> expected,
            Source source) throws SQLException, IOException {
        execute(connection, tables.stream().map(Catalogue.Entry::empty).toList());
        List<Catalogue.Entry> guarded = tables.stream().filter(Catalogue.Entry::forced).toList();
        execute(connection, guarded.stream().map(Catalogue.Entry::open).toList());
        for (Catalogue.Entry entry : tables) {
            try (InputStream rows = source.open(entry.table())) {
                long loaded = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(entry.load(), rows);
                if (loaded != expected.get(entry.table())) {
                    throw new CannotStart("The table " + entry.table().name() + " has " + loaded
                        + " rows, the copy "
                            + "should have " + expected.get(entry.table()) + ".");
                }
            }
        }
        execute(connection, List.of("set constraints all immediate"));
        execute(connection, guarded.stream().map(Catalogue.Entry::close).toList());
    }

    private static void execute(Connection connection, List<String> commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
