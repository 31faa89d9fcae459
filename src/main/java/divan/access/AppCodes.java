package divan.access;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Codes of authenticator apps, wherever one is asked for: guesses count together, and none is good twice. */
@Component
class AppCodes {
    /**
     * So many wrong codes an hour from all addresses together; after that only recovery codes and passkeys.
     */
    private static final int CODES_AN_HOUR = 30;
    private static final int PAUSE_SECONDS = 900;

    private final Attempts attempts;
    private final Credentials credentials;
    private final SecurityLog log;
    private final Safe safe;

    AppCodes(Attempts attempts, Credentials credentials, SecurityLog log, Safe safe) {
        this.attempts = attempts;
        this.credentials = credentials;
        this.log = log;
        this.safe = safe;
    }

    Attempts.Who who(UUID person, String address) {
        return attempts.who("code " + person, address);
    }

    /**
     * Counts what was typed, before it is judged. In a transaction of the system that holds nothing else.
     *
     * @return 0, or for how many seconds nothing is judged
     */
    int count(Attempts.Who who, String typed, Instant now) {
        int wait = attempts.count(who, now);
        return wait == 0 && Totp.isCode(typed) && attempts.everywhere(who, now) > CODES_AN_HOUR
            ? PAUSE_SECONDS : wait;
    }

    /** Whether it is what the app shows now. In a transaction of the system. */
    boolean isGood(UUID person, String typed, Instant now) {
        Optional<byte[]> sealed = credentials.totp(person);
        if (sealed.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.matching(safe.open(sealed.get(), person.toString()), typed, now);
        boolean fresh = credentials.useStep(person, step);
        if (!fresh) {
            log.add(step.isPresent() ? SecurityLog.Kind.CODE_REPLAYED : SecurityLog.Kind.CODE_WRONG, person,
                null, now);
        }
        return fresh;
    }

    /** Six digits, written with a space or without. */
    static String plain(String typed) {
        return typed.strip().replaceAll("(?<=[0-9]{3}) (?=[0-9]{3}$)", "");
    }
}
