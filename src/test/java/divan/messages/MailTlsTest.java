package divan.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * E-mails go to a server that proves who it is, over STARTTLS (RFC 3207) and over TLS from the first byte.
 */
class MailTlsTest {
    private static final SmtpCarrier.Limits LONG =
        new SmtpCarrier.Limits(Duration.ofSeconds(60), Duration.ofSeconds(30));
    private static final Mail MAIL = new Mail(UUID.fromString("018f0000-0000-7000-8000-000000000001"),
        Instant.parse("2026-11-22T07:00:00Z"), new EmailAddress("divan@example.org"), "Göç İdaresi",
        new EmailAddress("amina@example.org"), List.of("tr"), "Başvurunuz alındı", "Merhaba.",
        "<p>Merhaba.</p>");
    @TempDir
    private Path folder;

    private static Delivery carry(MailServer to, @Nullable String password,
            @Nullable SSLSocketFactory vouched) {
        return new SmtpCarrier(to, password, LONG, "divan.example.org", vouched).carry(MAIL);
    }

    private SSLSocketFactory vouched(MailHost by) {
        return Vouched.by(by.certificateFile(folder));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerWhomTheAuthorityThatWasNamedVouchesForGetsTheMail(boolean tlsFirst) {
        try (MailHost host = new MailHost(tlsFirst, "localhost", 1, "")) {
            assertThat(carry(host.address(""), null, vouched(host))).isEqualTo(new Delivery.Taken());
            assertThat(host.recipients).containsExactly("amina@example.org");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerWhomNobodyVouchesForGetsNothing(boolean tlsFirst) {
        try (MailHost host = new MailHost(tlsFirst, "localhost", 1,
                ""); MailHost other = MailHost.withStartTls()) {
            assertThat(carry(host.address(""), null, null)).as("whom Java knows")
                .isEqualTo(new Delivery.Away("tls"));
            assertThat(carry(host.address(""), null, vouched(other))).as("who vouch for another")
                .isEqualTo(new Delivery.Away("tls"));
            assertThat(host.recipients).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerWithTheCertificateOfAnotherNameGetsNothing(boolean tlsFirst) {
        try (MailHost host = new MailHost(tlsFirst, "mail.example.org", 1, "")) {
            assertThat(carry(host.address(""), null, vouched(host))).isInstanceOf(Delivery.Away.class);
            assertThat(host.recipients).isEmpty();
        }
    }

    @Test
    void aServerWhoseCertificateHasExpiredGetsNothing() {
        try (MailHost host = new MailHost(false, "localhost", -1, "")) {
            assertThat(carry(host.address(""), null, vouched(host))).isEqualTo(new Delivery.Away("tls"));
            assertThat(host.recipients).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPasswordIsGivenBehindTlsAndAWrongOneIsSaid(boolean tlsFirst) {
        try (MailHost host = new MailHost(tlsFirst, "localhost", 1, "right")) {
            assertThat(carry(host.address("divan"), "wrong", vouched(host)))
                .isEqualTo(new Delivery.Away("password"));
            assertThat(carry(host.address("divan"), "right", vouched(host))).isEqualTo(new Delivery.Taken());
            assertThat(host.recipients).hasSize(1);
        }
    }

    /** The socket is TLS from the start: closing it must not wait for a server that does not listen. */
    @Test
    void aServerThatSaysNothingInsteadOfTlsIsLeft() throws Exception {
        try (RawServer silent = new RawServer((in, out) -> Thread.sleep(Duration.ofMinutes(5)));
                MailHost host = MailHost.withStartTls()) {
            MailServer to = new MailServer("127.0.0.1", silent.address().port(), null, true, true);
            SmtpCarrier.Limits bounded = new SmtpCarrier.Limits(Duration.ofSeconds(2), Duration.ofMinutes(5));
            assertThat(new SmtpCarrier(to, null, bounded, "divan.example.org", vouched(host)).carry(MAIL))
                .isInstanceOf(Delivery.Away.class);
        }
    }

    @Test
    void aFileWithoutACertificateIsASentence() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path rubbish = Files.writeString(folder.resolve("rubbish.pem"), "-----BEGIN CERTIFICATE-----\nxx\n");
        for (Path file : List.of(empty, rubbish, folder.resolve("none.pem"))) {
            assertThatThrownBy(() -> Vouched.by(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--smtp-trust").hasMessageContaining(file.toString());
        }
    }
}
