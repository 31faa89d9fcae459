package divan.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A read that a law hides from the person for a time; whose data it was stands in the act, not here.
 *
 * @param until the first day on which it is shown
 * @param endedBy the act that ended the hiding before, or null
 * @param proposal an extension that waits for a second official, or null
 */
public record HiddenRead(UUID act, Instant at, String purpose, @Nullable String organ, LocalDate since,
        LocalDate until, @Nullable UUID endedBy, @Nullable Extension proposal) {

    /** @param by who proposed it, and why */
    public record Extension(UUID id, LocalDate until, String reason, @Nullable UUID by) {
    }

    /** Whether the person does not see it on a day. */
    public boolean isHidden(LocalDate today) {
        return endedBy == null && until.isAfter(today);
    }
}
