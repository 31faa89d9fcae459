package divan.certificates;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The port on which a certificate is asked for in the handshake; the ordinary one never asks. Our own
 * certificate is that of the ordinary port, and is taken up again with it.
 */
@Component
final class CertificatePort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String OWN = "own";
    /** More than bodies of one network are taken in at once. */
    private static final int THREADS = 400;
    private static final int IDLE_MS = 10_000;
    private static final int FORM_BYTES = 262_144;
    /** 0 would be for ever. */
    private static final int RESUMED_SECONDS = 1;
    private static final String WANTED = "optional";

    private final Certificates certificates;
    private final ObjectProvider<SslBundles> bundles;
    private final String address;

    CertificatePort(Certificates certificates, ObjectProvider<SslBundles> bundles,
            @Value("${server.address:}") String address) {
        this.certificates = certificates;
        this.bundles = bundles;
        this.address = address;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (!certificates.isOn()) {
            return;
        }
        Http11NioProtocol protocol = new Http11NioProtocol();
        Connector connector = new Connector(protocol);
        connector.setPort(certificates.port());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setThrowOnFailure(true);
        if (!address.isEmpty()) {
            protocol.setAddress(address());
        }
        protocol.setMaxThreads(THREADS);
        protocol.setConnectionTimeout(IDLE_MS);
        connector.setMaxPostSize(FORM_BYTES);
        protocol.setSSLEnabled(true);
        SslBundles known = bundles.getObject();
        speak(protocol, known.getBundle(OWN), false);
        known.addBundleUpdateHandler(OWN, renewed -> speak(protocol, renewed, true));
        factory.addAdditionalConnectors(connector);
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + address, e);
        }
    }

    /** Nobody is turned away in the handshake: who shows nothing is told so on a page. */
    private static void speak(Http11NioProtocol protocol, SslBundle own, boolean again) {
        SSLHostConfig host = new SSLHostConfig();
        // a resumed session would show a certificate whose key is no longer here
        host.setSessionTimeout(RESUMED_SECONDS);
        host.setProtocols("TLSv1.3,TLSv1.2");
        host.setCertificateVerification(WANTED);
        host.setTrustManagerClassName(AnyCertificate.class.getName());
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host, Type.UNDEFINED);
        certificate.setCertificateKeystorePassword("");
        certificate.setCertificateKeystore(own.getStores().getKeyStore());
        host.addCertificate(certificate);
        protocol.addSslHostConfig(host, again);
    }
}
