package divan.access;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Codes of an authenticator app: RFC 6238 with HMAC-SHA-1, six digits and steps of 30 seconds, the only form
 * that every app knows. A code of the step before or after is taken, for clocks that differ (RFC 6238, 5.2).
 */
final class Totp {
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    private Totp() {
    }

    /** 160 bits, as RFC 4226 recommends. */
    static byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** As people type it: base 32 (RFC 4648). */
    static String written(byte[] secret) {
        return new Base32().encodeToString(secret);
    }

    /** What the QR code says ({@code otpauth:}, the format of Google Authenticator's wiki). */
    static String address(byte[] secret, String login) {
        String account = URLEncoder.encode(login, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/Divan:" + account + "?secret=" + written(secret) + "&issuer=Divan";
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    static String code(byte[] secret, long step) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0x0f;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
        return ("" + (MODULUS + number % MODULUS)).substring(1);
    }

    /** The step whose code this is, of the three taken now; all three are compared, each in constant time. */
    static OptionalLong matching(byte[] secret, String code, Instant at) {
        OptionalLong found = OptionalLong.empty();
        for (long step = step(at) - 1; step <= step(at) + 1; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.US_ASCII),
                    code.getBytes(StandardCharsets.UTF_8))) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static boolean isCode(String typed) {
        return typed.matches("[0-9]{" + DIGITS + "}");
    }

    private static byte[] hmac(byte[] secret, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
