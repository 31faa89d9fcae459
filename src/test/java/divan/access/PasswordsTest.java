package divan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is a password, and how it is kept. */
class PasswordsTest {
    private static final String WORDS = "ağaç gölge çırpı köz";
    private final Passwords passwords = new Passwords(new SecuritySetup().passwordEncoder());

    @Test
    void aPasswordIsTheSameHoweverItsLettersAreComposed() {
        String hash = passwords.hash(WORDS);
        assertThat(Normalizer.normalize(WORDS, Normalizer.Form.NFKD)).isNotEqualTo(WORDS);
        assertThat(passwords.matches(Normalizer.normalize(WORDS, Normalizer.Form.NFKD), hash)).isTrue();
        assertThat(passwords.matches("agac golge cirpi koz", hash)).isFalse();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void passwordsThatGuessingFindsAreRefusedAndLongOnesOfAnyWordsAreNot() {
        for (String weak : List.of("", "kisa", "123456789012", "qwertyuiop12", "password1234",
            "aaaaaaaaaaaaaaaa",
                "ayse.yilmaz2026", "x".repeat(257), "x".repeat(1_000_000))) {
            assertThat(passwords.wrong(weak, List.of("ayse.yilmaz", "Ayşe Yılmaz")))
                .as(weak.substring(0, Math.min(20, weak.length()))).isPresent();
        }
        for (String good : List.of(Entrant.PASSWORD, WORDS, "密码 лес 山 dağ göl ova",
                "  boşluk da olur yahu ")) {
            assertThat(passwords.wrong(good, List.of("ayse"))).as(good).isEmpty();
        }
    }
}
