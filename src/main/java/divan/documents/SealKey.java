package divan.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/** The key an organ seals with, its certificate, and the certificate of the authority that issued it. */
record SealKey(PrivateKey key, X509Certificate certificate, X509Certificate authority) {

    /** SHA-256 of the certificate in DER, hexadecimal. */
    String fingerprint() {
        return fingerprint(certificate);
    }

    String subject() {
        return readable(certificate.getSubjectX500Principal());
    }

    /** RFC 2253, the identifier of the organisation in letters and not in hexadecimal. */
    static String readable(X500Principal name) {
        return name.getName(X500Principal.RFC2253, Map.of("2.5.4.97", "organizationIdentifier"));
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
