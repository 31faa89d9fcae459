package divan.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Opaque identifiers: UUID version 7 (RFC 9562), so that an index on them grows at its end. */
public final class Ids {
    private Ids() {
    }

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
