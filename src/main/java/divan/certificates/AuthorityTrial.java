package divan.certificates;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tries the authorities of a file: whether they are valid, and whether what they revoked can be asked. */
public final class AuthorityTrial {
    private static final Duration SOON = Duration.ofDays(30);

    private AuthorityTrial() {
    }

    /**
     * Something about an authority.
     *
     * @param wrong false where it is only worth knowing
     * @param code {@code over}, {@code soon}, {@code away}, {@code revoked}
     * @param args its name first; then days in ISO text, or an address and why
     */
    public record Found(boolean wrong, String code, List<String> args) {
    }

    /** How many there are, and what was found about them. */
    public record Tried(int many, List<Found> found) {
    }

    /**
     * Asks each source that their own certificates name.
     *
     * @throws IllegalArgumentException with a sentence, where the file cannot be used
     */
    public static Tried of(Path file, Instant now) {
        Authorities authorities = Authorities.read(file);
        List<Found> found = new ArrayList<>();
        Revocation revocation = new Revocation(new Fetch(Certificates.PATIENCE));
        for (X509Certificate one : authorities.all()) {
            days(one, now, found);
            authorities.all().stream().filter(issuer -> !issuer.equals(one) && Signed.by(one, issuer))
                .findFirst().ifPresent(issuer ->
                    asked(one, issuer, revocation, authorities.places(), now, found));
        }
        return new Tried(authorities.all().size(), found);
    }

    private static void days(X509Certificate one, Instant now, List<Found> found) {
        Instant first = one.getNotBefore().toInstant();
        Instant last = one.getNotAfter().toInstant();
        if (now.isBefore(first) || !now.isBefore(last)) {
            found.add(new Found(true, "over", List.of(name(one), first.toString(), last.toString())));
        } else if (now.plus(SOON).isAfter(last)) {
            found.add(new Found(false, "soon", List.of(name(one), last.toString())));
        }
    }

    private static void asked(X509Certificate one, X509Certificate issuer, Revocation revocation,
            Set<String> places, Instant now, List<Found> found) {
        for (Demands.Source source : Demands.Source.values()) {
            List<URI> addresses = source == Demands.Source.OCSP ? Addresses.ocsp(one) : Addresses.crl(one);
            if (!addresses.isEmpty()) {
                String address = addresses.getFirst().toString();
                switch (revocation.ask(one, issuer, Demands.only(source), places, now)) {
                    case Answer.Good _ -> { }
                    case Answer.Revoked _ -> found.add(new Found(true, "revoked", List.of(name(one))));
                    case Answer.Unknown _ ->
                        found.add(new Found(true, "away", List.of(name(one), address, "unknown")));
                    case Answer.Away away ->
                        found.add(new Found(true, "away", List.of(name(one), address, away.why())));
                }
            }
        }
    }

    private static String name(X509Certificate one) {
        return Names.common(one.getSubjectX500Principal());
    }
}
