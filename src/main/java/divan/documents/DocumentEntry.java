package divan.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document in a list.
 *
 * @param code grouped, as it is printed
 * @param seal null while the document is being sealed
 */
public record DocumentEntry(UUID id, String kind, @Nullable UUID caseId, @Nullable UUID party, String organ,
        String organName, String number, String code, String title, String language, UUID act,
        Instant drawnAt,
        @Nullable SealedFile seal) {
    public boolean isSealed() {
        return seal != null;
    }
}
