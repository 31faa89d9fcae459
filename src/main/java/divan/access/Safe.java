package divan.access;

import divan.database.DataFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what must be read again (secrets of authenticator apps: AES-256-GCM, a fresh nonce of 96 bits before
 * the text) and marks what must only be recognised (HMAC-SHA-256). Its key is in {@code secrets/sign-in} of
 * the data folder, not in the database: a copy of the database alone opens nothing.
 */
@Component
final class Safe {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec sealing;
    private final SecretKeySpec marking;
    private final SecureRandom random = new SecureRandom();

    Safe(@Value("${divan.data}") String data) {
        byte[] key = Base64.getUrlDecoder().decode(DataFolder.secret(Path.of(data), "sign-in"));
        SecretKeySpec root = new SecretKeySpec(key, "HmacSHA256");
        sealing = new SecretKeySpec(mac(root, "seal"), "AES");
        marking = new SecretKeySpec(mac(root, "mark"), "HmacSHA256");
    }

    /** @param of what it belongs to; what is sealed for one cannot be opened for another */
    byte[] seal(byte[] text, String of) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, text, of);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    /** @throws IllegalStateException where it was sealed with another key or for somebody else */
    byte[] open(byte[] sealed, String of) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length), of);
    }

    byte[] mark(String text) {
        return mac(marking, text);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] text, String of) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(of.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("secrets/sign-in is not the key of this database", e);
        }
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
