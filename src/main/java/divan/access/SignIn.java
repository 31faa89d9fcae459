package divan.access;

import divan.database.RowIdentity;
import divan.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The way in: a password and then a code of the authenticator app or a recovery code; or a passkey alone, which is
 * something one has and, because the device asks who holds it, something one is or knows. An unknown name is answered
 * like a wrong password, after the same work.
 */
@Component
class SignIn {
    /** So many wrong codes an hour from all addresses together; after that only recovery codes and passkeys. */
    private static final int CODES_AN_HOUR = 30;
    private static final int PAUSE_SECONDS = 900;

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

    private final Credentials credentials;
    private final Passwords passwords;
    private final Passkeys passkeys;
    private final Attempts attempts;
    private final Entrances entrances;
    private final Sessions sessions;
    private final SecurityLog log;
    private final Safe safe;
    private final Transactions transactions;
    private final Clock clock;

    SignIn(Credentials credentials, Passwords passwords, Passkeys passkeys, Attempts attempts, Entrances entrances,
            Sessions sessions, SecurityLog log, Safe safe, Transactions transactions, Clock clock) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.attempts = attempts;
        this.entrances = entrances;
        this.sessions = sessions;
        this.log = log;
        this.safe = safe;
        this.transactions = transactions;
        this.clock = clock;
    }

    Step password(String typedLogin, String password, String address) {
        String login = typedLogin.strip().toLowerCase(Locale.ROOT);
        Attempts.Who who = attempts.who("password " + login, address);
        int wait = count(who);
        if (wait > 0) {
            return new Step.Wait(wait);
        }
        Optional<Credentials.Known> known = system(() -> credentials.byLogin(login));
        boolean right = passwords.matches(password, known.map(Credentials.Known::hash).orElse(null));
        return system(() -> right ? second(known.orElseThrow().person(), who) : wrong(known));
    }

    private Step wrong(Optional<Credentials.Known> known) {
        log.add(SecurityLog.Kind.PASSWORD_WRONG, known.map(Credentials.Known::person).orElse(null), null, at());
        return new Step.Wrong();
    }

    private Step second(UUID person, Attempts.Who who) {
        attempts.succeeded(who);
        String entrance = Sessions.random(32);
        entrances.open(entrance, Entrances.Entrance.passed(person), at());
        return new Step.Second(entrance);
    }

    /** @param typed six digits of the app, or a recovery code */
    Step code(String entrance, String typed, String address) {
        Optional<UUID> passed = passed(entrance);
        if (passed.isEmpty()) {
            return new Step.Expired();
        }
        UUID person = passed.get();
        Attempts.Who who = attempts.who("code " + person, address);
        int wait = count(who);
        if (wait > 0) {
            return new Step.Wait(wait);
        }
        if (Totp.isCode(typed) && system(() -> attempts.everywhere(who, at())) > CODES_AN_HOUR) {
            return new Step.Wait(PAUSE_SECONDS);
        }
        transactions.run(RowIdentity.SYSTEM, () -> entrances.tried(entrance));
        return system(() -> accepted(person, typed) ? in(person, who, entrance) : new Step.Wrong());
    }

    /** Who has given the right password at this entrance. */
    Optional<UUID> passed(String entrance) {
        return system(() -> entrances.find(entrance, at())).filter(e -> e.link() == null)
            .flatMap(e -> Optional.ofNullable(e.person()));
    }

    boolean hasPasskey(UUID person) {
        return system(() -> !credentials.passkeys(person).isEmpty());
    }

    private boolean accepted(UUID person, String typed) {
        return Totp.isCode(typed) ? appCode(person, typed) : recoveryCode(person, typed);
    }

    private boolean appCode(UUID person, String typed) {
        Optional<byte[]> sealed = credentials.totp(person);
        if (sealed.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.matching(safe.open(sealed.get(), person.toString()), typed, at());
        boolean fresh = credentials.useStep(person, step);
        if (!fresh) {
            log.add(step.isPresent() ? SecurityLog.Kind.CODE_REPLAYED : SecurityLog.Kind.CODE_WRONG, person, null,
                at());
        }
        return fresh;
    }

    private boolean recoveryCode(UUID person, String typed) {
        boolean good = credentials.useRecoveryCode(person, RecoveryCodes.hash(typed), at());
        log.add(good ? SecurityLog.Kind.RECOVERY_CODE_USED : SecurityLog.Kind.CODE_WRONG, person, null, at());
        return good;
    }

    private Step in(UUID person, Attempts.Who who, String entrance) {
        attempts.succeeded(who);
        entrances.close(entrance);
        return new Step.In(person, sessions.open(person));
    }

    /** @param response of the browser, as JSON (WebAuthn level 3, AuthenticationResponseJSON) */
    Step passkey(String entrance, String response, String origin) {
        return system(() -> {
            Optional<byte[]> challenge = entrances.takeChallenge(entrance);
            Optional<UUID> person = challenge.flatMap(c -> passkeys.authenticated(response, c, origin));
            if (person.isEmpty()) {
                log.add(SecurityLog.Kind.PASSKEY_REFUSED, null, null, at());
                return new Step.Wrong();
            }
            entrances.close(entrance);
            return new Step.In(person.get(), sessions.open(person.get()));
        });
    }

    /** What the browser asks the device, as JSON (PublicKeyCredentialRequestOptionsJSON). */
    String passkeyAsked(String entrance, String origin) {
        byte[] challenge = Passkeys.challenge();
        transactions.run(RowIdentity.SYSTEM,
            () -> entrances.open(entrance, Entrances.Entrance.asked(challenge), at()));
        return Passkeys.requestOptions(challenge, origin);
    }

    private int count(Attempts.Who who) {
        return system(() -> attempts.count(who, at()));
    }

    private <T> T system(Supplier<T> work) {
        return transactions.as(RowIdentity.SYSTEM, work);
    }

    private Instant at() {
        return clock.instant();
    }
}
