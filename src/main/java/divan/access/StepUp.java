package divan.access;

import divan.certificates.Certificates;
import divan.kernel.Failure;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Proving again, or more surely, who one is, within a session that stays what it is and gets another secret.
 * A passkey whose device asked who holds it is two factors by itself. A code of the app is one, and makes two
 * only where the session began with another. A recovery code proves nothing here: it lets people in who have
 * lost something, and whoever found it is none of them.
 */
@Component
class StepUp {
    /** What a code of the app or a passkey proves. */
    static final int TWO_FACTORS = 2;
    static final int HIGHEST = 3;

    private final Doorway door;
    private final AppCodes codes;
    private final Certificates certificates;
    private final ExternalProvider external;
    private final boolean demo;

    StepUp(Doorway door, AppCodes codes, Certificates certificates, ExternalProvider external,
            @Value("${divan.demo}") boolean demo) {
        this.certificates = certificates;
        this.external = external;
        this.door = door;
        this.codes = codes;
        this.demo = demo;
    }

    StepUpOffer offer(Sessions.Found found, int level) {
        UUID person = person(found);
        boolean enough = level <= TWO_FACTORS && !isAbove(found);
        return door.asSystem(() -> new StepUpOffer(
            enough && found.way().isProved() && door.credentials().totp(person).isPresent(),
            enough && !door.credentials().passkeys(person).isEmpty(), isSimulated(found),
            certificates.isOn(), found.way() == Way.EXTERNAL && external.named().filter(named ->
            named.levels().values().stream().anyMatch(one -> one >= level)).isPresent()));
    }

    private boolean isSimulated(Sessions.Found found) {
        return demo && found.way() == Way.DEMO;
    }

    SignIn.Step code(Sessions.Found found, String typed, String address) {
        UUID person = person(found);
        Attempts.Who who = codes.who(person, address);
        int wait = door.asSystem(() -> codes.count(who, typed, door.now()));
        if (wait > 0) {
            return new SignIn.Step.Wait(wait);
        }
        return door.asSystem(() -> {
            if (isAbove(found) || !found.way().isProved() || !Totp.isCode(typed)
                    || !codes.isGood(person, typed, door.now())) {
                return new SignIn.Step.Wrong();
            }
            door.attempts().succeeded(who);
            return raised(found, TWO_FACTORS);
        });
    }

    /** What the browser asks the device, as JSON (PublicKeyCredentialRequestOptionsJSON). */
    String passkeyAsked(Sessions.Found found, String origin) {
        byte[] challenge = Passkeys.challenge();
        String entrance = entrance(found);
        door.run(() -> door.entrances().open(entrance, Entrances.Entrance.asked(challenge), door.now()));
        return Passkeys.requestOptions(challenge, origin);
    }

    /** Somebody else's passkey is none. */
    SignIn.Step passkey(Sessions.Found found, String response, String origin) {
        String entrance = entrance(found);
        return door.asSystem(() -> {
            Optional<UUID> shown = door.entrances().takeChallenge(entrance)
                .flatMap(c -> door.passkeys().authenticated(response, c, origin));
            if (isAbove(found) || !shown.equals(Optional.of(person(found)))) {
                door.log().add(SecurityLog.Kind.PASSKEY_REFUSED, person(found), null, door.now());
                return new SignIn.Step.Wrong();
            }
            door.entrances().close(entrance);
            return raised(found, TWO_FACTORS);
        });
    }

    /** @throws Failure NOT_FOUND outside the demonstration world, and for whoever signed in as people do */
    SignIn.Step simulated(Sessions.Found found, int level) {
        person(found);
        if (!isSimulated(found)) {
            throw Failure.notFound();
        }
        return door.asSystem(() -> raised(found, level));
    }

    /** What was proved by a certificate is not made fresh by less. */
    private static boolean isAbove(Sessions.Found found) {
        return found.caller().assurance().level() > TWO_FACTORS;
    }

    private SignIn.Step raised(Sessions.Found found, int level) {
        return new SignIn.Step.In(person(found), door.sessions().raise(found.caller(), level));
    }

    /** A program has nobody before it who could prove anything. */
    private static UUID person(Sessions.Found found) {
        if (found.bearer()) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        return Objects.requireNonNull(found.caller().person());
    }

    private static String entrance(Sessions.Found found) {
        return "step-up " + found.caller().session();
    }
}
