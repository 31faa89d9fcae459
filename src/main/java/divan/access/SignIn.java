package divan.access;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The way in: a password and then a code of the authenticator app or a recovery code; or a passkey alone,
 * which is something one has and, because the device asks who holds it, something one is or knows. An unknown
 * name is answered like a wrong password, after the same work.
 */
@Component
class SignIn {
    /** Where somebody stands after a step. */
    sealed interface Step {
        record Wrong() implements Step {
        }

        /** Nothing was judged; to be tried again after so many seconds. */
        record Wait(int seconds) implements Step {
        }

        /** The page before has to be done again. */
        record Expired() implements Step {
        }

        /** On to the second factor, with a new secret for the cookie. */
        record Second(String entrance) implements Step {
        }

        /** In, with the session's secret for the cookie. */
        record In(UUID person, String session) implements Step {
        }
    }

    private final Doorway door;
    private final AppCodes codes;

    SignIn(Doorway door, AppCodes codes) {
        this.door = door;
        this.codes = codes;
    }

    Step password(String typedLogin, String password, String address) {
        String login = typedLogin.strip().toLowerCase(Locale.ROOT);
        Attempts.Who who = door.attempts().who("password " + login, address);
        int wait = count(who);
        if (wait > 0) {
            return new Step.Wait(wait);
        }
        Optional<Credentials.Known> known = door.asSystem(() -> door.credentials().byLogin(login));
        boolean right = door.passwords().matches(password, known.map(Credentials.Known::hash).orElse(null));
        return door.asSystem(() -> right ? second(known.orElseThrow().person(), who) : wrong(known));
    }

    private Step wrong(Optional<Credentials.Known> known) {
        door.log().add(SecurityLog.Kind.PASSWORD_WRONG, known.map(Credentials.Known::person)
            .orElse(null), null, door.now());
        return new Step.Wrong();
    }

    private Step second(UUID person, Attempts.Who who) {
        door.attempts().succeeded(who);
        String entrance = Sessions.random(32);
        door.entrances().open(entrance, Entrances.Entrance.passed(person), door.now());
        return new Step.Second(entrance);
    }

    /** @param typed six digits of the app, or a recovery code */
    Step code(String entrance, String typed, String address) {
        Optional<UUID> passed = passed(entrance);
        if (passed.isEmpty()) {
            return new Step.Expired();
        }
        UUID person = passed.get();
        Attempts.Who who = codes.who(person, address);
        int wait = door.asSystem(() -> codes.count(who, typed, door.now()));
        if (wait > 0) {
            return new Step.Wait(wait);
        }
        door.run(() -> door.entrances().tried(entrance));
        return door.asSystem(() -> accepted(person, typed) ? in(person, who, entrance, way(typed))
            : new Step.Wrong());
    }

    /** Who has given the right password at this entrance. */
    Optional<UUID> passed(String entrance) {
        return door.asSystem(() -> door.entrances().find(entrance, door.now())).filter(e -> e.link() == null)
            .flatMap(e -> Optional.ofNullable(e.person()));
    }

    boolean hasPasskey(UUID person) {
        return door.asSystem(() -> !door.credentials().passkeys(person).isEmpty());
    }

    private boolean accepted(UUID person, String typed) {
        return Totp.isCode(typed) ? codes.isGood(person, typed, door.now())
            : recoveryCode(person, typed);
    }

    private boolean recoveryCode(UUID person, String typed) {
        boolean good = door.credentials().useRecoveryCode(person, RecoveryCodes.hash(typed), door.now());
        door.log().add(good ? SecurityLog.Kind.RECOVERY_CODE_USED : SecurityLog.Kind.CODE_WRONG, person, null,
            door.now());
        return good;
    }

    private static Way way(String typed) {
        return Totp.isCode(typed) ? Way.PASSWORD_APP : Way.PASSWORD_CODE;
    }

    private Step in(UUID person, Attempts.Who who, String entrance, Way way) {
        door.attempts().succeeded(who);
        door.entrances().close(entrance);
        return new Step.In(person, door.sessions().open(person, way));
    }

    /** @param response of the browser, as JSON (WebAuthn level 3, AuthenticationResponseJSON) */
    Step passkey(String entrance, String response, String origin) {
        return door.asSystem(() -> {
            Optional<byte[]> challenge = door.entrances().takeChallenge(entrance);
            Optional<UUID> person = challenge.flatMap(c -> door.passkeys()
                .authenticated(response, c, origin));
            if (person.isEmpty()) {
                door.log().add(SecurityLog.Kind.PASSKEY_REFUSED, null, null, door.now());
                return new Step.Wrong();
            }
            door.entrances().close(entrance);
            return new Step.In(person.get(), door.sessions().open(person.get(), Way.PASSKEY));
        });
    }

    /** What the browser asks the device, as JSON (PublicKeyCredentialRequestOptionsJSON). */
    String passkeyAsked(String entrance, String origin) {
        byte[] challenge = Passkeys.challenge();
        door.run(() -> door.entrances().open(entrance, Entrances.Entrance.asked(challenge), door.now()));
        return Passkeys.requestOptions(challenge, origin);
    }

    private int count(Attempts.Who who) {
        return door.asSystem(() -> door.attempts().count(who, door.now()));
    }
}
