package divan.certificates;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** What somebody's certificate shall say; a person's that is in order, unless told otherwise. */
public final class Order {
    private static final AtomicLong SERIAL = new AtomicLong(1000);
    private record Said(ASN1ObjectIdentifier name, boolean critical, ASN1Encodable value) {
    }

    private final List<Said> more = new ArrayList<>();
    private String subject = "C=TR,CN=Deneme";
    private KeyPair pair = curve("secp256r1");
    private Instant from = Instant.now().minus(Duration.ofDays(1));
    private Instant until = Instant.now().plus(Duration.ofDays(300));
    private String signature = "SHA256withECDSA";
    private int key = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
    private @Nullable KeyPurposeId usage = KeyPurposeId.id_kp_clientAuth;
    private int depth = -1;
    private boolean authority;
    private @Nullable String ocsp;
    private @Nullable String crl;

    static KeyPair curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static Order person(String serialNumber) {
        return new Order().named("C=TR,SERIALNUMBER=" + serialNumber + ",CN=DENEME KİŞİSİ");
    }

    /** @param depth how many authorities may stand below it */
    public static Order authority(String name, int depth) {
        Order order = new Order().named("C=TR,O=Divan TEST,CN=" + name).key(KeyUsage.keyCertSign
            | KeyUsage.cRLSign).usage(null);
        order.authority = true;
        order.depth = depth;
        return order;
    }

    public Order named(String name) {
        subject = name;
        return this;
    }

    Order pair(KeyPair other) {
        pair = other;
        return this;
    }

    public Order days(long first, long last) {
        from = Instant.now().plus(Duration.ofDays(first));
        until = Instant.now().plus(Duration.ofDays(last));
        return this;
    }

    Order signature(String name) {
        signature = name;
        return this;
    }

    Order key(int usages) {
        key = usages;
        return this;
    }

    public Order usage(@Nullable KeyPurposeId extended) {
        usage = extended;
        return this;
    }

    Order policy(String oid) {
        return with(Extension.certificatePolicies, false,
            new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(oid))));
    }

    public Order alternative(GeneralName name) {
        return with(Extension.subjectAlternativeName, false, new GeneralNames(name));
    }

    Order with(ASN1ObjectIdentifier name, boolean critical, ASN1Encodable value) {
        more.add(new Said(name, critical, value));
        return this;
    }

    Order noCheck() {
        return with(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.5"), false, DERNull.INSTANCE);
    }

    Order asked(@Nullable String atOcsp, @Nullable String atCrl) {
        ocsp = atOcsp;
        crl = atCrl;
        return this;
    }

    /** By an authority that nobody named. */
    public Issued byAnother() {
        return by(authority("Başka TEST", 0).byItself());
    }

    public Issued byItself() {
        return by(null);
    }

    /** @param issuer null: itself */
    Issued by(@Nullable Issued issuer) {
        try {
            X500Name name = new X500Name(subject);
            X500Name by = issuer == null ? name
                : X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
            var builder = new JcaX509v3CertificateBuilder(by, BigInteger.valueOf(SERIAL.incrementAndGet()),
                Date.from(from), Date.from(until), name, pair.getPublic());
            extend(builder);
            var signer = new JcaContentSignerBuilder(signature).build(issuer == null ? pair.getPrivate()
                : issuer.key());
            return new Issued(new JcaX509CertificateConverter().getCertificate(builder.build(signer)),
                pair.getPrivate(), issuer);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void extend(JcaX509v3CertificateBuilder builder) throws java.io.IOException {
        builder.addExtension(Extension.basicConstraints, true, !authority ? new BasicConstraints(false)
            : depth < 0 ? new BasicConstraints(true) : new BasicConstraints(depth));
        if (key != 0) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(key));
        }
        if (usage != null) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(usage));
        }
        if (ocsp != null) {
            builder.addExtension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(
                AccessDescription.id_ad_ocsp, address(ocsp)));
        }
        if (crl != null) {
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(
                new DistributionPoint[] {new DistributionPoint(new DistributionPointName(
                    new GeneralNames(address(crl))), null, null)}));
        }
        for (Said said : more) {
            builder.addExtension(said.name(), said.critical(), said.value());
        }
    }

    private static GeneralName address(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }
}
