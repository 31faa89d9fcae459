package divan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On clusters with the settings of production; every kill is a real one. */
class ClusterTest {
    @TempDir
    Path root;

    @Test
    void whatIsAcknowledgedIsOnDisk() throws Exception {
        try (DataFolder folder = DataFolder.take(root); Cluster cluster = Cluster.start(folder)) {
            assertThat(value(cluster, "show fsync")).isEqualTo("on");
            assertThat(value(cluster, "show synchronous_commit")).isEqualTo("on");
            assertThat(value(cluster, "show full_page_writes")).isEqualTo("on");
            assertThat(value(cluster, "show data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void theServerListensOnTheLoopbackAddressOnlyAndWantsAPassword() throws Exception {
        try (DataFolder folder = DataFolder.take(root); Cluster cluster = Cluster.start(folder)) {
            assertThat(value(cluster, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(cluster, "show unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> cluster.admin("postgres").as("postgres", "guess").dataSource()
                    .getConnection())
                    .isInstanceOf(SQLException.class).hasMessageContaining("password");
        }
    }

    @Test
    void textIsComparedByCodePointAndTurkishLettersAreLetters() throws Exception {
        try (DataFolder folder = DataFolder.take(root); Cluster cluster = Cluster.start(folder)) {
            assertThat(value(cluster, "select 'Ç' < 'a'")).isEqualTo("f");
            assertThat(value(cluster, "select lower('ŞÇÖÜĞ')")).isEqualTo("şçöüğ");
            assertThat(value(cluster, "select 'şı' ~ '^\\w+$'")).isEqualTo("t");
            assertThat(value(cluster, "select datctype from pg_database where datname = 'postgres'"))
                    .isEqualTo("C.UTF-8");
        }
    }

    @Test
    void secretsAreReadableByTheirOwnerOnly() throws Exception {
        try (DataFolder folder = DataFolder.take(root)) {
            String secret = folder.secret("postgres");
            assertThat(secret).hasSizeGreaterThan(40).isEqualTo(folder.secret("postgres"));
            assertThat(mode(root.resolve("secrets/postgres"))).isEqualTo("rw-------");
            assertThat(mode(root.resolve("secrets"))).isEqualTo("rwx------");
        }
    }

    @Test
    void committedRowsSurviveAKilledPostmasterAndTheServerComesBackOnItsPort() throws Exception {
        try (DataFolder folder = DataFolder.take(root); Cluster cluster = Cluster.start(folder)) {
            run(cluster, "create table kept as select 7 as number");
            long killed = cluster.pid();
            int port = cluster.port();
            kill(killed);
            assertThat(valueWhenBack(cluster, "select number from kept")).isEqualTo("7");
            assertThat(cluster.pid()).isNotEqualTo(killed);
            assertThat(cluster.port()).isEqualTo(port);
        }
    }

    @Test
    void committedRowsSurviveAKilledProgramAndItsServerIsAdopted() throws Exception {
        Process program = program("on");
        long server = Long.parseLong(program.inputReader().readLine().replace("running ", ""));
        kill(program.pid());
        program.waitFor();
        try (DataFolder folder = DataFolder.take(root); Cluster cluster = Cluster.start(folder)) {
            assertThat(cluster.pid()).isEqualTo(server);
            run(cluster, "create table kept as select 7 as number");
        }
        try (DataFolder folder = DataFolder.take(root); Cluster cluster = Cluster.start(folder)) {
            assertThat(cluster.pid()).isNotEqualTo(server);
            assertThat(value(cluster, "select number from kept")).isEqualTo("7");
        }
    }

    @Test
    void aServerLeftBehindWithOtherDurabilityIsNotAdopted() throws Exception {
        Process program = program("off");
        long server = Long.parseLong(program.inputReader().readLine().replace("running ", ""));
        kill(program.pid());
        program.waitFor();
        try (DataFolder folder = DataFolder.take(root); Cluster cluster = Cluster.start(folder)) {
            assertThat(cluster.pid()).isNotEqualTo(server);
            assertThat(value(cluster, "show fsync")).isEqualTo("on");
        }
    }

    @Test
    void aSecondProgramOnTheFolderIsRefused() throws Exception {
        Process program = program("on");
        try (BufferedReader lines = program.inputReader()) {
            assertThat(lines.readLine()).startsWith("running");
            assertThatThrownBy(() -> DataFolder.take(root)).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Another Divan (process " + program.pid() + ")")
                    .hasMessageContaining(root.toString());
        } finally {
            program.destroyForcibly().waitFor();
        }
        try (DataFolder folder = DataFolder.take(root)) {
            Cluster.start(folder).close();
        }
    }

    @Test
    void aFolderOfAnotherMajorVersionIsRefusedWithInstructions() throws Exception {
        Files.createDirectories(root.resolve("postgres/cluster"));
        Files.writeString(root.resolve("postgres/cluster/PG_VERSION"), "17\n");
        try (DataFolder folder = DataFolder.take(root)) {
            assertThatThrownBy(() -> Cluster.start(folder)).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("written by PostgreSQL 17").hasMessageContaining("pg_upgrade");
        }
        assertThat(Files.readString(root.resolve("postgres/cluster/PG_VERSION"))).isEqualTo("17\n");
    }

    @Test
    void aPidFileWhosePidNowBelongsToAStrangerDoesNotStopAStart() throws Exception {
        try (DataFolder folder = DataFolder.take(root)) {
            Cluster.start(folder).close();
            Path cluster = root.resolve("postgres/cluster").toRealPath();
            Files.writeString(cluster.resolve("postmaster.pid"),
                    ProcessHandle.current().pid() + "\n" + cluster + "\n1\n5432\n\n127.0.0.1\n1 1\nready\n");
            try (Cluster again = Cluster.start(folder)) {
                assertThat(value(again, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void aPortThatSomebodyElseTookIsReplacedByAFreeOne() throws Exception {
        try (DataFolder folder = DataFolder.take(root)) {
            Cluster first = Cluster.start(folder);
            int port = first.port();
            first.close();
            try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                    Cluster second = Cluster.start(folder)) {
                assertThat(second.port()).isNotEqualTo(other.getLocalPort());
                assertThat(value(second, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void anInterruptedFirstStartIsBegunAgain() throws Exception {
        Files.createDirectories(root.resolve("postgres/incomplete/base"));
        Files.writeString(root.resolve("postgres/incomplete/PG_VERSION"), "18\n");
        try (DataFolder folder = DataFolder.take(root); Cluster cluster = Cluster.start(folder)) {
            assertThat(value(cluster, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void rootWithoutNamespacesRunsTheServerAsNobody() throws Exception {
        assumeTrue(isRoot(), "needs root");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (DataFolder folder = DataFolder.take(root);
                Cluster cluster = Cluster.start(folder, ServerAccount.nobody(), Map.of())) {
            run(cluster, "create table kept as select 7 as number");
            assertThat(ServerAccount.uid(Path.of("/proc/" + cluster.pid()))).isEqualTo(65534);
            kill(cluster.pid());
            assertThat(valueWhenBack(cluster, "select number from kept")).isEqualTo("7");
        }
        try (DataFolder folder = DataFolder.take(root); Cluster cluster = Cluster.start(folder)) {
            assertThat(value(cluster, "select number from kept")).isEqualTo("7");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsASentence() {
        assertThatThrownBy(() -> DataFolder.take(Path.of("/proc/divan"))).isInstanceOf(CannotStart.class)
                .hasMessageContaining("/proc/divan cannot be written").hasMessageContaining("--data");
    }

    @Test
    void aFullDiskIsASentence() throws Exception {
        assumeTrue(isRoot() && command("mount", "-t", "tmpfs", "-o", "size=16m", "divan", root.toString()),
                "needs a file system of its own, which only root may mount");
        try (DataFolder folder = DataFolder.take(root)) {
            assertThatThrownBy(() -> Cluster.start(folder)).isInstanceOf(CannotStart.class)
                    .hasMessageContaining("the disk is full").hasMessageContaining("--data");
        } finally {
            command("umount", "-l", root.toString());
        }
    }

    private Process program(String fsync) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"),
                ClusterProgram.class.getName(), root.toString(), fsync)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static boolean isRoot() {
        return ServerAccount.uid(Path.of("/proc/self")) == 0;
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).inheritIO().start().waitFor() == 0;
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void run(Cluster cluster, String sql) throws SQLException {
        try (Connection connection = cluster.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Cluster cluster, String sql) throws SQLException {
        try (Connection connection = cluster.admin("postgres").dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String valueWhenBack(Cluster cluster, String sql) throws Exception {
        for (int attempt = 0; ; attempt++) {
            try {
                return value(cluster, sql);
            } catch (SQLException e) {
                if (attempt == 300) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }
}
