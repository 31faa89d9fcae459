package divan.certificates;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks authorities whether certificates that they issued are still good, in the configured order, and
 * remembers what they said until they said it holds. Only places that are allowed are asked.
 */
final class Revocation {
    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);
    private static final String QUESTION = "application/ocsp-request";
    private static final int MOST_OF_ANSWER = 64 * 1024;
    private static final int MOST_OF_LIST = 10 * 1024 * 1024;
    private static final int ANSWERS = 10_000;
    private static final int LISTS = 4;

    /** Of whom, by the issuer's own certificate and the serial number. */
    private record About(String issuer, BigInteger serial) {
        static About of(X509Certificate certificate, X509Certificate issuer) {
            return new About(key(issuer), certificate.getSerialNumber());
        }
    }

    private record From(String issuer, URI address) {
    }

    private final Fetch fetch;
    private final Cache<About, Answer> answers = Caffeine.newBuilder().maximumSize(ANSWERS).build();
    private final Cache<From, RevocationList> lists = Caffeine.newBuilder().maximumSize(LISTS).build();

    Revocation(Fetch fetch) {
        this.fetch = fetch;
    }

    private static String key(X509Certificate issuer) {
        return Base64.getEncoder().encodeToString(Shown.fingerprint(issuer));
    }

    /** @return empty where every certificate of the path is good; else the code of what is wrong */
    String wrong(List<X509Certificate> path, Demands demands, Set<String> places, Instant now) {
        for (int i = 0; i < path.size() - 1; i++) {
            X509Certificate certificate = path.get(i);
            Answer answer = ask(certificate, path.get(i + 1), demands, places, now);
            String wrong = switch (answer) {
                case Answer.Good _ -> "";
                case Answer.Revoked _ -> i == 0 ? "revoked" : "authority-revoked";
                case Answer.Unknown _ -> "revocation-unknown";
                case Answer.Away _ -> demands.soft() ? "" : "revocation-away";
            };
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return "";
    }

    /** The first that says something counts; that one of them is away is only said in the log. */
    Answer ask(X509Certificate certificate, X509Certificate issuer, Demands demands, Set<String> places,
            Instant now) {
        Answer last = new Answer.Away("no-source");
        for (Demands.Source source : demands.sources()) {
            last = switch (source) {
                case OCSP -> ocsp(certificate, issuer, places, now);
                case CRL -> crl(certificate, issuer, places, now);
            };
            if (!(last instanceof Answer.Away away)) {
                return last;
            }
            LOG.warn("revocation by {} of what “{}” issued could not be asked: {}", source,
                Names.common(issuer.getSubjectX500Principal()), away.why());
        }
        return last;
    }

    private Answer ocsp(X509Certificate certificate, X509Certificate issuer, Set<String> places,
            Instant now) {
        About about = About.of(certificate, issuer);
        Answer known = answers.getIfPresent(about);
        if (known instanceof Answer.Good good && now.isBefore(good.until())
                || known instanceof Answer.Revoked revoked && now.isBefore(revoked.until())) {
            return known;
        }
        Answer last = new Answer.Away("ocsp-no-address");
        for (URI address : Addresses.ocsp(certificate)) {
            last = places.contains(Authorities.place(address)) ? ocsp(certificate, issuer, address, places,
                now) : new Answer.Away("ocsp-place " + Authorities.place(address));
            if (last instanceof Answer.Good || last instanceof Answer.Revoked) {
                answers.put(about, last);
            }
            if (!(last instanceof Answer.Away)) {
                return last;
            }
        }
        return last;
    }

    private Answer ocsp(X509Certificate certificate, X509Certificate issuer, URI address, Set<String> places,
            Instant now) {
        try {
            OcspQuestion question = new OcspQuestion(certificate, issuer);
            byte[] came = fetch.post(address, QUESTION, question.encoded(), MOST_OF_ANSWER);
            return question.answer(came, now, responder ->
                crl(responder, issuer, places, now) instanceof Answer.Good);
        } catch (IOException e) {
            return new Answer.Away("ocsp " + e.getMessage());
        }
    }

    private Answer crl(X509Certificate certificate, X509Certificate issuer, Set<String> places,
            Instant now) {
        Answer last = new Answer.Away("crl-no-address");
        for (URI address : Addresses.crl(certificate)) {
            Optional<RevocationList> list = places.contains(Authorities.place(address))
                ? list(issuer, address, now) : Optional.empty();
            last = list.map(read -> read.of(certificate)).orElse(new Answer.Away("crl-not-had"));
            if (!(last instanceof Answer.Away)) {
                return last;
            }
        }
        return last;
    }

    /** A list whose next one is due is fetched anew; one that is over is none. */
    Optional<RevocationList> list(X509Certificate issuer, URI address, Instant now) {
        From from = new From(key(issuer), address);
        RevocationList known = lists.getIfPresent(from);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known);
        }
        try {
            Optional<RevocationList> read = RevocationList.read(fetch.get(address, MOST_OF_LIST), issuer,
                now);
            read.ifPresent(list -> lists.put(from, list));
            return read;
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
