package divan.clients;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * By which certificate a client proves itself in the handshake (RFC 8705): {@code tls_client_auth}, a name
 * that a named authority must vouch for, or {@code self_signed_tls_client_auth}, the key of a certificate
 * that the institution signed itself and handed over; the same key in a renewed one is good too.
 *
 * @param text as it is kept: {@code dn:…}, {@code dns:…}, {@code uri:…}, {@code email:…}, {@code ip:…} as
 * its name, {@code key:} with the SHA-256 of its SubjectPublicKeyInfo in base64url, or empty for none
 */
public record TlsProof(String text) {
    private static final TlsProof NONE = new TlsProof("");
    private static final String KEY = "key:";
    private static final String NAME = "dn:";
    private static final int LONGEST = 300;
    private static final int LEAST_RSA = 2048;
    private static final int MOST_RSA = 4096;
    private static final int CURVE = 256;
    /** Tags of GeneralName (RFC 5280, 4.2.1.6). */
    private static final Map<String, Integer> ALTERNATIVES = Map.of("email:", 1, "dns:", 2, "uri:", 6, "ip:",
        7);

    /** Which proves nothing. */
    public static TlsProof none() {
        return NONE;
    }

    /**
     * @param name with its kind, or empty
     * @param certificate PEM of one that signed itself, or empty
     * @throws IllegalArgumentException with the code of what is wrong: {@code tls-one} where not just one of
     * them is given, {@code tls-name}, {@code tls-certificate}
     */
    public static TlsProof read(String name, String certificate) {
        if (name.isBlank() == certificate.isBlank()) {
            throw new IllegalArgumentException("tls-one");
        }
        return certificate.isBlank() ? ofName(name.strip()) : ofKey(certificate);
    }

    private static TlsProof ofName(String name) {
        try {
            boolean alternative = ALTERNATIVES.keySet().stream()
                .anyMatch(kind -> name.startsWith(kind) && name.length() > kind.length());
            if (name.length() > LONGEST || name.contains("*") || !alternative && !name.startsWith(NAME)) {
                throw new IllegalArgumentException("tls-name");
            }
            return alternative ? new TlsProof(name)
                : new TlsProof(NAME + whole(new X500Principal(name.substring(NAME.length()))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tls-name", e);
        }
    }

    private static String whole(X500Principal name) {
        if (name.getName().isEmpty()) {
            throw new IllegalArgumentException("tls-name");
        }
        return name.getName();
    }

    private static TlsProof ofKey(String pem) {
        try {
            Collection<?> read = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (read.size() == 1 && read.iterator().next() instanceof X509Certificate certificate
                    && isUsable(certificate) && !pem.contains("PRIVATE")) {
                certificate.verify(certificate.getPublicKey());
                return new TlsProof(KEY + keyOf(certificate));
            }
            throw new IllegalArgumentException("tls-certificate");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("tls-certificate", e);
        }
    }

    private static boolean isUsable(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case RSAKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA
                && rsa.getModulus().bitLength() <= MOST_RSA;
            case ECKey curve -> curve.getParams().getOrder().bitLength() >= CURVE;
            default -> false;
        };
    }

    private static String keyOf(X509Certificate certificate) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                .digest(certificate.getPublicKey().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isNone() {
        return text.isEmpty();
    }

    /** Whether the certificate must be good in the eyes of a named authority besides. */
    boolean isOfAnAuthority() {
        return !isNone() && !text.startsWith(KEY);
    }

    /** As RFC 8705 calls it, or empty. */
    String method() {
        return isNone() ? "" : isOfAnAuthority() ? "tls_client_auth" : "self_signed_tls_client_auth";
    }

    /** Whether it is the certificate that was registered; one that is over is none. */
    boolean isOf(X509Certificate shown, Instant at) {
        if (isNone()) {
            return false;
        }
        if (text.startsWith(KEY)) {
            return text.equals(KEY + keyOf(shown)) && isValid(shown, at);
        }
        return text.startsWith(NAME)
            ? new X500Principal(text.substring(NAME.length())).equals(shown.getSubjectX500Principal())
            : hasAlternative(shown);
    }

    private static boolean isValid(X509Certificate shown, Instant at) {
        try {
            shown.checkValidity(Date.from(at));
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private boolean hasAlternative(X509Certificate shown) {
        String kind = text.substring(0, text.indexOf(':') + 1);
        String value = text.substring(kind.length());
        try {
            Collection<List<?>> names = shown.getSubjectAlternativeNames();
            return names != null && names.stream().anyMatch(name ->
                ALTERNATIVES.get(kind).equals(name.getFirst()) && name.get(1) instanceof String said
                && (kind.equals("dns:") ? said.equalsIgnoreCase(value) : said.equals(value)));
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
