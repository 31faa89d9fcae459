package divan.messages;

import static divan.messages.RawServer.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** E-mails handed to real servers, and to such as no program should trip over. */
class SmtpCarrierTest {
    /** Short, so that what would last for ever is over soon; long enough for a slow machine. */
    private static final SmtpCarrier.Limits SHORT =
        new SmtpCarrier.Limits(Duration.ofSeconds(3), Duration.ofSeconds(1));
    private static final SmtpCarrier.Limits LONG =
        new SmtpCarrier.Limits(Duration.ofSeconds(60), Duration.ofSeconds(30));
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private @Nullable GreenMail server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private GreenMail start(String protocol) {
        GreenMail fresh = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        fresh.start();
        server = fresh;
        return fresh;
    }

    private static Mail mail() {
        return new Mail(ID, Instant.parse("2026-11-22T07:00:00Z"), new EmailAddress("divan@example.org"),
            "Göç İdaresi", new EmailAddress("amina@example.org"), List.of("tr", "en"),
            "Başvurunuz alındı: şğüöçıİ", "Merhaba, ışık.\r\n.\r\nson",
            "<p lang=\"ar\" dir=\"rtl\">مرحبا</p>");
    }

    private static SmtpCarrier carrier(MailServer to, SmtpCarrier.Limits limits) {
        return new SmtpCarrier(to, null, limits, "divan.example.org", null);
    }

    private static MailServer open(int port) {
        return new MailServer("127.0.0.1", port, null, false, false);
    }

    @Test
    void whatArrivesIsWhatWasWritten() throws Exception {
        GreenMail mails = start("smtp");
        assertThat(carrier(open(mails.getSmtp().getPort()), LONG).carry(mail()))
            .isEqualTo(new Delivery.Taken());
        MimeMessage arrived = mails.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Başvurunuz alındı: şğüöçıİ");
        assertThat(arrived.getFrom()[0].toString()).contains("divan@example.org");
        assertThat(arrived.getContentLanguage()).containsExactly("tr", "en");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) arrived.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Merhaba, ışık.\r\n.\r\nson");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html")
            .containsIgnoringCase("utf-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p lang=\"ar\" dir=\"rtl\">مرحبا</p>");
        assertThat(headers(arrived)).allMatch(c -> c < 0x80);
    }

    private static List<Integer> headers(MimeMessage message) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        String text = out.toString(StandardCharsets.ISO_8859_1);
        return text.substring(0, text.indexOf("\r\n\r\n")).chars().boxed().toList();
    }

    @Test
    void everyTryBearsTheSameMessageId() throws Exception {
        GreenMail mails = start("smtp");
        SmtpCarrier carrier = carrier(open(mails.getSmtp().getPort()), LONG);
        carrier.carry(mail());
        carrier.carry(mail());
        assertThat(mails.getReceivedMessages()).hasSize(2).allSatisfy(m ->
            assertThat(m.getMessageID()).isEqualTo("<" + ID + "@example.org>"));
    }

    @Test
    void withoutTlsAPasswordIsNotGivenAway() throws Exception {
        try (RawServer raw = RawServer.answering("EHLO", "250-raw\r\n250 AUTH PLAIN LOGIN")) {
            MailServer to = new MailServer("127.0.0.1", raw.address().port(), "divan", false, true);
            SmtpCarrier carrier = new SmtpCarrier(to, "geheim", LONG, "divan.example.org", null);
            assertThat(carrier.carry(mail())).isInstanceOf(Delivery.Away.class);
            assertThat(raw.heard).isNotEmpty().noneMatch(line -> line.startsWith("AUTH")
                || line.startsWith("MAIL"));
        }
    }

    @Test
    void aServerThatOffersTlsAndFailsAtItGetsNothing() throws Exception {
        try (RawServer raw = RawServer.answering("EHLO", "250-raw\r\n250 STARTTLS")) {
            assertThat(carrier(raw.address(), LONG).carry(mail())).isInstanceOf(Delivery.Away.class);
            assertThat(raw.heard).contains("STARTTLS").noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void whatIsRefusedForGoodIsGivenUpAndWhatIsRefusedForNowIsNot() throws Exception {
        assertThat(refusing("RCPT", "550 no such user")).isEqualTo(new Delivery.Never("refused"));
        assertThat(refusing("RCPT", "450 mailbox busy")).isEqualTo(new Delivery.Later("refused-for-now"));
        assertThat(refusing(".", "554 looks like spam")).isEqualTo(new Delivery.Never("refused"));
        assertThat(refusing(".", "452 no space")).isEqualTo(new Delivery.Later("refused-for-now"));
    }

    @Test
    void whatTheServerRefusesOfUsIsNotThePersonsFault() throws Exception {
        assertThat(refusing("MAIL", "550 who are you")).isInstanceOf(Delivery.Away.class);
        assertThat(refusing("RCPT", "421 closing")).isInstanceOf(Delivery.Away.class);
        assertThat(refusing("MAIL", "530 STARTTLS first")).isInstanceOf(Delivery.Away.class);
        assertThat(refusing("DATA", "gibberish")).isInstanceOf(Delivery.Away.class);
    }

    @Test
    void aServerThatGreetsWithNoIsAway() throws Exception {
        try (RawServer raw = new RawServer((in, out) -> say(out, "554 not today"))) {
            assertThat(carrier(raw.address(), LONG).carry(mail())).isInstanceOf(Delivery.Away.class);
        }
    }

    private static Delivery refusing(String word, String answer) throws IOException {
        try (RawServer raw = RawServer.answering(word, answer)) {
            return carrier(raw.address(), LONG).carry(mail());
        }
    }

    @Test
    void aServerThatTakesTheCallAndSaysNothingIsLeft() throws Exception {
        try (RawServer silent = new RawServer((in, out) -> in.read())) {
            assertThat(carrier(silent.address(), SHORT).carry(mail())).isInstanceOf(Delivery.Away.class);
        }
    }

    /** Each byte would begin the time-out of the library anew. */
    @Test
    void aServerThatSendsAByteNowAndThenIsLeftWhenTheTimeIsUp() throws Exception {
        try (RawServer slow = new RawServer((in, out) -> {
            for (;;) {
                out.write('2');
                out.flush();
                Thread.sleep(100);
            }
        })) {
            assertThat(carrier(slow.address(), SHORT).carry(mail())).isInstanceOf(Delivery.Away.class);
        }
    }

    @Test
    void aServerThatNeverEndsItsAnswerIsLeft() throws Exception {
        try (RawServer endless = new RawServer((in, out) -> {
            say(out, "220 endless");
            for (;;) {
                say(out, "250-and another thing");
            }
        })) {
            assertThat(carrier(endless.address(), SHORT).carry(mail())).isInstanceOf(Delivery.Away.class);
        }
    }

    @Test
    void aServerThatIsNotThereIsAway() throws Exception {
        MailServer gone;
        try (RawServer raw = new RawServer((in, out) -> in.read())) {
            gone = raw.address();
        }
        assertThat(carrier(gone, SHORT).carry(mail())).isEqualTo(new Delivery.Away("connection"));
        MailServer nowhere = new MailServer("no-such-host.invalid", 25, null, false, false);
        assertThat(carrier(nowhere, SHORT).carry(mail())).isInstanceOf(Delivery.Away.class);
    }

    @Test
    void aServerThatHangsUpInTheMiddleIsAway() throws Exception {
        try (RawServer rude = new RawServer((in, out) -> {
            say(out, "220 rude");
            in.readLine();
        })) {
            assertThat(carrier(rude.address(), SHORT).carry(mail())).isInstanceOf(Delivery.Away.class);
        }
    }
}
