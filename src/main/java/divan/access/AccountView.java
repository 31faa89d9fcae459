package divan.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody sees of their own account.
 *
 * @param real signs in with a password, and not by name in the demonstration world
 * @param app has an authenticator app
 */
public record AccountView(boolean real, boolean app, long codesLeft, List<Key> passkeys, List<Open> sessions,
        List<Event> events) {
    /** A passkey; the id in base64url. */
    public record Key(String id, String label, Instant made) {
    }

    /**
     * A live session, or a token of a program; {@code own} is the one that looks. Text key {@code
     * session.way-<way>}; {@code seen} is some minutes behind.
     */
    public record Open(UUID id, boolean bearer, String way, int level, Instant opened, Instant seen,
            Instant expires, boolean own) {
    }

    /** A certificate that opens the account. */
    public record Certificate(UUID id, String issuer, Instant until, Instant bound) {
    }

    /** Text key {@code event.<kind>}. */
    public record Event(Instant at, String kind) {
    }
}
