package divan.documents;

import eu.europa.esig.dss.cades.validation.CMSDocumentValidator;
import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a signature says of the bytes it is said to cover, by EU DSS (CAdES, which is what lies in the hole of
 * a PAdES signature: ETSI EN 319 142-1), with one authority as the only trust anchor. Revocation is not asked
 * for: the demonstration authority publishes none, and nothing is fetched from anywhere.
 *
 * @param ours the certificate was issued by the authority; a name in it proves nothing
 * @param holds the signature is sound and for exactly these bytes. Whether the certificate was in force on
 *     the day is the archive's to say, which knows the day; what the file says of it is only claimed
 * @param certificate SHA-256, hexadecimal
 */
record SealReading(boolean ours, boolean holds, String certificate) {

    /** Nothing where the signature cannot be read. */
    static Optional<SealReading> of(byte[] signature, byte[] covered, X509Certificate authority, Instant at) {
        try {
            CMSDocumentValidator validator = new CMSDocumentValidator(new InMemoryDocument(signature));
            validator.setDetachedContents(List.of(new InMemoryDocument(covered)));
            validator.setCertificateVerifier(trusting(authority));
            validator.setValidationTime(Date.from(at));
            return new DiagnosticData(validator.getDiagnosticData()).getSignatures().stream().findFirst()
                    .map(SealReading::told);
        } catch (RuntimeException e) { // DSS and Bouncy Castle fail in many ways on what is no signature
            return Optional.empty();
        }
    }

    private static CommonCertificateVerifier trusting(X509Certificate authority) {
        CommonTrustedCertificateSource anchor = new CommonTrustedCertificateSource();
        anchor.addCertificate(new CertificateToken(authority));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(anchor);
        return verifier;
    }

    private static SealReading told(SignatureWrapper seal) {
        CertificateWrapper by = seal.getSigningCertificate();
        if (by == null || !seal.isTrustedChain()) {
            return new SealReading(false, false, "");
        }
        boolean holds = seal.isSignatureIntact() && seal.isSignatureValid();
        return new SealReading(true, holds,
                HexFormat.of().formatHex(by.getDigestAlgoAndValue().getDigestValue()));
    }
}
