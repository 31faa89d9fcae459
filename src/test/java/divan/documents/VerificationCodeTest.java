package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationCodeTest {
    @ParameterizedTest
    @ValueSource(strings =
            {"10Q2-VM4K-J7T1-XG9R", "10q2vm4kj7t1xg9r", " 1OQ2 vm4k j7tI xg9r ", "loq2-VM4K-J7Tl-XG9R",
            "ıoq2–vm4k–j7tİ–xg9r", "i0q2.vm4k.j7ti.xg9r"})
    void aCodeIsReadHoweverItWasTyped(String typed) {
        assertThat(VerificationCode.read(typed)).map(VerificationCode::toString)
                .contains("10Q2-VM4K-J7T1-XG9R");
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"", "10Q2-VM4K-J7T1-XG9", "10Q2-VM4K-J7T1-XG9RR", "10Q2-VM4K-J7T1-XG9U", "' or 1=1 --"})
    void whatCannotBeACodeIsNone(String typed) {
        assertThat(VerificationCode.read(typed)).isEmpty();
    }

    @Test
    void freshCodesUseTheWholeAlphabetAndDoNotRepeat() {
        Set<String> codes = new HashSet<>();
        Set<Integer> symbols = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            VerificationCode code = VerificationCode.fresh(new SecureRandom());
            codes.add(code.symbols());
            code.symbols().chars().forEach(symbols::add);
        }
        assertThat(codes).hasSize(2_000);
        assertThat(symbols).hasSize(32);
    }
}
