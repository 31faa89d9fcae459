package divan.planning;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * The same acts counted in other ways: by a view of PostgreSQL over the table of acts in the same server, by
 * a materialized one, and by DuckDB, which is given a copy of the rows. PostgreSQL asks as a superuser, whom
 * no row-level security binds.
 */
final class CountingPeers implements AutoCloseable {
    private static final String COUNT = """
        select organ, extract(year from day)::integer as year, extract(quarter from day)::integer as quarter,
            count(*) as value
        from (select organ, %s as day from %s where type = '%s' and %s = '%s') happened
        where day > date '2024-12-31' group by 1, 2, 3
        """;
    private static final String VIEW = COUNT.formatted("cast(at at time zone 'Europe/Istanbul' as date)",
        "journal.act", InventedActs.TYPE, "convert_from(body, 'UTF8')::jsonb ->> 'service'",
        InventedActs.SERVICE);
    private static final String DUCK = COUNT.formatted("cast(\"at\" + interval 3 hour as date)", "act",
        InventedActs.TYPE, "body ->> 'service'", InventedActs.SERVICE);
    /** Times go as UTC; in Türkiye it has been three hours later all the year round since 2016. */
    private static final String COPY = """
        copy (select id, at at time zone 'UTC', type, organ, convert_from(body, 'UTF8') from journal.act %s)
        to stdout (format csv)
        """;
    private static final String TABLE = """
        create or replace table act (id uuid, "at" timestamp, type varchar, organ varchar, body json)
        """;
    private static final String TAKE = """
        insert into act select * from read_csv('%s', header = false, auto_detect = false, delim = ',',
            quote = '"', escape = '"', columns = {'id': 'uuid', 'at': 'timestamp', 'type': 'varchar',
            'organ': 'varchar', 'body': 'json'})
        """;

    private final Connection admin;
    private final Connection duck;
    private final Path file;

    CountingPeers(Connection admin, Path folder) throws SQLException {
        this.admin = admin;
        this.file = folder.resolve("acts.csv");
        this.duck = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("acts.duckdb"));
        run(admin, "drop schema if exists indicator_bench cascade");
        run(admin, "create schema indicator_bench");
        run(admin, "create view indicator_bench.plain as " + VIEW);
        run(admin, "create materialized view indicator_bench.kept as " + VIEW + " with no data");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Map<String, Long> asked(Connection connection, String sql) throws SQLException {
        Map<String, Long> values = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.put(row.getString(1) + " " + new Period(row.getInt(2), row.getInt(3)).code(),
                    row.getLong(4));
            }
        }
        return values;
    }

    Map<String, Long> view() throws SQLException {
        return asked(admin, "select * from indicator_bench.plain");
    }

    Map<String, Long> materialized() throws SQLException {
        run(admin, "refresh materialized view indicator_bench.kept");
        return asked(admin, "select * from indicator_bench.kept");
    }

    Map<String, Long> duck() throws SQLException {
        return asked(duck, DUCK);
    }

    /** From nothing: the rows go over first. */
    Map<String, Long> duckFromZero() throws SQLException, IOException {
        run(duck, TABLE);
        copy("");
        return duck();
    }

    /** Only the acts that came since. */
    Map<String, Long> duckWithOneMore(UUID act) throws SQLException, IOException {
        copy("where id = '" + act + "'");
        return duck();
    }

    private void copy(String which) throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            admin.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY.formatted(which), out);
        }
        run(duck, TAKE.formatted(file));
        Files.delete(file);
    }

    @Override
    public void close() throws SQLException {
        run(admin, "drop schema indicator_bench cascade");
        duck.close();
    }
}
