package divan.documents;

import java.time.Instant;

/**
 * What a file's seal says about the file. Where several hold, the first in this order is told: altered,
 * extended.
 */
public sealed interface SealCheck {

    /** Exactly what the organ sealed, to the last byte. The time is the one the seal claims. */
    record Genuine(String organ, String subject, String certificate, boolean test, Instant sealedAt)
            implements SealCheck {
    }

    /** Sealed by one of ours, then changed. */
    record Altered() implements SealCheck {
    }

    /**
     * The part we sealed is intact, but something was added to the file later: what it shows now is not
     * vouched for.
     */
    record Extended(String organ, String subject, String certificate, boolean test, Instant sealedAt)
            implements SealCheck {
    }

    /** Nothing here is ours to vouch for. */
    record Unknown(Why why) implements SealCheck {
    }

    enum Why { NOT_A_PDF, NO_SEAL, FOREIGN_SEAL }
}
