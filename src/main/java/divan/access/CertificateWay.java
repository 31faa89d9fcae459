package divan.access;

import divan.access.BoundCertificates.Bound;
import divan.access.Passages.Finished;
import divan.access.Passages.Judged;
import divan.access.Passages.Passage;
import divan.access.Passages.Purpose;
import divan.access.Passages.Seen;
import divan.certificates.Certificates;
import divan.certificates.Judgement;
import divan.certificates.Shown;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.web.Assurance;
import divan.web.Caller;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The way by a certificate: somebody sets out from the pages with a ticket, shows a certificate on the port
 * for it, and comes back with a code. Ticket and code are good once; the code opens nothing but for the
 * browser, or in the session, that set out, so that nobody is signed in by another's ticket or link.
 */
@Component
class CertificateWay {
    static final String BOUND = "account.certificate-bound";
    static final String REMOVED = "account.certificate-removed";
    private static final int LEVEL = StepUp.HIGHEST;
    private static final int LEAST_TO_BIND = 2;

    private final Doorway door;
    private final Passages passages;
    private final BoundCertificates bound;
    private final CertificateHolder holder;
    private final Certificates certificates;
    private final Journal journal;

    CertificateWay(Doorway door, Passages passages, BoundCertificates bound, CertificateHolder holder,
            Certificates certificates, Journal journal) {
        this.door = door;
        this.passages = passages;
        this.bound = bound;
        this.holder = holder;
        this.certificates = certificates;
        this.journal = journal;
    }

    /** Where somebody stands who came back. */
    sealed interface Back {
        /** @param code text key {@code certificate.refused-<code>} */
        record Refused(String code) implements Back {
        }

        /** @param session the secret for the cookie */
        record In(UUID person, String session, String next) implements Back {
        }

        /** Known more surely. @param session the new secret for the cookie */
        record Raised(String session, String next) implements Back {
        }

        /** From now on the certificate opens the account. */
        record Added() implements Back {
        }
    }

    /** @return the ticket, for the address on the port for certificates */
    String setOut(String entrance, String next) {
        return setOut(new Passage(Purpose.SIGN_IN, Sessions.hash(entrance), null, next));
    }

    /** @throws Failure FORBIDDEN to programs, which have nobody before them */
    String setOut(Purpose purpose, Sessions.Found found, String next) {
        if (found.bearer()) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        if (purpose == Purpose.BINDING && !provedJustNow(found)) {
            throw new Failure(Failure.Kind.ASSURANCE);
        }
        return setOut(new Passage(purpose, null, found.caller().session(), next));
    }

    /** A certificate bound to an account opens it for good: what lets it in was proved minutes ago. */
    private boolean provedJustNow(Sessions.Found found) {
        Assurance assurance = found.caller().assurance();
        return assurance.level() >= LEAST_TO_BIND && assurance.isWithin(Assurance.FRESH, door.now());
    }

    private String setOut(Passage passage) {
        if (!certificates.isOn()) {
            throw Failure.notFound();
        }
        String ticket = Sessions.random(32);
        door.run(() -> passages.open(ticket, passage, door.now()));
        return ticket;
    }

    /** @return the code to come back with; empty where the ticket is none, or was used */
    Optional<String> arrive(String ticket, Optional<Shown> shown, String address) {
        return door.asSystem(() -> passages.claim(ticket, door.now())).map(passage -> {
            String code = Sessions.random(32);
            Judged judged = shown.map(s -> judged(passage, s, address))
                .orElseGet(() -> Judged.refused("no-certificate"));
            door.run(() -> passages.judged(ticket, code, judged, door.now()));
            return code;
        });
    }

    /** Counted before it is judged; authorities are asked outside any transaction. */
    private Judged judged(Passage passage, Shown shown, String address) {
        Attempts.Who who = door.attempts().who("certificate "
            + Shown.thumbprint(shown.fingerprint()), address);
        if (door.asSystem(() -> door.attempts().count(who, door.now())) > 0) {
            return Judged.refused("wait");
        }
        Judgement judgement = certificates.person(shown);
        return door.asSystem(() -> {
            Optional<UUID> caller = caller(passage);
            Judged judged = switch (judgement) {
                case Judgement.Refused refused -> Judged.refused(refused.code());
                case Judgement.Good good ->
                    holder.judged(passage.purpose(), caller.orElse(null), shown, good, door.now());
            };
            if (judged.wrong().isEmpty()) {
                door.attempts().succeeded(who);
            } else {
                door.log().add(SecurityLog.Kind.CERTIFICATE_REFUSED, caller.or(() -> holder.known(shown))
                    .orElse(null), passage.session(), door.now());
            }
            return judged;
        });
    }

