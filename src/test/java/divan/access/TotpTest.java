package divan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238, appendix B; its codes have eight digits, of which ours are the last six. */
class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"59, 94287082", "1111111109, 07081804", "1111111111, 14050471", "1234567890, 89005924",
        "2000000000, 69279037", "20000000000, 65353130"})
    void theCodesAreThoseOfTheStandard(long seconds, String eight) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds))))
            .isEqualTo(eight.substring(2));
    }

    @Test
    void aCodeOfTheStepBeforeOrAfterIsTakenAndNoOther() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.step(now);
        for (int off = -3; off <= 3; off++) {
            assertThat(Totp.matching(SECRET, Totp.code(SECRET, step + off), now).isPresent())
                .as("step %s", off)
                .isEqualTo(Math.abs(off) <= 1);
        }
        assertThat(Totp.matching(SECRET, "", now)).isEmpty();
        assertThat(Totp.matching(SECRET, "١٢٣٤٥٦", now)).isEmpty();
    }

    @Test
    void anAppIsToldTheSecretAndWhoseItIs() {
        assertThat(Totp.address(SECRET, "ayse.yilmaz")).isEqualTo(
            "otpauth://totp/Divan:ayse.yilmaz?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Divan");
    }
}
