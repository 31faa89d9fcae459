package divan.certificates;

import java.security.cert.X509Certificate;

/** What became of a certificate that was shown. */
public sealed interface Judgement {
    /**
     * To be believed.
     *
     * @param number identity number of its subject, with right check digits; empty where it bears none
     * @param proves whether who issued it is declared to have proved the identity of its holders
     */
    record Good(X509Certificate certificate, String number, boolean proves) implements Judgement {
        /** What the authority that issued it calls itself. */
        public String issuer() {
            return Names.common(certificate.getIssuerX500Principal());
        }
    }

    /** @param code text key {@code certificate.refused-<code>} */
    record Refused(String code) implements Judgement {
    }
}
