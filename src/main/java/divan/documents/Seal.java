package divan.documents;

import eu.europa.esig.dss.alert.SilentOnStatusAlert;
import eu.europa.esig.dss.enumerations.CertificationPermission;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;

/**
 * Seals a PDF: PAdES-BASELINE-B (ETSI EN 319 142-1) with the whole chain inside, certifying that nothing
 * may change (DocMDP 1). The time is the one given, claimed by us: no time-stamp authority has confirmed
 * it; what confirms it is the act {@code document.sealed} in the ledger.
 */
final class Seal {
    private Seal() {
    }

    /** @param reason a sentence that a reader of the signature sees */
    static byte[] seal(byte[] pdf, SealKey key, String reason, Instant at) {
        PAdESService pades = new PAdESService(quiet());
        PAdESSignatureParameters parameters = parameters(key, reason, at);
        DSSDocument document = new InMemoryDocument(pdf);
        ToBeSigned bytes = pades.getDataToSign(document, parameters);
        DSSDocument sealed = pades.signDocument(document, parameters, signature(key, bytes));
        try (ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 32_000)) {
            sealed.writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PAdESSignatureParameters parameters(SealKey key, String reason, Instant at) {
        CertificateToken certificate = new CertificateToken(key.certificate());
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(certificate);
        parameters.setCertificateChain(certificate, new CertificateToken(key.authority()));
        parameters.setPermission(CertificationPermission.NO_CHANGE_PERMITTED);
        parameters.setReason(reason);
        parameters.setSigningTimeZone(TimeZone.getTimeZone("UTC"));
        parameters.bLevel().setSigningDate(Date.from(at));
        return parameters;
    }

    private static SignatureValue signature(SealKey key, ToBeSigned bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.key());
            signature.update(bytes.getBytes());
            return new SignatureValue(SignatureAlgorithm.ECDSA_SHA256, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Validity is judged at the given time by {@link Seals}, not by the machine's clock: the demonstration
     * moves it.
     */
    private static CommonCertificateVerifier quiet() {
        CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
        verifier.setAlertOnExpiredCertificate(new SilentOnStatusAlert());
        verifier.setAlertOnNotYetValidCertificate(new SilentOnStatusAlert());
        return verifier;
    }
}
