package divan.documents;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.qualified.QCStatement;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for demonstration: every subject says TEST. Certificates have the shape of seal
 * certificates (ETSI EN 319 412-3: organisation and organizationIdentifier; EN 319 412-5: purpose
 * electronic seal) and claim no qualification: the statement of compliance is absent. The identifier is
 * {@code DT:TR-} and the DETSİS number, a national scheme in the form of EN 319 412-1, 5.1.4.
 */
final class TestAuthority {
    static final String NAME = "Divan TEST CA";
    static final String SCHEME = "DT:TR-";
    private static final Duration ORGAN_VALIDITY = Duration.ofDays(5 * 365);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final ASN1ObjectIdentifier PURPOSE = new ASN1ObjectIdentifier("0.4.0.1862.1.6");
    private static final ASN1ObjectIdentifier SEAL = new ASN1ObjectIdentifier("0.4.0.1862.1.6.2");
    private static final SecureRandom RANDOM = new SecureRandom();

    private TestAuthority() {
    }

    /** A key with a certificate that it signed itself: the root. */
    record Root(PrivateKey key, X509Certificate certificate) {
    }

    static Root root() {
        try {
            KeyPair pair = pair();
            X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "TR")
                    .addRDN(BCStyle.O, "Divan TEST").addRDN(BCStyle.CN, NAME).build();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, serial(),
                    Date.from(EARLIEST), Date.from(LATEST), name, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return new Root(pair.getPrivate(), signed(builder, pair.getPrivate()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static SealKey organ(Root root, String organ, String organName, Instant at) {
        try {
            KeyPair pair = pair();
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(root.certificate(), serial(),
                    Date.from(at.minus(Duration.ofDays(1))), Date.from(at.plus(ORGAN_VALIDITY)),
                    subject(organ, organName), pair.getPublic());
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    identifiers.createAuthorityKeyIdentifier(root.certificate()));
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    identifiers.createSubjectKeyIdentifier(pair.getPublic()));
            builder.addExtension(Extension.qCStatements, false,
                    new DERSequence(new QCStatement(PURPOSE, new DERSequence(SEAL))));
            return new SealKey(pair.getPrivate(), signed(builder, root.key()), root.certificate());
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static X500Name subject(String organ, String organName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "TR").addRDN(BCStyle.O, organName)
                .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, SCHEME + organ)
                .addRDN(BCStyle.CN, "TEST " + organName).build();
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(120, RANDOM).add(BigInteger.ONE);
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter().getCertificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }
}
