package divan.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The database the program stands on: of the right version, with its roles and its schemas up to date. */
public final class Database implements AutoCloseable {
    private static final String NAME = "divan";
    private static final int OLDEST = 180_000;
    static final int CONNECTIONS = 16;
    /** The lock's, and the two that Flyway holds; each new one would cost its sign-in. */
    private static final int CONNECTIONS_TO_MIGRATE = 3;
    private static final int SECONDS_FOR_A_CONNECTION = 5;
    private static final String MISSING =
            "select not exists (select from pg_database where datname = 'divan')";

    private final @Nullable Cluster cluster;
    private final DatabaseAddress admin;

    private Database(@Nullable Cluster cluster, DatabaseAddress admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /** The embedded one, in a folder that this program holds. */
    public static Database embedded(DataFolder folder) {
        return opened(Cluster.start(folder), Database::ready);
    }

    /** The same with its roles, but its schemas left as they are, whatever version wrote them. */
    public static Database unmigrated(DataFolder folder) {
        return opened(Cluster.startEmpty(folder), Database::withRoles);
    }

    private static Database opened(Cluster cluster, UnaryOperator<Database> made) {
        try {
            return made.apply(embedded(cluster));
        } catch (CannotStart e) {
            cluster.close();
            throw e;
        }
    }

    static Database embedded(Cluster cluster) {
        try (Connection connection = cluster.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet missing = statement.executeQuery(MISSING);
            if (missing.next() && missing.getBoolean(1)) {
                statement.execute("create database " + NAME);
            }
            return new Database(cluster, cluster.admin(NAME));
        } catch (SQLException e) {
            throw new CannotStart("The database cannot be made: " + e.getMessage(), e);
        }
    }

    /** One that somebody else runs. @param admin owns the database and may create roles */
    public static Database at(DatabaseAddress admin) {
        return ready(unmigrated(admin));
    }

    /** The same with its roles, but its schemas left as they are, whatever version wrote them. */
    public static Database unmigrated(DatabaseAddress admin) {
        try (Connection connection = admin.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int");
            if (!row.next() || row.getInt(1) < OLDEST) {
                throw new CannotStart("The database at " + admin.url() + " is older than PostgreSQL 18, "
                        + "which Divan needs.");
            }
            return withRoles(new Database(null, admin));
        } catch (SQLException e) {
            throw new CannotStart("The database cannot be reached as " + admin + ": " + e.getMessage(), e);
        }
    }

    private static Database ready(Database database) {
        withRoles(database).migrate();
        return database;
    }

    private static Database withRoles(Database database) {
        Roles.ready(database.admin);
        return database;
    }

    public void migrate() {
        try (HikariDataSource few = pool(owner(), CONNECTIONS_TO_MIGRATE)) {
            Migrations.run(few);
        }
    }

    /** Makes the schemas as they were at those versions, the last migration of each module. */
    public void migrate(Map<String, String> versions) {
        try (HikariDataSource few = pool(owner(), CONNECTIONS_TO_MIGRATE)) {
            Migrations.run(few, versions);
        }
    }

    public DatabaseAddress admin() {
        return admin;
    }

    public DatabaseAddress owner() {
        return Roles.of(admin, Roles.OWNER);
    }

    public DatabaseAddress app() {
        return Roles.of(admin, Roles.APP);
    }

    /** A new pool of the application role; a request waits for a connection no longer than five seconds. */
    public HikariDataSource pool() {
        return pool(app(), CONNECTIONS);
    }

    static HikariDataSource pool(DatabaseAddress address, int connections) {
        HikariConfig config = new HikariConfig();
        configure(config, address, connections);
        return new HikariDataSource(config);
    }

    static void configure(HikariConfig config, DatabaseAddress address, int connections) {
        config.setPoolName("divan");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(connections, 4));
        config.setConnectionTimeout(SECONDS_FOR_A_CONNECTION * 1000L);
        config.setValidationTimeout(2000);
        address.driverSettings().forEach(config::addDataSourceProperty);
    }

    /** The embedded server, where there is one. */
    public @Nullable Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        if (cluster != null) {
            cluster.close();
        }
    }
}