    private Optional<UUID> caller(Passage passage) {
        return Optional.ofNullable(passage.session()).flatMap(door.sessions()::personOf);
    }

    /** @param entrance the secret in the cookie of whoever is not signed in */
    Back comeBack(String code, Optional<String> entrance, Optional<Sessions.Found> found) {
        return door.asSystem(() -> passages.finish(code, door.now()).map(finished ->
            isWhoSetOut(finished.passage(), entrance, found) ? back(finished, found)
            : new Back.Refused("browser")).orElseGet(() -> new Back.Refused("ticket")));
    }

    private static boolean isWhoSetOut(Passage passage, Optional<String> entrance,
            Optional<Sessions.Found> found) {
        return passage.session() == null
            ? entrance.map(Sessions::hash).filter(hash -> Arrays.equals(hash, passage.browser())).isPresent()
            : found.filter(f -> !f.bearer() && passage.session().equals(f.caller().session())).isPresent();
    }

    private Back back(Finished finished, Optional<Sessions.Found> found) {
        Judged judged = finished.judged();
        if (!judged.wrong().isEmpty()) {
            return new Back.Refused(judged.wrong());
        }
        if (finished.passage().purpose() == Purpose.BINDING
                && found.filter(this::provedJustNow).isEmpty()) {
            return new Back.Refused("ticket");
        }
        UUID person = Objects.requireNonNull(judged.person());
        Seen seen = Objects.requireNonNull(judged.seen());
        boolean good = judged.binds() ? bind(person, seen, finished.passage().purpose())
            : bound.byFingerprint(seen.fingerprint()).filter(b -> b.person().equals(person)).isPresent();
        if (!good) {
            return new Back.Refused("ticket");
        }
        String next = finished.passage().next();
        return switch (finished.passage().purpose()) {
            case SIGN_IN -> new Back.In(person, door.sessions().open(person, Way.CERTIFICATE), next);
            case STEP_UP -> new Back.Raised(door.sessions().raise(found.orElseThrow().caller(), LEVEL), next);
            case BINDING -> new Back.Added();
        };
    }

    /** @return false where it became somebody's meanwhile, or they sign in no more */
    private boolean bind(UUID person, Seen seen, Purpose purpose) {
        if (bound.byFingerprint(seen.fingerprint()).isPresent() || !bound.canSignIn(person)) {
            return false;
        }
        Instant now = door.now();
        UUID id = Ids.next();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("certificate", id.toString());
        body.put("fingerprint", HexFormat.of().formatHex(seen.fingerprint()));
        body.put("mark", HexFormat.of().formatHex(seen.mark()));
        body.put("proved", seen.proved());
        body.put("issuer", seen.issuer());
        body.put("until", seen.until().toString());
        body.put("by", purpose == Purpose.BINDING ? "account" : "authority");
        UUID act = append(person, BOUND, body, now);
        if (!bound.bind(new Bound(id, person, seen.fingerprint(), seen.mark(), seen.proved(),
                seen.issuer(), seen.until(), now, act, null))) {
            throw Failure.conflict("certificate-taken");
        }
        door.log().add(SecurityLog.Kind.CERTIFICATE_BOUND, person, null, now);
        return true;
    }

    List<Bound> of(Caller caller) {
        return door.asSystem(() -> bound.of(Objects.requireNonNull(caller.person())));
    }

    /** It opens nothing any more, and whoever is in by it, or otherwise, elsewhere is out. */
    void remove(Caller caller, UUID certificate) {
        UUID person = Objects.requireNonNull(caller.person());
        door.run(() -> {
            UUID act = append(person, REMOVED, Map.of("certificate", certificate.toString()), door.now());
            if (!bound.end(certificate, person, act)) {
                throw Failure.notFound();
            }
            door.sessions().closeAll(person, caller.session());
            door.log().add(SecurityLog.Kind.CERTIFICATE_REMOVED, person, caller.session(), door.now());
        });
    }

    /** About the party, who is told; about somebody who works here, who is none, themselves. */
    private UUID append(UUID person, String type, Map<String, Object> body, Instant now) {
        return journal.append(Act.of(now, Actor.person(person, null), type,
            List.of(bound.party(person).orElse(person)), List.of(Administrators.BASIS), "security", body));
    }
}
