package divan.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded PostgreSQL of one data folder: made when missing, started, watched, stopped. A server left
 * behind by a killed program is adopted when it answers as it should, else stopped. A server that ends while
 * the program runs is started again, with growing pauses for as long as that fails.
 */
public final class Cluster implements AutoCloseable {
    static final String SUPERUSER = "postgres";
    private static final String MAJOR = "18";
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** For one machine; everything durable; the details of errors, which quote rows, stay out of the log. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"), Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"), Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"), Map.entry("shared_buffers", "128MB"),
            Map.entry("wal_compression", "on"), Map.entry("max_wal_size", "2GB"),
            Map.entry("password_encryption", "scram-sha-256"), Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"), Map.entry("log_timezone", "UTC"), Map.entry("lc_messages", "C"),
            Map.entry("log_min_messages", "warning"), Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"), Map.entry("log_line_prefix", "%m [%p] "),
            Map.entry("cluster_name", "divan"));
    private static final String AS_SET = """
            select current_setting('fsync') = ? and current_setting('synchronous_commit') = 'on'
                   and not pg_is_in_recovery()
            """;
    private static final String HBA = """
            # written by Divan at each start
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final DataFolder folder;
    private final Path cluster;
    private final Server server;
    private final Map<String, String> otherSettings;
    private volatile int port;
    private volatile boolean closing;

    private Cluster(DataFolder folder, Server server, Path cluster, Map<String, String> otherSettings) {
        this.folder = folder;
        this.server = server;
        this.cluster = cluster;
        this.otherSettings = otherSettings;
    }

    /** Returns when the server accepts connections; every reason not to is a {@link CannotStart}. */
    public static Cluster start(DataFolder folder) {
        return start(folder, ServerAccount.ofThisProcess(), Map.of());
    }

    /** A new one is made without a template, which has the schemas of this version already. */
    static Cluster startEmpty(DataFolder folder) {
        return start(folder, ServerAccount.ofThisProcess(), Map.of(), Optional.empty());
    }

    static Cluster start(DataFolder folder, ServerAccount account, Map<String, String> otherSettings) {
        return start(folder, account, otherSettings, ClusterTemplate.besideTheProgram());
    }

    private static Cluster start(DataFolder folder, ServerAccount account, Map<String, String> otherSettings,
            Optional<ClusterTemplate> template) {
        try {
            Path cluster = folder.postgres().resolve("cluster");
            Files.createDirectories(folder.postgres());
            checkMajor(cluster);
            Path programs = programs(folder, account);
            Server server = new Server(programs, account, cluster, folder.log("postgres.log"));
            Cluster made = new Cluster(folder, server, cluster, otherSettings);
            made.open(account, template);
            return made;
        } catch (IOException e) {
            throw CannotStart.unwritable(folder.root(), e);
        }
    }

    /** Stops the server that a killed program left running on a folder, if there is one. */
    static void stopLeftIn(DataFolder folder) {
        Path cluster = folder.postgres().resolve("cluster");
        Postmaster.running(cluster).ifPresent(left -> {
            left.kill();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (Postmaster.anyRunsOn(cluster) && System.nanoTime() < deadline) {
                pause(50);
            }
        });
    }

    private static void checkMajor(Path cluster) throws IOException {
        Path version = cluster.resolve("PG_VERSION");
        String major = Files.exists(version) ? Files.readString(version).strip() : MAJOR;
        if (!major.equals(MAJOR)) {
            throw new CannotStart("The data in " + cluster + " were written by PostgreSQL " + major
                    + ", and this Divan brings PostgreSQL " + MAJOR
                    + ". Convert them with pg_upgrade of PostgreSQL " + MAJOR
                    + ", start the Divan that wrote them, or name another folder with --data.");
        }
    }

    /** Shared by all folders of a user, unless another account must be able to reach them. */
    private static Path programs(DataFolder folder, ServerAccount account) throws IOException {
        Path programs = account.isOfThisProcess() ? cached(folder) : Binaries.unpackedIn(folder.postgres());
        if (!account.runs(programs.resolve("bin/postgres").toString(), "--version")) {
            throw new CannotStart("The account nobody, under which root runs PostgreSQL here, cannot reach "
                    + programs + ": name a data folder with --data whose parents everybody may enter.");
        }
        return programs;
    }

    private static Path cached(DataFolder folder) throws IOException {
        Path home = Path.of(Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache"));
        try {
            return Binaries.unpackedIn(home.resolve("divan"));
        } catch (IOException e) {
            return Binaries.unpackedIn(folder.postgres());
        }
    }

    private void open(ServerAccount account, Optional<ClusterTemplate> template) throws IOException {
        if (!Files.exists(cluster)) {
            server.make(SUPERUSER, folder.secret(SUPERUSER), template);
        }
        if (!account.isOfThisProcess() || ServerAccount.uid(Path.of("/proc/self")) == 0) {
            account.own(cluster);
        } else if (ServerAccount.uid(cluster) != account.owner()) {
            throw new CannotStart("The data in " + cluster + " belong to another user of this machine: "
                    + "start Divan as that user, or name another folder with --data.");
        }
        if (!adopted()) {
            startServer(freePort());
        }
        Thread.ofPlatform().daemon().name("postgres-watch").start(this::watch);
    }

    private boolean adopted() throws IOException {
        Optional<Postmaster> orphan = Postmaster.running(cluster);
        if (orphan.isEmpty()) {
            return false;
        }
        port = orphan.get().port();
        if (answersAsSet()) {
            LOG.info("adopted the PostgreSQL that an earlier program left running, process {}",
                    orphan.get().pid());
            return true;
        }
        LOG.info("stopping the PostgreSQL that an earlier program left running, process {}",
                orphan.get().pid());
        server.stop();
        Postmaster.running(cluster).ifPresent(Postmaster::kill);
        return false;
    }

    private boolean answersAsSet() {
        try (Connection connection = admin("postgres").dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(AS_SET)) {
            statement.setString(1, otherSettings.getOrDefault("fsync", "on"));
            ResultSet row = statement.executeQuery();
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void startServer(int onPort) throws IOException {
        port = onPort;
        write(cluster.resolve("divan.conf"), settings());
        write(cluster.resolve("pg_hba.conf"), HBA);
        Path main = cluster.resolve("postgresql.conf");
        String include = "include 'divan.conf'\n";
        if (!Files.readString(main).contains(include)) {
            write(main, Files.readString(main) + include);
        }
        startWhenLastOneEnded();
    }

    /** The children of a killed postmaster end within moments; until then a new one must not start. */
    private void startWhenLastOneEnded() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Postmaster.anyRunsOn(cluster) && System.nanoTime() < deadline) {
            pause(50);
        }
        forgetReusedPid();
        server.start();
    }

    /** PostgreSQL judges a pid file by the pid alone: one reused, or a zombie's, would stop it. */
    private void forgetReusedPid() throws IOException {
        Optional<Postmaster> named = Postmaster.named(cluster);
        if (named.isPresent() && Files.exists(Path.of("/proc/" + named.get().pid()))
                && !Postmaster.anyRunsOn(cluster)) {
            Files.delete(cluster.resolve("postmaster.pid"));
        }
    }

    private String settings() {
        StringBuilder text = new StringBuilder("# written by Divan at each start\nport = " + port + "\n");
        SETTINGS.forEach((name, value) -> text.append(name).append(" = '").append(value).append("'\n"));
        otherSettings.forEach((name, value) -> text.append(name).append(" = '").append(value).append("'\n"));
        return text.toString();
    }

    /** Written in place where the file exists, so that it keeps its owner. */
    private void write(Path file, String text) throws IOException {
        boolean fresh = !Files.exists(file);
        Files.writeString(file, text);
        if (fresh) {
            Files.setAttribute(file, "unix:uid", ServerAccount.uid(cluster));
        }
    }

    /** The port this folder had last time, if it is free, so that tools configured for it go on working. */
    private int freePort() throws IOException {
        Path file = folder.postgres().resolve("port");
        int wanted = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        int free = probe(wanted);
        Files.writeString(file, free + "\n");
        return free;
    }

    private static int probe(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return probe(0);
        }
    }

    private void watch() {
        long wait = 200;
        while (!closing) {
            pause(wait);
            wait = closing || Postmaster.running(cluster).isPresent() ? 200 : restarted(wait);
        }
    }

    /** @return how long to wait before looking again, in milliseconds */
    private synchronized long restarted(long waited) {
        if (closing) {
            return 0;
        }
        LOG.error("PostgreSQL has ended and is being started again");
        try {
            startServer(port);
            LOG.error("PostgreSQL is running again");
            return 200;
        } catch (IOException | CannotStart e) {
            LOG.error("PostgreSQL cannot be started: {}", e.getMessage());
            return Math.min(waited * 2, 15_000);
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public int port() {
        return port;
    }

    /** The process of the server now, for those who measure or kill it. */
    public long pid() {
        return Postmaster.running(cluster).map(Postmaster::pid).orElse(-1L);
    }

    DatabaseAddress admin(String database) {
        return DatabaseAddress.local(port, database, SUPERUSER, folder.secret(SUPERUSER));
    }

    /** Stops the server; everything committed is on disk. */
    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            try {
                server.stop();
            } catch (IOException e) {
                LOG.error("PostgreSQL could not be stopped: {}", e.getMessage());
            }
        }
    }
}
