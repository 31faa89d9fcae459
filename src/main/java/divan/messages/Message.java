package divan.messages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one party is told.
 *
 * @param act because of which it is told
 * @param kind what it says: its texts are {@code message.<kind>.…}
 * @param organ in whose business, eight digits
 * @param subjects of the act, for the act that it could not be delivered
 * @param words stand for {0}, {1}… in the texts: numbers of cases, days in ISO form
 * @param page where it leads, behind the language; empty once a secret one has been used up
 * @param secret the page is a one-time link: it stands in the e-mail and nowhere else
 * @param address where it goes instead of the party's known address
 * @param due when the e-mail is tried next; null where none is to be sent (any more)
 * @param trouble why the last try failed, or why no e-mail is sent: a code, {@code messages.trouble.<code>}
 */
record Message(UUID id, UUID act, String kind, UUID party, @Nullable String organ, List<UUID> subjects,
        List<String> words, String page, boolean secret, @Nullable String address, Instant asked,
        @Nullable Instant due, int attempts, @Nullable String trouble, @Nullable Instant sent,
        @Nullable Instant givenUp, @Nullable Instant seen) {

    /** How far the e-mail has come, derived: text key {@code messages.state.<name>}. */
    String state() {
        if (sent != null) {
            return "sent";
        }
        return givenUp != null ? "given-up" : due != null ? "waiting" : "none";
    }
}
