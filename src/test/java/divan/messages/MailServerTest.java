package divan.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --smtp} understands. */
class MailServerTest {
    @Test
    void aPasswordNeverGoesOverAnOpenLine() {
        assertThat(MailServer.parse("smtp://mail.example.org"))
            .isEqualTo(new MailServer("mail.example.org", 587, null, false, false));
        assertThat(MailServer.parse("smtp://divan@mail.example.org:25"))
            .isEqualTo(new MailServer("mail.example.org", 25, "divan", false, true));
        assertThat(MailServer.parse("smtp://mail.example.org?tls=required").tlsRequired()).isTrue();
        assertThat(MailServer.parse("smtps://mail.example.org"))
            .isEqualTo(new MailServer("mail.example.org", 465, null, true, true));
    }

    @Test
    void aPasswordInTheAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> MailServer.parse("smtp://divan:geheim@mail.example.org"))
            .hasMessageContaining("DIVAN_SMTP_PASSWORD").hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mail.example.org", "http://mail.example.org", "smtp://", "smtp:mail",
        "smtp://a b",
        "smtp://mail.example.org?tls=never", "smtp://mail.example.org?x=y"})
    void whatIsNoAddressIsASentence(String text) {
        assertThatThrownBy(() -> MailServer.parse(text)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("--smtp");
    }
}
