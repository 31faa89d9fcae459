package divan.clients;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is sent: {@code divan_}, eight characters by which people recognise it, {@code _}, and 256
 * random bits in base64url. The first characters are the same for every key, so that programs which look for
 * secrets in published code find it.
 */
record ApiKey(String text) {
    private static final String MARK = "divan_";
    private static final int LENGTH = 58;
    private static final int PREFIX = MARK.length() + 8;
    private static final BitSet HEX = of("0123456789abcdef");
    private static final BitSet BASE64 =
        of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** SHA-256 of a key. A key is found by it: how long that takes says nothing of any other key. */
    record Hash(long a, long b, long c, long d) {
        static Hash of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Hash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
        }

        byte[] bytes() {
            return ByteBuffer.allocate(32).putLong(a).putLong(b).putLong(c).putLong(d).array();
        }
    }

    static ApiKey random() {
        byte[] prefix = new byte[4];
        byte[] secret = new byte[32];
        RANDOM.nextBytes(prefix);
        RANDOM.nextBytes(secret);
        return new ApiKey(MARK + HexFormat.of().formatHex(prefix) + "_"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty for whatever cannot be a key, before anything is computed. */
    static Optional<ApiKey> read(String text) {
        return text.length() == LENGTH && beginsAt(text, 0) ? Optional.of(new ApiKey(text))
            : Optional.empty();
    }

    static boolean standsIn(@Nullable String address) {
        int at = address == null ? -1 : address.indexOf(MARK);
        while (address != null && at >= 0 && !beginsAt(address, at)) {
            at = address.indexOf(MARK, at + 1);
        }
        return at >= 0;
    }

    /** Asked of every request, and several times as fast as a regular expression. */
    private static boolean beginsAt(String text, int at) {
        return at + LENGTH <= text.length() && text.startsWith(MARK, at) && text.charAt(at + PREFIX) == '_'
            && are(text, at + MARK.length(), at + PREFIX, HEX)
            && are(text, at + PREFIX + 1, at + LENGTH, BASE64);
    }

    private static boolean are(String text, int from, int to, BitSet letters) {
        for (int i = from; i < to; i++) {
            if (!letters.get(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static BitSet of(String letters) {
        BitSet set = new BitSet();
        letters.chars().forEach(set::set);
        return set;
    }

    String prefix() {
        return text.substring(0, PREFIX);
    }

    Hash hash() {
        try {
            return Hash.of(MessageDigest.getInstance("SHA-256").digest(
                text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never written anywhere by accident. */
    @Override
    public String toString() {
        return prefix() + "…";
    }
}
