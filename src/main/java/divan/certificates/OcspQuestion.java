package divan.certificates;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** One question by OCSP (RFC 6960) about one certificate, and whether what comes answers it. */
final class OcspQuestion {
    /** Clocks may differ. */
    static final Duration SKEW = Duration.ofMinutes(5);
    /** What says nothing of its end is good for so long. */
    static final Duration UNDATED = Duration.ofHours(1);
    private static final int NONCE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate issuer;
    private final CertificateID id;
    private final byte[] nonce = new byte[NONCE_BYTES];

    /** @throws IOException where none can be made about such a certificate */
    OcspQuestion(X509Certificate certificate, X509Certificate issuer) throws IOException {
        try {
            this.issuer = issuer;
            // SHA-1 only names the issuer here; many responders know no other (RFC 5019, 2.1.1)
            this.id = new JcaCertificateID(new JcaDigestCalculatorProviderBuilder().build()
                .get(CertificateID.HASH_SHA1), issuer, certificate.getSerialNumber());
            RANDOM.nextBytes(nonce);
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    byte[] encoded() throws IOException {
        try {
            Extension asked = new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false,
                new DEROctetString(new DEROctetString(nonce)));
            return new OCSPReqBuilder().addRequest(id).setRequestExtensions(new Extensions(asked)).build()
                .getEncoded();
        } catch (OCSPException e) {
            throw new IOException(e);
        }
    }

    /** @param standing whether a responder's own certificate, which the issuer signed, is not revoked */
    Answer answer(byte[] came, Instant now, Predicate<X509Certificate> standing) {
        try {
            OCSPResp response = new OCSPResp(came);
            return response.getStatus() == OCSPResp.SUCCESSFUL
                && response.getResponseObject() instanceof BasicOCSPResp basic
                ? answer(basic, now, standing) : new Answer.Away("ocsp-refused");
        } catch (IOException | OCSPException | OperatorCreationException | GeneralSecurityException
                | RuntimeException e) {
            return new Answer.Away("ocsp-unread");
        }
    }

    private Answer answer(BasicOCSPResp basic, Instant now, Predicate<X509Certificate> standing)
            throws OCSPException, OperatorCreationException, GeneralSecurityException {
        Optional<SingleResp> single = Arrays.stream(basic.getResponses()).filter(this::isAbout).findFirst();
        return !isSigned(basic, now, standing) ? new Answer.Away("ocsp-signer")
            : !isOurs(basic) ? new Answer.Away("ocsp-nonce")
            : single.isEmpty() ? new Answer.Away("ocsp-other")
            : answer(single.get(), now);
    }

    private boolean isAbout(SingleResp single) {
        CertificateID about = single.getCertID();
        return about.getHashAlgOID().equals(id.getHashAlgOID())
            && about.getSerialNumber().equals(id.getSerialNumber())
            && Arrays.equals(about.getIssuerNameHash(), id.getIssuerNameHash())
            && Arrays.equals(about.getIssuerKeyHash(), id.getIssuerKeyHash());
    }

    /** A responder that signs in advance sends no nonce; one that sends another answers somebody else. */
    private boolean isOurs(BasicOCSPResp basic) {
        Extension sent = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return sent == null || sent.getParsedValue() instanceof org.bouncycastle.asn1.ASN1OctetString value
            && Arrays.equals(value.getOctets(), nonce);
    }

    private static Answer answer(SingleResp single, Instant now) {
        Instant made = single.getThisUpdate().toInstant();
        Date next = single.getNextUpdate();
        Instant until = next == null ? made.plus(UNDATED) : next.toInstant();
        if (made.isAfter(now.plus(SKEW)) || !now.isBefore(until.plus(SKEW))) {
            return new Answer.Away("ocsp-old");
        }
        return single.getCertStatus() == CertificateStatus.GOOD ? new Answer.Good(until)
            : single.getCertStatus() instanceof RevokedStatus ? new Answer.Revoked(until)
            : new Answer.Unknown();
    }

    /** By the issuer itself, or by whom the issuer made its responder (RFC 6960, 4.2.2.2). */
    private boolean isSigned(BasicOCSPResp basic, Instant now, Predicate<X509Certificate> standing)
            throws OCSPException, OperatorCreationException, GeneralSecurityException {
        if (basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(issuer))) {
            return true;
        }
        for (X509CertificateHolder holder : List.of(basic.getCerts())) {
            X509Certificate responder = new JcaX509CertificateConverter().getCertificate(holder);
            if (isResponder(responder, now)
                    && basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(responder))) {
                return responder.getExtensionValue(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null || standing.test(responder);
            }
        }
        return false;
    }

    private boolean isResponder(X509Certificate certificate, Instant now)
            throws CertificateParsingException {
        List<String> usages = certificate.getExtendedKeyUsage();
        return usages != null && usages.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
            && Signed.by(certificate, issuer) && !Signed.isWeak(certificate, false)
            && !now.isBefore(certificate.getNotBefore().toInstant())
            && now.isBefore(certificate.getNotAfter().toInstant());
    }
}
