package divan.catalogue;

import divan.journal.FourEyes.Decided;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organ declares of a service that no law says; the proposal is the act of this id.
 *
 * @param organ whose official declared it
 * @param reason where the figures come from
 * @param decided null while it waits for a second official
 */
public record Declaration(UUID act, String service, String organ, Figures figures, String reason, Instant at,
        String post, @Nullable Decided decided) {
    /**
     * @param average how long it takes on average, in {@code unit}; null where nobody declares it
     * @param yearly how often in {@code year}; null as above
     * @param place where one applies, in words, or empty
     * @param contact where one asks, of a unit and of nobody by name, or empty
     */
    public record Figures(@Nullable Long average, String unit, @Nullable Long yearly, @Nullable Integer year,
            String place, String contact) {
        boolean isEmpty() {
            return average == null && yearly == null && place.isEmpty() && contact.isEmpty();
        }
    }

    public boolean isOpen() {
        return decided == null;
    }
}
