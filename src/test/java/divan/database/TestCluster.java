package divan.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import javax.sql.DataSource;

/**
 * One real PostgreSQL for a test run, in {@code target/test-postgres}, and as many databases as the tests
 * want, copied from one that has all migrations. <b>Without fsync, for speed: nothing about durability is
 * shown on it</b>; tests of durability start a {@link Cluster} of their own.
 */
public final class TestCluster {
    private static final Map<String, String> FAST = Map.of("fsync", "off", "full_page_writes", "off",
            "max_connections", "300", "shared_buffers", "64MB");
    private static final String TEMPLATE = "template_divan";
    private static final String LEFT_OVER = """
            select format('drop database %I with (force)', datname) from pg_database
            where datname ~ '^(t[0-9]+|template_divan)$'
            """;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Cluster CLUSTER = start();

    private TestCluster() {
    }

    private static Cluster start() {
        DataFolder folder = folder(1);
        Cluster cluster = Cluster.start(folder, ServerAccount.ofThisProcess(), FAST);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        try (Connection connection = cluster.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String drop : texts(connection, LEFT_OVER)) {
                statement.execute(drop);
            }
            statement.execute("create database " + TEMPLATE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        DatabaseAddress template = cluster.admin(TEMPLATE);
        Roles.ready(template);
        Migrations.run(Roles.of(template, Roles.OWNER).dataSource());
        return cluster;
    }

    /** Two test runs of one checkout at once get a folder each. */
    private static DataFolder folder(int number) {
        try {
            return DataFolder.take(Path.of("target", "test-postgres" + (number == 1 ? "" : "-" + number)));
        } catch (CannotStart e) {
            if (number == 9) {
                throw e;
            }
            return folder(number + 1);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** A new database with all schemas, and nothing in them. */
    public static TestDatabase fresh() {
        return made(TEMPLATE);
    }

    /** A new database with the two roles and nothing else. */
    public static TestDatabase empty() {
        return made("template1");
    }

    /** A database like another one, to which nobody may be connected. */
    public static TestDatabase copy(TestDatabase of) {
        return made(name(of));
    }

    public static String name(TestDatabase of) {
        String url = of.adminAddress().url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static synchronized TestDatabase made(String template) {
        String name = "t" + NUMBER.incrementAndGet();
        try (Connection connection = CLUSTER.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template + " strategy file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        DatabaseAddress admin = CLUSTER.admin(name);
        try (Connection connection = admin.dataSource().getConnection()) {
            Roles.grant(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(admin, Roles.of(admin, Roles.OWNER), Roles.of(admin, Roles.APP));
    }

    /**
     * Gives an application context under test a fresh database: its {@code dataSource}, closed with it, and
     * the rest.
     */
    public static final class InContext implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            TestDatabase database = fresh();
            context.registerBean(TestDatabase.class, () -> database);
            context.registerBean("dataSource", DataSource.class, database::app);
        }
    }
}
