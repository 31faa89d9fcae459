package divan.certificates;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;

/** Who signed what, and with what a key. */
final class Signed {
    private static final int LEAST_RSA = 2048;
    private static final int MOST_RSA = 8192;
    private static final int LEAST_CURVE = 256;

    private Signed() {
    }

    static boolean byItself(X509Certificate certificate) {
        return by(certificate, certificate);
    }

    /** By name and by signature; a key too large to be asked signed nothing. */
    static boolean by(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                || issuer.getPublicKey() instanceof RSAKey rsa && rsa.getModulus().bitLength() > MOST_RSA) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    /** RSA from 2048 bits, curves from 256; a signature with SHA-1 or MD5 is none. */
    static boolean isWeak(X509Certificate certificate, boolean root) {
        return isWeak(certificate.getPublicKey())
            || !root && certificate.getSigAlgName().matches("(?i)(SHA1|MD2|MD5).*");
    }

    private static boolean isWeak(PublicKey key) {
        return switch (key) {
            case RSAKey rsa -> rsa.getModulus().bitLength() < LEAST_RSA;
            case ECKey curve -> curve.getParams().getOrder().bitLength() < LEAST_CURVE;
            default -> !key.getAlgorithm().matches("Ed.*");
        };
    }
}
