package divan.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
    private static final Pattern SHAPE = Pattern.compile("divan_[0-9a-f]{8}_[A-Za-z0-9_-]{43}");

    @Test
    void keysAreOfTheirShapeAndNoTwoAreAlike() {
        Set<String> made = new HashSet<>();
        Set<ApiKey.Hash> hashes = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            ApiKey key = ApiKey.random();
            assertThat(key.text()).matches(SHAPE);
            assertThat(ApiKey.read(key.text())).contains(key);
            assertThat(ApiKey.Hash.of(key.hash().bytes())).isEqualTo(key.hash());
            assertThat(key.toString()).isEqualTo(key.prefix() + "…");
            made.add(key.text());
            hashes.add(key.hash());
        }
        assertThat(made).hasSize(2000);
        assertThat(hashes).hasSize(2000);
    }

    @Test
    void aTextIsTakenForAKeyExactlyWhereARegularExpressionTakesIt() {
        Random random = new Random(5);
        String letters = "divan_0Fé?-=&a9Z~ ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(ApiKey.random().text());
            for (int n = random.nextInt(3); n > 0; n--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
                    case 1 -> text.insert(at, letters.charAt(random.nextInt(letters.length())));
                    default -> text.deleteCharAt(at);
                }
            }
            String shown = text.toString();
            assertThat(ApiKey.read(shown).isPresent()).as(shown).isEqualTo(SHAPE.matcher(shown).matches());
            String address = "a=divan_&key=" + shown + "&b=c";
            assertThat(ApiKey.standsIn(address)).as(address).isEqualTo(SHAPE.matcher(address).find());
        }
        assertThat(ApiKey.standsIn(null)).isFalse();
    }
}
