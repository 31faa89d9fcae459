package divan.casework;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that an official opened in an emergency although it was shut to them.
 *
 * @param person and post, organ: who opened it
 * @param reason one of {@link EmergencyReason}, and why in words
 * @param until the first instant at which it is shut again
 * @param chain the organ and those above it, the nearest first
 * @param awaits organ whose superior is to look at it, or looked at it
 * @param due until when; null once that was done, and where nobody higher is left
 * @param verdict {@link #JUSTIFIED}, {@link #NOT_JUSTIFIED}, or null while nobody has looked
 */
public record Emergency(UUID id, UUID caseId, String no, String service, UUID party, UUID person, String post,
        String organ, EmergencyReason reason, String words, Instant opened, Instant until, List<String> chain,
        String awaits, @Nullable Instant due, @Nullable String verdict, @Nullable String answer) {
    public static final String JUSTIFIED = "justified";
    public static final String NOT_JUSTIFIED = "not-justified";

    public boolean isOpen(Instant now) {
        return now.isBefore(until);
    }

    public boolean isReviewed() {
        return verdict != null;
    }
}
