package divan.certificates;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leads from a certificate to a named root, as of an instant, by RFC 5280; revocation is asked elsewhere. */
final class Chain {
    private static final int LONGEST = 6;
    /** Signatures that are looked at: a crowd of certificates that all sign each other leads nowhere. */
    private static final int MOST_LOOKS = 40;
    private static final int DIGITAL_SIGNATURE = 0;

    private final Authorities authorities;
    private final List<X509Certificate> sent;
    private final Set<String> policies;
    private final Instant at;
    private @Nullable String wrong;
    private int looks;

    private Chain(Authorities authorities, List<X509Certificate> sent, Set<String> policies, Instant at) {
        this.authorities = authorities;
        this.sent = sent;
        this.policies = policies;
        this.at = at;
    }

    /** @param path from the certificate to its root; empty where something is wrong, and then the code */
    record Found(List<X509Certificate> path, String wrong) {
        private static Found refused(String code) {
            return new Found(List.of(), code);
        }
    }

    /** @param policies one of which must hold over the path; none: any */
    static Found of(Shown shown, Authorities authorities, Set<String> policies, Set<String> usages,
            Instant at) {
        X509Certificate certificate = shown.certificate();
        Chain chain = new Chain(authorities, shown.chain(), policies, at);
        List<X509Certificate> path = chain.lead(List.of(certificate));
        if (path.isEmpty()) {
            return Found.refused(chain.wrong != null ? chain.wrong
                : Signed.byItself(certificate) ? "self-signed" : "other-authority");
        }
        X509Certificate root = path.getLast();
        boolean weak = path.stream().anyMatch(one -> Signed.isWeak(one, one.equals(root)));
        return weak ? Found.refused("weak") : isFor(certificate, usages) ? new Found(path, "")
            : Found.refused("usage");
    }

    /** Tries every issuer that signed: an authority that renewed its certificate has two. */
    private List<X509Certificate> lead(List<X509Certificate> path) {
        X509Certificate last = path.getLast();
        if (authorities.roots().contains(last)) {
            String found = path.size() == 1 ? "usage" : wrong(path);
            wrong = wrong == null ? found : wrong;
            return found.isEmpty() ? path : List.of();
        }
        if (path.size() == LONGEST) {
            return List.of();
        }
        return Stream.concat(authorities.all().stream(), sent.stream()).distinct()
            .filter(issuer -> !path.contains(issuer) && isSigned(last, issuer))
            .map(issuer -> lead(with(path, issuer))).filter(found -> !found.isEmpty())
            .findFirst().orElse(List.of());
    }

    private boolean isSigned(X509Certificate certificate, X509Certificate issuer) {
        return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
            && looks++ < MOST_LOOKS && Signed.by(certificate, issuer);
    }

    private static List<X509Certificate> with(List<X509Certificate> path, X509Certificate issuer) {
        List<X509Certificate> longer = new ArrayList<>(path);
        longer.add(issuer);
        return longer;
    }

    /** The root stands in the path, so that its own days and constraints count. */
    private String wrong(List<X509Certificate> path) {
        X509Certificate root = path.getLast();
        String found = wrong(path, new TrustAnchor(root.getSubjectX500Principal(), root.getPublicKey(), null),
            Set.of());
        return found.isEmpty() && !policies.isEmpty()
            ? wrong(path.subList(0, path.size() - 1), new TrustAnchor(root, null), policies) : found;
    }

    private String wrong(List<X509Certificate> path, TrustAnchor anchor, Set<String> wanted) {
        try {
            CertPath walked = CertificateFactory.getInstance("X.509").generateCertPath(path);
            PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.setInitialPolicies(wanted);
            parameters.setExplicitPolicyRequired(!wanted.isEmpty());
            CertPathValidator.getInstance("PKIX").validate(walked, parameters);
            return "";
        } catch (CertPathValidatorException e) {
            return code(e);
        } catch (GeneralSecurityException e) {
            return "chain";
        }
    }

    private static String code(CertPathValidatorException e) {
        boolean own = e.getIndex() == 0;
        return switch (e.getReason()) {
            case BasicReason.EXPIRED -> own ? "expired" : "authority-expired";
            case BasicReason.NOT_YET_VALID -> own ? "not-yet" : "authority-expired";
            case BasicReason.ALGORITHM_CONSTRAINED -> "weak";
            case PKIXReason.INVALID_POLICY -> "policy";
            case PKIXReason.INVALID_NAME -> "name";
            default -> "chain";
        };
    }

    /** To prove who holds the key; nobody proves it with the certificate of an authority. */
    private static boolean isFor(X509Certificate certificate, Set<String> usages) {
        boolean[] key = certificate.getKeyUsage();
        try {
            List<String> named = certificate.getExtendedKeyUsage();
            return certificate.getBasicConstraints() < 0
                && (key == null || key[DIGITAL_SIGNATURE])
                && (named == null || named.stream().anyMatch(usages::contains));
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
