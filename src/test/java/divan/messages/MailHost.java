package divan.messages;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server on this machine that takes nothing without TLS, with an authority of its own. */
final class MailHost implements AutoCloseable {
    private static final char[] NONE = new char[0];
    final List<String> recipients = Collections.synchronizedList(new ArrayList<>());
    private final boolean tlsFirst;
    private final X509Certificate authority;
    private final SMTPServer server;

    /**
     * @param name that the certificate bears; the server itself is found as {@code localhost}
     * @param days for which it is still valid
     * @param password whom it asks for it; empty: it asks nobody
     */
    MailHost(boolean tlsFirst, String name, int days, String password) {
        try {
            this.tlsFirst = tlsFirst;
            KeyPair above = KeyPairGenerator.getInstance("EC").generateKeyPair();
            KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
            authority = certificate(above, above, "Authority of " + name, 1, true);
            SSLContext tls = context(pair, certificate(pair, above, name, days, false));
            SMTPServer.Builder builder = SMTPServer.port(0).bindAddress(InetAddress.getByName("localhost"))
                .simpleMessageListener(new Taking());
            if (!password.isEmpty()) {
                builder.authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, given,
                    context) -> {
                    if (!given.equals(password)) {
                        throw new LoginFailedException();
                    }
                })).requireAuth();
            }
            server = (tlsFirst ? builder.serverSocketFactory(tls)
                : builder.enableTLS().requireTLS().startTlsSocketFactory(tls)).build();
            server.start();
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    static MailHost withStartTls() {
        return new MailHost(false, "localhost", 1, "");
    }

    private final class Taking implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) throws IOException {
            data.transferTo(java.io.OutputStream.nullOutputStream());
            recipients.add(recipient);
        }
    }

    private static X509Certificate certificate(KeyPair pair, KeyPair signer, String name, int days,
            boolean authority)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant until = Instant.now().plus(Duration.ofDays(days));
        X500Name issuer = new X500Name("CN=" + (authority ? name : "Authority of " + name));
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, BigInteger.ONE,
            Date.from(until.minus(Duration.ofDays(30))), Date.from(until), new X500Name("CN=" + name),
            pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        }
        return new JcaX509CertificateConverter().getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    }

    private static SSLContext context(KeyPair pair, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("host", pair.getPrivate(), NONE, new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NONE);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    MailServer address(String user) {
        return new MailServer("localhost", server.getPortAllocated(), user.isEmpty() ? null
            : user, tlsFirst, true);
    }

    /** What an administrator names by {@code --smtp-trust}. */
    Path certificateFile(Path folder) {
        try {
            String text = Base64.getMimeEncoder().encodeToString(authority.getEncoded());
            return Files.writeString(Files.createTempFile(folder, "mail", ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
