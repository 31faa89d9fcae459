package divan.messages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Who vouches for a mail server of one's own: the certificates of a file (PEM or DER, X.509), and nobody
 * else. The server must still bear the name it is called by (RFC 6125), and a certificate that one of them
 * signed must be valid that day (RFC 5280). The server's own certificate in the file is taken as it is,
 * whatever its days.
 */
public final class Vouched {
    private Vouched() {
    }

    /**
     * @throws IllegalArgumentException with a sentence, where the file cannot be read or holds no certificate
     */
    public static SSLSocketFactory by(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
                .generateCertificates(in);
            if (read.isEmpty()) {
                throw new IllegalArgumentException("The file of --smtp-trust holds no certificate: "
                    + file + ".");
            }
            return factory(read);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                "The file of --smtp-trust holds no certificates that can be read: "
                + file + ".", e);
        }
    }

    private static SSLSocketFactory factory(Collection<? extends Certificate> known)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : known) {
            store.setCertificateEntry("certificate-" + store.size(), certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(
            TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
