package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with a certificate of its own, and behind somebody who ends TLS before it. */
class TlsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    @TempDir
    Path folder;

    /** A certificate for localhost, in the files that the program was given. */
    private X509Certificate certificate(int serial) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=localhost");
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(serial),
            Date.from(now.minusSeconds(3600)), Date.from(now.plusSeconds(86_400)), name, pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false,
            new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        X509Certificate made = new JcaX509CertificateConverter().getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        write("key.pem", "PRIVATE KEY", pair.getPrivate().getEncoded());
        write("cert.pem", "CERTIFICATE", made.getEncoded());
        return made;
    }

    private void write(String name, String what, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, "-----BEGIN " + what + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
            + "-----\n");
    }

    private static HttpClient trusting(X509Certificate certificate, String... protocols) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("own", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(
            TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(protocols);
        return HttpClient.newBuilder().sslContext(context).sslParameters(parameters).build();
    }

    private static HttpResponse<String> get(HttpClient client, URI address, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/tr"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> signIn(HttpClient client, URI address, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/sign-in/demo"))
            .header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.POST(HttpRequest.BodyPublishers.ofString("person=amina")).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String cookie(HttpResponse<String> answer) {
        return header(answer, "Set-Cookie");
    }

    /** The first line of what is answered to plain HTTP on that port. */
    private static String plainly(URI address) throws IOException {
        try (Socket socket = new Socket("localhost", address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET /tr HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(
                StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void itSpeaksTlsWithItsOwnCertificateAndTakesUpARenewedOne() throws Exception {
        X509Certificate first = certificate(1);
        try (Program program = Program.serve(folder.resolve("data"), "--port", "0", "--tls-cert",
                folder.resolve("cert.pem").toString(), "--tls-key", folder.resolve("key.pem").toString())) {
            URI address = program.address();
            assertThat(address.getScheme()).isEqualTo("https");
            for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
                HttpClient client = trusting(first, protocol);
                HttpResponse<String> page = get(client, address);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
            }
            HttpClient client = trusting(first, "TLSv1.3");
            HttpResponse<String> page = get(client, address);
            assertThat(header(page, "Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(header(page, "Permissions-Policy")).contains("camera=()", "geolocation=()");
            assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(page, "Content-Security-Policy")).contains("default-src 'none'");
            assertThat(cookie(signIn(client, address))).startsWith("__Host-divan_session=")
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "Path=/").doesNotContain("Domain");
            assertThat(plainly(address)).startsWith("HTTP/1.1 400").doesNotContain("Set-Cookie");
            assertThat(renewed(address, certificate(2))).isEqualTo(BigInteger.TWO);
        }
    }

    /** The serial number of the certificate shown once the files have been changed in their place. */
    private static BigInteger renewed(URI address, X509Certificate second) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                var session = get(trusting(second, "TLSv1.3"), address).sslSession().orElseThrow();
                return ((X509Certificate) session.getPeerCertificates()[0]).getSerialNumber();
            } catch (IOException notYet) {
                Thread.sleep(500);
            }
        }
        return BigInteger.ZERO;
    }

    @Test
    void behindAProxyCookiesAreSecureByTheOriginAndHeadersAreBelievedOnlyWhereTold() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String[] forwarded = {"X-Forwarded-Proto", "https", "X-Forwarded-For", "192.0.2.7"};
        try (Program program = Program.serve(folder.resolve("a"), "--port", "0", "--origin",
                "https://divan.example.gov.tr")) {
            assertThat(cookie(signIn(client, program.address()))).startsWith("__Host-divan_session=")
                .contains("; Secure");
            assertThat(header(get(client, program.address()), "Strict-Transport-Security")).isNotEmpty();
            assertThat(cookie(signIn(client, program.address(), "X-Forwarded-Proto", "http")))
                .startsWith("__Host-divan_session=");
        }
        try (Program program = Program.serve(folder.resolve("a"), "--port", "0")) {
            assertThat(cookie(signIn(client, program.address(), forwarded)))
                .startsWith("divan_session=").doesNotContain("Secure");
        }
        try (Program program = Program.serve(folder.resolve("a"), "--port", "0", "--proxy-from",
                "127.0.0.1,0:0:0:0:0:0:0:1")) {
            assertThat(cookie(signIn(client, program.address(), forwarded)))
                .startsWith("__Host-divan_session=").contains("; Secure");
            assertThat(cookie(signIn(client, program.address()))).startsWith("divan_session=");
        }
    }
}
