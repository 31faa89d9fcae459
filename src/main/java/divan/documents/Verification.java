package divan.documents;

import eu.europa.esig.dss.diagnostic.CertificateWrapper;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.modifications.DefaultPdfDifferencesFinder;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.springframework.stereotype.Component;

/**
 * Tells whether a file is one that an organ of ours sealed, with the authority of {@link Seals} as the only
 * trust anchor. Revocation is not asked for: the demonstration authority publishes none. The last word on a
 * file that verifies is the archive's: its SHA-256 stands among the {@link PublicFacts}.
 */
@Component
public final class Verification {
    private final Seals seals;
    private final Clock clock;

    Verification(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    public SealCheck check(byte[] pdf) {
        if (pdf.length < 5 || pdf[0] != '%' || pdf[1] != 'P' || pdf[2] != 'D' || pdf[3] != 'F') {
            return new SealCheck.Unknown(SealCheck.Why.NOT_A_PDF);
        }
        List<SignatureWrapper> signatures;
        try {
            signatures = diagnosis(pdf).getSignatures();
        } catch (RuntimeException e) { // DSS and PDFBox fail in many ways on bytes that are not a sound PDF
            return new SealCheck.Unknown(SealCheck.Why.NOT_A_PDF);
        }
        if (signatures.isEmpty()) {
            return new SealCheck.Unknown(SealCheck.Why.NO_SEAL);
        }
        return signatures.stream().filter(Verification::isOurs).findFirst()
                .map(ours -> told(ours, signatures, pdf))
                .orElse(new SealCheck.Unknown(SealCheck.Why.FOREIGN_SEAL));
    }

    private DiagnosticData diagnosis(byte[] pdf) {
        CommonTrustedCertificateSource anchor = new CommonTrustedCertificateSource();
        anchor.addCertificate(new CertificateToken(seals.authority()));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(anchor);
        PDFDocumentValidator validator = new PDFDocumentValidator(new InMemoryDocument(pdf));
        validator.setPdfObjFactory(withoutDrawing());
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(clock.instant()));
        validator.setEnableEtsiValidationReport(false);
        return validator.validateDocument().getDiagnosticData();
    }

    /**
     * Two revisions are not compared as pictures: any later revision is told, and drawing an upload is a
     * risk.
     */
    private static PdfBoxNativeObjectFactory withoutDrawing() {
        DefaultPdfDifferencesFinder differences = new DefaultPdfDifferencesFinder();
        differences.setMaximalPagesAmountForVisualComparison(0);
        PdfBoxNativeObjectFactory factory = new PdfBoxNativeObjectFactory();
        factory.setPdfDifferencesFinder(differences);
        return factory;
    }

    private static boolean isOurs(SignatureWrapper signature) {
        return signature.isSigningCertificateIdentified() && signature.isTrustedChain();
    }

    private static SealCheck told(SignatureWrapper seal, List<SignatureWrapper> all, byte[] pdf) {
        CertificateWrapper certificate = seal.getSigningCertificate();
        if (!seal.isSignatureIntact() || !seal.isSignatureValid() || !isInForce(certificate, seal)) {
            return new SealCheck.Altered();
        }
        return all.size() == 1 && coversAll(seal, pdf) ? genuine(seal, certificate)
                : extended(seal, certificate);
    }

    private static boolean isInForce(CertificateWrapper certificate, SignatureWrapper seal) {
        Date at = seal.getClaimedSigningTime();
        return at != null && !at.before(certificate.getNotBefore()) && at.before(certificate.getNotAfter());
    }

    /**
     * The signed ranges begin at the first byte, end at the last, and leave out the signature's own hole
     * only.
     */
    private static boolean coversAll(SignatureWrapper seal, byte[] pdf) {
        List<BigInteger> range = seal.getSignatureByteRange();
        if (range.size() != 4 || range.get(0).signum() != 0) {
            return false;
        }
        int hole = range.get(1).intValueExact();
        int after = range.get(2).intValueExact();
        return range.get(3).intValueExact() == pdf.length - after
                && hole < after && pdf[hole] == '<' && pdf[after - 1] == '>';
    }

    private static SealCheck genuine(SignatureWrapper seal, CertificateWrapper by) {
        return new SealCheck.Genuine(organ(by), subject(by), fingerprint(by), isTest(by), time(seal));
    }

    private static SealCheck extended(SignatureWrapper seal, CertificateWrapper by) {
        return new SealCheck.Extended(organ(by), subject(by), fingerprint(by), isTest(by), time(seal));
    }

    private static String organ(CertificateWrapper certificate) {
        String identifier = String.valueOf(certificate.getOrganizationIdentifier());
        return identifier.startsWith(TestAuthority.SCHEME)
                ? identifier.substring(TestAuthority.SCHEME.length()) : identifier;
    }

    private static String subject(CertificateWrapper certificate) {
        return SealKey.readable(new X500Principal(certificate.getCertificateDN()));
    }

    private static String fingerprint(CertificateWrapper certificate) {
        return HexFormat.of().formatHex(certificate.getDigestAlgoAndValue().getDigestValue());
    }

    private static boolean isTest(CertificateWrapper certificate) {
        return certificate.getCommonName().startsWith("TEST ");
    }

    private static Instant time(SignatureWrapper seal) {
        return seal.getClaimedSigningTime().toInstant();
    }
}
