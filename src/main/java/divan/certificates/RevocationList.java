package divan.certificates;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * A whole list of what its issuer revoked (RFC 5280, 5). What only adds to another list, or speaks for other
 * issuers, is none.
 *
 * @param until its next update
 */
record RevocationList(X509CRL list, Instant until, boolean people, boolean authorities) {
    private static final int CRL_SIGN = 6;

    /** Empty where it is not the issuer's, is none that we take, or is not from now. */
    static Optional<RevocationList> read(byte[] came, X509Certificate issuer, Instant now) {
        try {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(came));
            boolean[] key = issuer.getKeyUsage();
            if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    || key != null && !key[CRL_SIGN] || list.getNextUpdate() == null
                    || list.getThisUpdate().toInstant().isAfter(now.plus(OcspQuestion.SKEW))) {
                return Optional.empty();
            }
            list.verify(issuer.getPublicKey());
            return scoped(list).filter(read -> read.isFrom(now));
        } catch (GeneralSecurityException | java.io.IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<RevocationList> scoped(X509CRL list) throws java.io.IOException {
        Set<String> critical = list.getCriticalExtensionOIDs();
        String point = Extension.issuingDistributionPoint.getId();
        boolean strange = critical != null && critical.stream().anyMatch(oid -> !oid.equals(point));
        byte[] said = list.getExtensionValue(point);
        Instant until = list.getNextUpdate().toInstant();
        if (strange || list.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null) {
            return Optional.empty();
        }
        if (said == null) {
            return Optional.of(new RevocationList(list, until, true, true));
        }
        IssuingDistributionPoint of = IssuingDistributionPoint.getInstance(
            JcaX509ExtensionUtils.parseExtensionValue(said));
        return of.isIndirectCRL() || of.getOnlySomeReasons() != null || of.onlyContainsAttributeCerts()
            ? Optional.empty()
            : Optional.of(new RevocationList(list, until, !of.onlyContainsCACerts(),
                !of.onlyContainsUserCerts()));
    }

    boolean isFrom(Instant now) {
        return now.isBefore(until.plus(OcspQuestion.SKEW));
    }

    Answer of(X509Certificate certificate) {
        boolean covered = certificate.getBasicConstraints() < 0 ? people : authorities;
        return !covered ? new Answer.Away("crl-scope")
            : list.getRevokedCertificate(certificate.getSerialNumber()) == null ? new Answer.Good(until)
            : new Answer.Revoked(until);
    }
}
