package divan.openid;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** A code or token: 256 random bits that say nothing, of which only the hash is kept. */
record Secret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret random() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new Secret("divan_oi_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    byte[] hash() {
        return DigestUtils.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Never written anywhere by accident. */
    @Override
    public String toString() {
        return "divan_oi_…";
    }
}
