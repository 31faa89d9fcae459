package divan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.database.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that names a provider is read whole or stops the start, and says what is wrong. */
class ExternalProviderTest {
    private static final String GOOD = """
        issuer: https://login.example.gov.tr
        client: divan
        secret: secret.txt
        claim: identity_number
        levels: {"urn:two": 2}
        name: {tr: Kapı}
        """;
    @TempDir
    Path folder;

    @BeforeEach
    void keep() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "very secret\n");
        Files.setPosixFilePermissions(folder.resolve("secret.txt"),
            PosixFilePermissions.fromString("rw-------"));
    }

    private ExternalProvider.Named read(String text) throws IOException {
        return ExternalProvider.read(Files.writeString(folder.resolve("oidc.yaml"), text));
    }

    @Test
    void whatIsNeededIsReadAndTheSecretIsNeverWritten() throws IOException {
        ExternalProvider.Named named = read(GOOD);
        assertThat(named.secret()).isEqualTo("very secret");
        assertThat(named.levels()).containsEntry("urn:two", 2);
        assertThat(named.returns()).isFalse();
        assertThat(read(GOOD + "after-sign-out: true\n").returns()).isTrue();
        assertThat(named.toString()).doesNotContain("secret");
        assertThat(new ExternalProvider("").named()).isEmpty();
    }

    @Test
    void whatIsWrongStopsTheStart() throws IOException {
        for (String wrong : new String[] {GOOD.replace("https://", "http://"), GOOD.replace("client: divan",
                ""), GOOD.replace("2}", "4}"), GOOD.replace("secret: secret.txt", ""),
                GOOD.replace("secret.txt", "nowhere.txt"), GOOD + "issuers: x\n", GOOD.replace("{tr: Kapı}",
                "{en: Gate}"), GOOD + "scope: email\n", GOOD + "after-sign-out: perhaps\n", "- x", ": ["}) {
            assertThatThrownBy(() -> read(wrong)).as(wrong).isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("--oidc ");
        }
        Files.setPosixFilePermissions(folder.resolve("secret.txt"),
            PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> read(GOOD)).hasMessageContaining("chmod 600");
    }
}
