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
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the schemas of the modules up to date, from the ground up, each by its own Flyway history in its own
 * schema. A module whose migrations have the fingerprint of the last run is passed over.
 */
public final class Migrations {
    static final List<String> MODULES =
            List.of("journal", "packs", "organisation", "access", "registers", "documents",
            "messages", "casework", "planning");
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

    /** @param root where the folders of the modules stand in the class path */
    static List<String> run(DataSource owner, String root, List<String> modules) {
        try (Connection connection = owner.getConnection()) {
            lock(connection);
            Map<String, String> done = done(connection);
            return modules.stream().filter(m -> migrated(m, root + "/" + m, done, connection, owner))
                    .toList();
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
        if (files.length == 0 || fingerprint.equals(done.get(module))) {
            return false;
        }
        try {
            Roles.execute(connection, CREATE, module);
            migrate(module, folder, owner);
            remember(connection, module, fingerprint);
            return true;
        } catch (SQLException | FlywayException e) {
            throw new CannotStart("The schema " + module + " cannot be brought up to date: "
                    + e.getMessage(), e);
        }
    }

    /** Strict: a database that a newer program has migrated is refused, not used. */
    private static void migrate(String module, String folder, DataSource owner) {
        Flyway.configure().dataSource(owner).defaultSchema(module).schemas(module).createSchemas(false)
                .locations("classpath:" + folder).table("migration").ignoreMigrationPatterns(new String[0])
                .baselineOnMigrate(false).validateMigrationNaming(true).load().migrate();
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
