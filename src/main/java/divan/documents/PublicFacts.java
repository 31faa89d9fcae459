package divan.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What anybody holding the code may know, to compare it with the paper in hand: nothing about the person
 * concerned.
 *
 * @param seal null while the document is being sealed
 */
public record PublicFacts(String number, String kind, String organ, String organName, Instant drawnAt,
        @Nullable SealedFile seal) {
    public boolean isSealed() {
        return seal != null;
    }
}
