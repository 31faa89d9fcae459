package divan.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * What a browser was sent elsewhere for. It goes along as the {@code state}, marked with a secret of that
 * browser, so that nothing has to be kept here and no other browser can come back with it; what must not go
 * along (the nonce's and the code's counterpart) follows from the two.
 *
 * @param level to be reached; 0 for a first sign-in
 * @param language of the page one came from
 * @param next an address of our own to go on to
 */
record Errand(UUID id, int level, Instant begun, String language, String next) {
    private static final Duration LIFE = Duration.ofMinutes(15);

    String state(String browser) {
        String said = String.join(" ", id.toString(), String.valueOf(level),
            String.valueOf(begun.getEpochSecond()), language, next);
        String text = encoded(said.getBytes(StandardCharsets.UTF_8));
        return text + "." + marked(browser, "state", text);
    }

    /** Empty for what another browser was sent with, or nobody, or too long ago. */
    static Optional<Errand> read(String state, String browser, Instant now) {
        String[] parts = state.split("\\.", -1);
        if (browser.isEmpty() || parts.length != 2
                || !MessageDigest.isEqual(parts[1].getBytes(StandardCharsets.UTF_8),
                marked(browser, "state", parts[0]).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        String[] said = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)
            .split(" ", 5);
        Errand errand = new Errand(UUID.fromString(said[0]), Integer.parseInt(said[1]),
            Instant.ofEpochSecond(Long.parseLong(said[2])), said[3], said[4]);
        return now.isBefore(errand.begun().plus(LIFE)) ? Optional.of(errand) : Optional.empty();
    }

    String nonce(String browser) {
        return marked(browser, "nonce", id.toString());
    }

    /** RFC 7636, 4.1: 43 characters. */
    String verifier(String browser) {
        return marked(browser, "verifier", id.toString());
    }

    private static String marked(String browser, String what, String text) {
        return encoded(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, browser).hmac(what + " " + text));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
