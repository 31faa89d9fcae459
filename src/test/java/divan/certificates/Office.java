package divan.certificates;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** An authority of the tests: a root, one below it, a responder and lists over real HTTP. */
public final class Office implements AutoCloseable {
    /** How the responder and the place of the lists behave. */
    public enum Manner {
        PLAIN, DELEGATED, DELEGATED_CHECKED, DELEGATED_REVOKED, DELEGATED_UNFIT, DELEGATED_OVER,
        STRANGER, NO_NONCE, OTHER_NONCE, OLD, AHEAD, UNDATED, ANOTHER, REFUSES, NONSENSE, HUGE, DOWN, SLOW,
        REDIRECT, UNKNOWN
    }

    private static final String SIGNATURE = "SHA256withECDSA";
    private final HttpServer http;
    private final Set<BigInteger> revoked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger fetched = new AtomicInteger();
    private final Issued root;
    private final Issued issuer;
    private final Issued proving;
    private volatile Manner ocsp = Manner.PLAIN;
    private volatile Manner crl = Manner.PLAIN;
    private volatile @Nullable Extension listed;

    public Office() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        root = Order.authority("Kök TEST", 3).asked(ocspAddress(), crlAddress("root")).byItself();
        issuer = Order.authority("Ara TEST", 1).asked(ocspAddress(), crlAddress("root")).by(root);
        proving = Order.authority("Kimlik TEST", 1).asked(ocspAddress(), crlAddress("root")).by(root);
        http.setExecutor(Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        http.createContext("/ocsp", this::respond);
        http.createContext("/root.crl", exchange -> list(exchange, root));
        http.createContext("/ara.crl", exchange -> list(exchange, issuer));
        http.createContext("/kimlik.crl", exchange -> list(exchange, proving));
        http.start();
    }

    String place() {
        return "localhost:" + http.getAddress().getPort();
    }

    String ocspAddress() {
        return "http://" + place() + "/ocsp";
    }

    String crlAddress(String name) {
        return "http://" + place() + "/" + name + ".crl";
    }

    Issued root() {
        return root;
    }

    Issued issuer() {
        return issuer;
    }

    public void write(Path authorities) {
        Issued.write(authorities, Issued.pem(root.certificate(), issuer.certificate(),
            proving.certificate()));
    }

    /** By the authority below the root, with both addresses. */
    public Issued issue(Order order) {
        return order.asked(ocspAddress(), crlAddress("ara")).by(issuer);
    }

    /** By the other authority below the root, which looks at people before it gives them a card. */
    public Issued card(Order order) {
        return order.asked(ocspAddress(), crlAddress("kimlik")).by(proving);
    }

    /** Of that authority, as it is configured. */
    public String provingFingerprint() {
        return HexFormat.of().formatHex(Shown.fingerprint(proving.certificate()));
    }

    /** For a server called localhost. */
    public Issued server() {
        return Order.person("1").named("CN=localhost").usage(KeyPurposeId.id_kp_serverAuth)
            .alternative(new org.bouncycastle.asn1.x509.GeneralName(
                org.bouncycastle.asn1.x509.GeneralName.dNSName, "localhost")).byItself();
    }

    public void revoke(Issued one) {
        revoked.add(one.certificate().getSerialNumber());
    }

    public void manner(Manner ofOcsp, Manner ofCrl) {
        ocsp = ofOcsp;
        crl = ofCrl;
    }

    /** Lists bear this from now on. */
    void listed(@Nullable Extension extension) {
        listed = extension;
    }

