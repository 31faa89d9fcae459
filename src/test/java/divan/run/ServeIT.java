package divan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import divan.database.TestCluster;
import divan.database.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class ServeIT {
    @TempDir
    Path data;

    @Test
    void itPrintsItsAddressAndStopsWithItsDatabaseOnSigterm() throws Exception {
        Program program = Program.serve(data, "--port", "0");
        assertThat(program.out().getFirst()).matches("Divan: http://localhost:[0-9]+/tr");
        ProcessHandle postgres = Program.postmaster(data);
        assertThat(program.stop()).isEqualTo(128 + 15);
        assertStopped(postgres, data);
        assertThat(program.out()).hasSize(1);
        assertThat(program.err()).satisfiesExactly(
            line -> assertThat(line).startsWith("E-mails are files in ").contains("--smtp"),
            line -> assertThat(line).startsWith("Uploads are not scanned for malware"),
            line -> assertThat(line).startsWith("Nobody can show a certificate"));
        assertThat(data.resolve("log/divan.log")).isNotEmptyFile();
    }

    @Test
    void aSecondProgramOnTheFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        try (Program first = Program.serve(data, "--port", "0");
                Program second = Program.start(Map.of(),
                        List.of("serve", "--port", "0", "--data", data.toString()))) {
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).singleElement().asString()
                    .startsWith("Another Divan (process " + first.pid() + ") is running on the data folder");
            assertThat(Program.postmaster(data).isAlive()).isTrue();
        }
    }

    @Test
    void aTakenPortIsASentence() throws Exception {
        try (ServerSocket other = new ServerSocket(0);
                Program program = Program.start(Map.of(),
                        List.of("serve", "--port", "" + other.getLocalPort(), "--data", data.toString()))) {
            assertThat(program.exit()).isEqualTo(1);
            assertThat(program.err()).singleElement().asString()
                    .contains("Port " + other.getLocalPort() + " cannot be opened").contains("--port");
        }
    }

    @Test
    void withoutPacksItSaysSoInASentence() throws Exception {
        Path jar = Files.copy(Program.JAR, Files.createDirectories(data.resolve("bare/jar"))
            .resolve("divan.jar"));
        try (Program program = Program.start(List.of(), jar, Map.of(),
                List.of("serve", "--port", "0", "--data", data.resolve("data").toString()))) {
            assertThat(program.exit()).isEqualTo(1);
            assertThat(program.err()).singleElement().asString().startsWith("There are no packs in")
                    .contains("--pack-dir");
        }
    }

    @Test
    void anOrdinaryUserStartsItToo() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        Path home = Files.createDirectory(data.resolve("theirs"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setAttribute(home, "unix:uid", 65534);
        Path jar = Files.copy(Program.JAR, data.resolve("divan.jar"));
        FileSystemUtils.copyRecursively(Path.of("packs"), data.resolve("packs"));
        List<String> nobody = List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");
        try (Program program = Program.start(nobody, jar, Map.of("HOME", home.toString()),
                List.of("serve", "--port", "0", "--data", home.resolve("data").toString())).awaitAddress()) {
            ProcessHandle postgres = Program.postmaster(home.resolve("data"));
            assertThat(Files.getAttribute(Path.of("/proc/" + postgres.pid()), "unix:uid")).isEqualTo(65534);
            assertThat(program.stop()).isEqualTo(128 + 15);
            assertStopped(postgres, home.resolve("data"));
        }
    }

    @Test
    void anotherDatabaseIsUsedInsteadOfTheEmbeddedOne() throws Exception {
        TestDatabase theirs = TestCluster.empty();
        String url = theirs.adminAddress().url().replace("jdbc:postgresql://", "postgres://postgres@");
        try (Program program = Program.start(Map.of("DIVAN_DATABASE_PASSWORD",
                theirs.adminAddress().password()),
                List.of("serve", "--port", "0", "--data", data.toString(), "--database", url))
                .awaitAddress()) {
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(program.stop()).isEqualTo(128 + 15);
        }
    }

    @Test
    void thePagesListenWhereTheLineSays() throws Exception {
        int port = Program.freePort();
        try (Program program = Program.serve(data, "--port", "" + port);
                java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(program.address().getPort()).isEqualTo(port);
            assertThat(socket.isConnected()).isTrue();
        }
    }

    /** Removing its pid file is the last thing a server does that stops in order. */
    private static void assertStopped(ProcessHandle postgres, Path folder) {
        assertThat(folder.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        postgres.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
