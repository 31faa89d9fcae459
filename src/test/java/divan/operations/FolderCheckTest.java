package divan.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that can be wrong with a folder, broken one at a time. */
class FolderCheckTest {
    @TempDir
    Path data;

    @BeforeEach
    void make() throws Exception {
        for (String folder : List.of("secrets", "ledger", "seals")) {
            Files.createDirectory(data.resolve(folder));
        }
        write("secrets/postgres");
        write("ledger/key.pem");
        Files.setPosixFilePermissions(data.resolve("secrets"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data.resolve("ledger"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String path) throws Exception {
        Files.writeString(data.resolve(path), "x");
        Files.setPosixFilePermissions(data.resolve(path), PosixFilePermissions.fromString("rw-------"));
    }

    private List<String> wrong(int port) {
        return FolderCheck.of(data, port, Instant.EPOCH).stream()
            .filter(r -> r.weight() != Remark.Weight.GOOD)
            .map(Remark::id).toList();
    }

    @Test
    void aFolderAsItShouldBe() {
        assertThat(wrong(-1)).isEmpty();
    }

    @Test
    void aSecretThatOthersCanReadIsNamedUnlessTheyCannotReachIt() throws Exception {
        Files.setPosixFilePermissions(data.resolve("secrets/postgres"),
            PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(wrong(-1)).containsExactly("secret-open");
        Files.setPosixFilePermissions(data.resolve("secrets"), PosixFilePermissions.fromString("rwx------"));
        assertThat(wrong(-1)).isEmpty();
    }

    @Test
    void aMissingKeySealsThatCannotBeOpenedAndWhatARestoringLeft() throws Exception {
        Files.delete(data.resolve("ledger/key.pem"));
        write("seals/seals.p12");
        write("seals/password");
        Files.createDirectory(data.resolve("restoring"));
        Files.createDirectory(data.resolve("replaced-20261122-100000"));
        assertThat(wrong(-1)).containsExactly("restoring-left", "replaced-left", "ledger-key-missing",
            "seals-unreadable");
    }

    @Test
    void aPortThatAnotherProgramUses() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThat(wrong(other.getLocalPort())).containsExactly("port-taken");
        }
    }
}