    static Extension scope(boolean people, boolean authorities, boolean indirect) {
        try {
            return new Extension(Extension.issuingDistributionPoint, true, new IssuingDistributionPoint(null,
                people, authorities, null, indirect, false).getEncoded());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Extension delta() {
        try {
            return new Extension(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE)
                .getEncoded());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public int questions() {
        return questions.get();
    }

    int fetched() {
        return fetched.get();
    }

    private void respond(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        byte[] asked = exchange.getRequestBody().readAllBytes();
        answer(exchange, ocsp, () -> answered(new OCSPReq(asked)).getEncoded());
    }

    private void list(HttpExchange exchange, Issued by) throws IOException {
        fetched.incrementAndGet();
        answer(exchange, crl, () -> listOf(by));
    }

    private interface Made {
        byte[] bytes() throws Exception;
    }

    private static void answer(HttpExchange exchange, Manner manner, Made made) throws IOException {
        try (exchange) {
            switch (manner) {
                case DOWN -> exchange.sendResponseHeaders(503, -1);
                case REDIRECT -> {
                    exchange.getResponseHeaders().add("Location", "http://169.254.169.254/");
                    exchange.sendResponseHeaders(302, -1);
                }
                case NONSENSE -> send(exchange, new byte[] {1, 2, 3});
                case HUGE -> send(exchange, new byte[11 * 1024 * 1024]);
                case SLOW -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 40; i++) {
                        exchange.getResponseBody().write(0);
                        exchange.getResponseBody().flush();
                        Thread.sleep(500);
                    }
                }
                default -> send(exchange, made.bytes());
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private OCSPResp answered(OCSPReq asked) throws Exception {
        if (ocsp == Manner.REFUSES) {
            return new OCSPRespBuilder().build(OCSPRespBuilder.UNAUTHORIZED, null);
        }
        CertificateID id = asked.getRequestList()[0].getCertID();
        Issued by = root;
        for (Issued one : List.of(issuer, proving)) {
            by = id.matchesIssuer(new JcaX509CertificateHolder(one.certificate()),
                new JcaDigestCalculatorProviderBuilder().build()) ? one : by;
        }
        Issued signer = signer(by);
        BasicOCSPRespBuilder builder = new JcaBasicOCSPRespBuilder(
            signer.certificate().getPublicKey(),
            new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1));
        Instant made = Instant.now().plus(ocsp == Manner.OLD ? Duration.ofDays(-3)
            : ocsp == Manner.AHEAD ? Duration.ofHours(1) : Duration.ZERO);
        CertificateID about = ocsp == Manner.ANOTHER ? new CertificateID(
            new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
            new JcaX509CertificateHolder(by.certificate()), BigInteger.ONE) : id;
        builder.addResponse(about, status(id), Date.from(made), ocsp == Manner.UNDATED ? null
            : Date.from(made.plus(Duration.ofDays(1))));
        Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (ocsp != Manner.NO_NONCE) {
            builder.setResponseExtensions(new Extensions(ocsp == Manner.OTHER_NONCE ? new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new byte[] {4, 2, 7, 7}) : nonce));
        }
        X509CertificateHolder[] with = signer == by ? new X509CertificateHolder[0]
            : new X509CertificateHolder[] {new JcaX509CertificateHolder(signer.certificate())};
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, builder.build(
            new JcaContentSignerBuilder(SIGNATURE).build(signer.key()), with, new Date()));
    }

    private CertificateStatus status(CertificateID id) {
        return ocsp == Manner.UNKNOWN ? new UnknownStatus() : revoked.contains(id.getSerialNumber())
            ? new RevokedStatus(new Date(), 1) : CertificateStatus.GOOD;
    }

    private Issued signer(Issued by) {
        Order responder = Order.person("1").named("CN=Yanıtlayıcı TEST").key(KeyUsage.digitalSignature)
            .usage(KeyPurposeId.id_kp_OCSPSigning).asked(null, crlAddress(by == root ? "root" : "ara"));
        return switch (ocsp) {
            case DELEGATED -> responder.noCheck().by(by);
            case DELEGATED_CHECKED -> responder.by(by);
            case DELEGATED_REVOKED -> {
                Issued made = responder.by(by);
                revoke(made);
                yield made;
            }
            case DELEGATED_UNFIT -> responder.usage(KeyPurposeId.id_kp_clientAuth).noCheck().by(by);
            case DELEGATED_OVER -> responder.days(-9, -1).noCheck().by(by);
            case STRANGER -> responder.noCheck().byItself();
            default -> by;
        };
    }

    private byte[] listOf(Issued by) throws Exception {
        Instant made = Instant.now().minus(crl == Manner.OLD ? Duration.ofDays(9) : Duration.ofMinutes(1));
        X509v2CRLBuilder builder = new X509v2CRLBuilder(X500Name.getInstance(
            by.certificate().getSubjectX500Principal().getEncoded()), Date.from(made));
        builder.setNextUpdate(Date.from(made.plus(Duration.ofDays(1))));
        revoked.forEach(serial -> builder.addCRLEntry(serial, new Date(), 1));
        Extension more = listed;
        if (more != null) {
            builder.addExtension(more);
        }
        Issued signer = crl == Manner.STRANGER ? Order.person("1").byItself() : by;
        return builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer.key())).getEncoded();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
