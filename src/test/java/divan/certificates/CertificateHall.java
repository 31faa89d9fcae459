package divan.certificates;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An authority, a port for certificates, and a server's certificate, for a world of the tests. */
public final class CertificateHall {
    public static final String PAGES = "http://pages.example.gov.tr";
    private static final CertificateHall ONE = new CertificateHall();
    public final Office office = new Office();
    public final int port = freePort();
    private final Issued server = office.server();
    private final Path folder = folder();

    private CertificateHall() {
        office.write(folder.resolve("authorities.pem"));
        server.write(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    }

    /** One for all tests: the world that was started with it is shared. */
    public static CertificateHall one() {
        return ONE;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "certificates").toAbsolutePath();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As {@code serve} would have made them of its options. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("divan.certificate-port", port);
        properties.put("divan.certificate-authorities", folder.resolve("authorities.pem").toString());
        properties.put("divan.certificate-origin", "https://localhost:" + port);
        properties.put("divan.certificate.proving", office.provingFingerprint());
        properties.put("divan.origin", PAGES);
        properties.put("spring.ssl.bundle.pem.own.keystore.certificate",
            "file:" + folder.resolve("cert.pem"));
        properties.put("spring.ssl.bundle.pem.own.keystore.private-key",
            "file:" + folder.resolve("key.pem"));
        return properties;
    }

    /** @param own null: shows none */
    public Cardholder with(@Nullable Issued own) {
        return new Cardholder(port, own, server.certificate());
    }
}
