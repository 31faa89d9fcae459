package divan.certificates;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * What somebody showed in the handshake, whose first key they hold; nothing more is known of it.
 *
 * @param chain never empty: their own first, then whatever they sent with it
 */
public record Shown(List<X509Certificate> chain) {

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** SHA-256 of the certificate, 32 bytes. */
    public byte[] fingerprint() {
        return fingerprint(certificate());
    }

    /** {@code x5t#S256} (RFC 8705, 3.1). */
    public static String thumbprint(byte[] fingerprint) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fingerprint);
    }

    static byte[] fingerprint(X509Certificate certificate) {
        try {
            return sha256(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
