package divan.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings the schemas of the modules up to date, from the ground up, each by its own Flyway history in its own
 * schema. A module whose migrations have the fingerprint of the last run is passed over.
 */
public final class Migrations {
    static final List<String> MODULES =
            List.of("journal", "packs", "organisation", "legislation", "access", "clients", "administration",
            "catalogue", "registers", "documents", "messages", "openid", "casework", "planning",
            "budget", "reporting", "erasure");
    private static final long LOCK = 0x646976616eL;

    private static final String PREPARE = """
            create extension if not exists btree_gist schema public;
            create extension if not exists pg_trgm schema public;
            create extension if not exists unaccent schema public;
            create table if not exists public.divan_migrated
                (module text primary key, fingerprint text not null)
            """;
    private static final String KNOWN = "select to_regclass('public.divan_migrated') is not null";
    private static final String MIGRATED = "select module, fingerprint from public.divan_migrated";
    private static final String CREATE =
            "select format('create schema if not exists %I authorization divan_owner', ?)";
    private static final String HISTORIES = """
            select n.nspname, format('select version from %I.migration where success and version is not null '
                                     || 'order by installed_rank desc limit 1', n.nspname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relname = 'migration' and n.nspname in (:modules)
            """;
    private static final String REMEMBER = """
            insert into public.divan_migrated (module, fingerprint) values (?, ?)
            on conflict (module) do update set fingerprint = excluded.fingerprint
            """;

    private Migrations() {
    }

    /**
     * @param owner connects as {@code divan_owner}
     * @return the modules that had something to do
     */
    public static List<String> run(DataSource owner) {
        return run(owner, "schema", MODULES);
    }

    /**
     * Makes the schemas of an empty database as they were at those versions; a copy made then can be loaded,
     * and what came later is migrated after.
     */
    static void run(DataSource owner, Map<String, String> versions) {
        try (Connection connection = owner.getConnection()) {
            lock(connection);
            done(connection);
            for (String module : MODULES) {
                String version = versions.get(module);
                if (version != null) {
                    Roles.execute(connection, CREATE, module);
                    migrate(module, "schema/" + module, owner, MigrationVersion.fromVersion(version));
                }
            }
        } catch (SQLException | FlywayException e) {
            throw new CannotStart("The schemas of the copy cannot be made: " + e.getMessage(), e);
        }
    }

    /** The last migration of each module that has any. */
    static Map<String, String> versions(Connection connection) {
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        Map<String, String> versions = new TreeMap<>();
        jdbc.sql(HISTORIES).param("modules", MODULES)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list()
                .forEach(history -> jdbc.sql(history.getValue()).query(String.class).optional()
                        .ifPresent(version -> versions.put(history.getKey(), version)));
        return versions;
    }

    /** The modules whose schemas are not as this program's migrations leave them. */
    public static List<String> pending(DataSource owner) {
        try (Connection connection = owner.getConnection()) {
            Map<String, String> done = done(connection);
            return MODULES.stream().filter(module -> !isDone(files("schema/" + module), done.get(module)))
                .toList();
        } catch (SQLException e) {
            throw new CannotStart("The schemas cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isDone(Resource[] files, @Nullable String fingerprint) {
        return files.length == 0 || fingerprint(files).equals(fingerprint);
    }

    /** @param root where the folders of the modules stand in the class path */
    static List<String> run(DataSource owner, String root, List<String> modules) {
        try (Connection connection = owner.getConnection()) {
            lock(connection);
            Map<String, String> done = done(connection);
            List<String> migrated = modules.stream()
                    .filter(m -> migrated(m, root + "/" + m, done, connection, owner)).toList();
            OwnerReads.ready(connection);
            return migrated;
        } catch (SQLException e) {
            throw new CannotStart("The schemas cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    /** Several programs may start at once on one database; the lock ends with the connection. */
    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    private static Map<String, String> done(Connection connection) throws SQLException {
        Map<String, String> done = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet known = statement.executeQuery(KNOWN);
            if (!known.next() || !known.getBoolean(1)) {
                statement.execute(PREPARE);
            }
            ResultSet rows = statement.executeQuery(MIGRATED);
            while (rows.next()) {
                done.put(rows.getString(1), rows.getString(2));
            }
        }
        return done;
    }

    private static boolean migrated(String module, String folder, Map<String, String> done,
            Connection connection, DataSource owner) {
        Resource[] files = files(folder);
        String fingerprint = fingerprint(files);
        if (isDone(files, done.get(module))) {
            return false;
        }
        try {
            Roles.execute(connection, CREATE, module);
            migrate(module, folder, owner, MigrationVersion.LATEST);
            remember(connection, module, fingerprint);
            return true;
        } catch (SQLException | FlywayException e) {
            throw new CannotStart("The schema " + module + " cannot be brought up to date: "
                    + e.getMessage(), e);
        }
    }

    /** Strict: a database that a newer program has migrated is refused, not used. */
    private static void migrate(String module, String folder, DataSource owner, MigrationVersion target) {
        Flyway.configure().dataSource(owner).defaultSchema(module).schemas(module).createSchemas(false)
                .locations("classpath:" + folder).table("migration").ignoreMigrationPatterns(new String[0])
                .baselineOnMigrate(false).validateMigrationNaming(true).target(target).load().migrate();
    }

    private static void remember(Connection connection, String module, String fingerprint)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setString(1, module);
            statement.setString(2, fingerprint);
            statement.executeUpdate();
        }
    }

    private static Resource[] files(String folder) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + folder + "/*.sql");
            Arrays.sort(files, Comparator.comparing(r -> String.valueOf(r.getFilename())));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over names and contents, in the order of names. */
    static String fingerprint(Resource... files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files) {
                digest.update((file.getFilename() + "\0" + file.contentLength() + "\0").getBytes());
                try (InputStream in = file.getInputStream()) {
                    digest.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
