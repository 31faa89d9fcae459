package divan.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/**
 * Ten codes of 80 random bits for the day when the phone is lost; each is good once, and kept as its SHA-256.
 */
final class RecoveryCodes {
    private static final int NUMBER = 10;
    private static final int BYTES = 10;

    private RecoveryCodes() {
    }

    /** In base 32 and four groups, as they are shown and never again. */
    static List<String> draw() {
        SecureRandom random = new SecureRandom();
        return Stream.generate(() -> {
            byte[] code = new byte[BYTES];
            random.nextBytes(code);
            return new Base32().encodeToString(code).toLowerCase(Locale.ROOT)
                .replaceAll("(.{4})(?=.)", "$1-");
        }).limit(NUMBER).toList();
    }

    /** Of a code however somebody typed it: spaces, hyphens and the size of letters do not count. */
    static byte[] hash(String typed) {
        return Sessions.hash("recovery " + typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }
}
