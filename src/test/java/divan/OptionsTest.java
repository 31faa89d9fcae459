package divan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.certificates.Issued;
import divan.certificates.Order;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void withoutOptionsItIsTheDemonstrationWorldOnPort8080InTheFolderData() throws Exception {
        Options options = Options.parse(List.of());
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(options.demo()).isTrue();
        assertThat(options.database()).isNull();
        assertThat(options.properties()).containsEntry("divan.demo-people", 0).containsEntry("divan.now", "");
    }

    @Test
    void aValueStandsApartOrAfterAnEqualsSign() throws Exception {
        Options options =
                Options.parse(List.of("--port", "9000", "--now=2026-12-01", "--demo-people", "500"));
        assertThat(options.properties()).containsEntry("server.port", 9000)
                .containsEntry("divan.now", "2026-12-01")
                .containsEntry("divan.demo-people", 500);
    }

    @Test
    void aProviderOfAccountsIsNamedByAFile() throws Exception {
        assertThat(Options.parse(List.of("--oidc", "oidc.yaml")).properties()).containsEntry("divan.oidc",
            Path.of("oidc.yaml").toAbsolutePath().toString());
        assertThat(Options.parse(List.of()).properties()).containsEntry("divan.oidc", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot 9000", "serve", "--port", "--port x", "--port 70000", "--port 1 --port 2",
            "--no-demo=yes", "--no-demo --now 2026-12-01", "--no-demo --speed 2", "--now tomorrow",
            "--speed 0",
            "--now 2026-13-01", "--demo-people -1", "--database-password-file x",
            "--smtp smtp://mail.example.org", "--mail-from a@b.org", "--smtp-password-file x",
            "--smtp-trust x",
            "--smtp smtp://x --mail-from a@b.org --smtp-trust no-such-file",
            "--smtp http://x --mail-from a@b.org",
            "--tls-cert pom.xml", "--tls-key pom.xml", "--tls-cert pom.xml --tls-key no-such-file",
            "--tls-cert pom.xml --tls-key pom.xml", "--proxy-from everybody",
            "--smtp smtp://u:p@x --mail-from a@b.org", "--smtp smtp://x --mail-from here"})
    void whatIsUnclearIsUsageNotAGuess(String words) {
        assertThatThrownBy(() -> Options.parse(List.of(words.split(" "))))
                .isInstanceOf(CommandLine.Unclear.class);
    }

    /** The port asks over TLS of our own, and whoever comes back comes to a named address. */
    @Test
    void aPortForCertificatesNeedsTlsAnAddressAndWhoVouches(@TempDir Path folder) throws Exception {
        Path key = folder.resolve("key.pem");
        Path authorities = folder.resolve("authorities.pem");
        Issued.write(key, "key");
        Issued.write(authorities, Order.authority("Kök TEST", 1).byItself().pem());
        String tls = "--tls-cert pom.xml --tls-key " + key;
        String named = " --certificate-authorities " + authorities;
        String all = tls + named + " --certificate-port 8444 --origin https://a.gov.tr:8443";
        for (String wrong : List.of(all.replace(tls, ""), all.replace(named, ""),
                all.replace("https", "http"), all.replace(" --origin https://a.gov.tr:8443", ""),
                all.replace(" --certificate-port 8444", ""), all.replace("8444", "8080"),
                all + " --certificate-origin http://b.gov.tr", "--certificate-origin https://b.gov.tr",
                all.replace("authorities.pem", "key.pem"))) {
            assertThatThrownBy(() -> Options.parse(List.of(wrong.strip().split("\\s+")))).as(wrong)
                .isInstanceOf(CommandLine.Unclear.class);
        }
        Options good = Options.parse(List.of(all.split("\\s+")));
        assertThat(good.properties()).containsEntry("divan.certificate-port", 8444)
            .containsEntry("divan.certificate-origin", "https://a.gov.tr:8444");
        assertThat(Options.parse(List.of()).properties()).doesNotContainKey("divan.certificate-port");
    }

    @Test
    void whereEmailsLeaveIsSaidAtTheStart() throws Exception {
        Options server = Options.parse(List.of("--smtp", "smtp://mail.example.org", "--mail-from",
            "divan@example.org"));
        assertThat(server.properties()).containsEntry("divan.smtp", "smtp://mail.example.org")
                .containsEntry("divan.mail-from", "divan@example.org");
        assertThat(server.mail().sentence(true, server.data())).isEqualTo(
            "E-mails leave through smtp://mail.example.org:587.");
        Options none = Options.parse(List.of("--no-demo"));
        assertThat(none.properties()).doesNotContainKey("divan.smtp");
        assertThat(none.mail().sentence(false, none.data())).startsWith("No e-mails leave")
            .contains("--smtp");
        assertThat(none.mail().sentence(true, Path.of("/d"))).contains("/d/mail").contains("--smtp");
    }

    @Test
    void anUnknownCommandAndAnUnknownOptionExitWith2() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Divan.run(List.of("sevre"), new PrintStream(out), new PrintStream(err))).isEqualTo(2);
        assertThat(Divan.run(List.of("serve", "--prot"), new PrintStream(out), new PrintStream(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("divan <command>").contains("does not know the option --prot");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpNamesEveryOption() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Divan.run(List.of("help"), new PrintStream(out), System.err)).isZero();
        assertThat(out.toString())
                .contains("--port", "--data", "--database", "--database-password-file", "--pack-dir",
                "--no-demo", "--now", "--speed", "--demo-people", "--smtp", "--smtp-password-file",
                "--smtp-trust", "--mail-from");
    }

    @Test
    void withoutACertificateThereIsNoTlsAndNobodysWordForWhoAsks() throws Exception {
        assertThat(Options.parse(List.of()).properties()).doesNotContainKeys("server.ssl.bundle",
            "server.forward-headers-strategy");
        assertThat(Options.parse(List.of("--proxy-from", "10.0.0.4,10.0.0.5")).properties())
            .containsEntry("server.forward-headers-strategy", "native")
            .containsEntry("server.tomcat.remoteip.internal-proxies", "\\Q10.0.0.4\\E|\\Q10.0.0.5\\E");
    }
}
