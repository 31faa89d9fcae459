package divan.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.flywaydb.core.Flyway;
import org.tukaani.xz.XZInputStream;

/** A real PostgreSQL for these tests: one server a run, one database a test. */
final class TestDatabase implements AutoCloseable {
    private static final Path BINARIES = Path.of("target", "journal-postgres").toAbsolutePath();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static Path folder;
    private static Process server;
    private static int port;

    private final String name;
    private final HikariDataSource app;

    /** An empty database with the schema of the journal. */
    TestDatabase() {
        this(nextName());
        admin("create database " + name + " owner divan_owner");
        alter("create schema journal authorization divan_owner");
        Flyway.configure().dataSource(url(name), "divan_owner", null).schemas("journal")
                .locations("classpath:schema/journal").load().migrate();
    }

    private TestDatabase(String name) {
        this.name = name;
        this.app = pool();
    }

    private static String nextName() {
        start();
        return "journal" + NUMBER.incrementAndGet();
    }

    /** A database that is an exact copy of this one, as a backup would be; this one must not be in use. */
    TestDatabase backup() {
        String backup = nextName();
        app.getHikariPoolMXBean().softEvictConnections();
        admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        admin("create database " + backup + " template " + name + " owner divan_owner");
        return new TestDatabase(backup);
    }

    HikariDataSource app() {
        return app;
    }

    private static void admin(String databaseName, String sql) {
        try (Connection connection = DriverManager.getConnection(url(databaseName), "postgres", null);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void admin(String sql) {
        admin("postgres", sql);
    }

    /** As the owner of the database server, whom nothing stops. */
    void alter(String sql) {
        admin(name, sql);
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(name));
        config.setUsername("divan_app");
        config.setMaximumPoolSize(26);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        app.close();
    }

    /** Starts the server if it does not run. */
    static synchronized void start() {
        try {
            if (server != null && server.isAlive()) {
                return;
            }
            if (folder == null) {
                make();
            }
            server = launch();
            awaitAnswer();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** kill -9 of the server and all its children; the server first, so that it makes no more of them. */
    static synchronized void kill() {
        List<ProcessHandle> children = server.descendants().toList();
        server.destroyForcibly();
        server.onExit().join();
        children.forEach(ProcessHandle::destroyForcibly);
        children.forEach(child -> child.onExit().join());
    }

    private static void make() throws IOException, InterruptedException {
        unpack();
        folder = Files.createTempDirectory("divan-journal");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        if (isRoot()) {
            run(List.of("chown", "nobody", folder.toString()));
        }
        run(asUser(BINARIES.resolve("bin/initdb").toString(), "-D", folder.resolve("data").toString(), "-U",
                "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"));
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::remove));
    }

    private static void remove() {
        kill();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch() throws IOException {
        boolean sync = Boolean.getBoolean("journal.fsync");
        return new ProcessBuilder(asUser(BINARIES.resolve("bin/postgres").toString(), "-D",
                folder.resolve("data").toString(), "-p", String.valueOf(port), 
                "-c", "listen_addresses=127.0.0.1", "-c",
                "unix_socket_directories=", "-c", "fsync=" + sync, "-c", "max_connections=200"))
                .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static void awaitAnswer() throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", null);
                    Statement statement = connection.createStatement()) {
                statement.execute("""
                        do $$ begin
                            if not exists (select from pg_roles where rolname = 'divan_app') then
                                create role divan_owner login;
                                create role divan_app login;
                            end if;
                        end $$""");
                return;
            } catch (SQLException e) {
                Thread.sleep(100);
            }
            if (!server.isAlive()) {
                server = launch();
            }
        }
        throw new IllegalStateException("PostgreSQL does not answer");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asUser(String... command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(new File("/tmp"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + said);
        }
    }

    /** Once for all forks of a run. */
    private static void unpack() throws IOException {
        try (FileChannel file = FileChannel.open(BINARIES.resolveSibling("journal-postgres.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock _ = file.lock()) {
            if (!Files.exists(BINARIES.resolve("bin/postgres"))) {
                unpackAll();
            }
        }
    }

    private static void unpackAll() throws IOException {
        try (InputStream jar = TestDatabase.class.getResourceAsStream("/postgres-linux-x86_64.txz");
                TarArchiveInputStream tar = new TarArchiveInputStream(
                        new XZInputStream(new BufferedInputStream(jar)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, BINARIES.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(file, Set.of(PosixFilePermission.values()));
            }
        }
    }
}
