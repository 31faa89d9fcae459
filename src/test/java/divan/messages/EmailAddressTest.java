package divan.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an address that e-mail may be sent to, and what only looks like one. */
class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "amina@example.org, amina@example.org",
        "' amina@example.org ', amina@example.org",
        "Amina.Ornek+divan@EXAMPLE.Org, Amina.Ornek+divan@example.org",
        "o'brien@mail.example.com.tr, o'brien@mail.example.com.tr",
        "bilgi@göç.example, bilgi@xn--g-6fa8b.example",
        "a@xn--e1afmkfd.xn--p1ai, a@xn--e1afmkfd.xn--p1ai"})
    void anAddressIsKeptAsItGoesOverTheWire(String written, String kept) {
        assertThat(EmailAddress.of(written)).map(EmailAddress::text).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@b.org", "a", "a@b", "a@localhost", "a@b..org", ".a@b.org",
        "a.@b.org", "a..b@c.org", "a b@c.org", "\"a b\"@c.org", "a@[127.0.0.1]", "a@127.0.0.1", "a@-b.org",
            "a@b-.org", "a@b.org.",
        "a@b@c.org", "Amina <a@b.org>", "a@b.org,c@d.org", "a@b.org;c@d.org", "a,b@c.org", "a(x)@b.org"})
    void whatOnlyLooksLikeOneIsRefused(String written) {
        assertThat(EmailAddress.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.org\r\nBcc: c@d.org", "a\r\n@b.org", "a@b.org\nRCPT TO:<c@d.org>",
        "a\u0000@b.org", "a@b.org\u2028Bcc: c@d.org", "a\t@b.org", "a@b\u00a0.org"})
    void nobodyAddsALineToTheHeaders(String written) {
        assertThat(EmailAddress.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"аmina@example.org", "amina@exаmple.org", "amina@еxample.org",
        "amina@xn--ls8h.\u202egro", "am\u200bina@example.org", "ａmina@example.org", "amina@example\u3002org"})
    void aLetterThatOnlyLooksLatinIsRefused(String written) {
        assertThat(EmailAddress.of(written)).isEmpty();
    }

    @Test
    void anAddressIsNoLongerThanServersTake() {
        assertThat(EmailAddress.of("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.of("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.of("a@" + "b.".repeat(130) + "org")).isEmpty();
        assertThat(EmailAddress.of("a@" + "b".repeat(64) + ".org")).isEmpty();
    }

    @Test
    void nobodyMakesOnePastTheCheck() {
        assertThatThrownBy(() -> new EmailAddress("a@b.org\r\nBcc: c@d.org"))
            .isInstanceOf(IllegalArgumentException.class);
    }
}
