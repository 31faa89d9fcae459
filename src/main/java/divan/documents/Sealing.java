package divan.documents;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Renders and seals a drawn document and puts the file into the archive, in the caller's transaction. */
@Component
final class Sealing {
    private final Archive archive;
    private final Seals seals;
    private final Clock clock;

    Sealing(Archive archive, Seals seals, Clock clock) {
        this.archive = archive;
        this.seals = seals;
        this.clock = clock;
    }

    /** A document that was sealed just now. */
    record Sealed(StoredOrder order, String sha256, String certificate, Instant at) {
    }

    /** @return nothing where the document is sealed already or has been erased */
    Optional<Sealed> seal(UUID document) {
        return archive.content(document).isPresent() ? Optional.empty() : archive.order(document)
                .map(this::seal);
    }

    private Sealed seal(StoredOrder order) {
        Instant at = clock.instant();
        SealKey key = seals.of(order.organ(), order.organName(), at);
        byte[] pdf = Rendering.pdf(Frame.around(order), order.drawnAt());
        byte[] file = Seal.seal(pdf, key, reason(order), at);
        return new Sealed(order, archive.keep(order.id(), file, key, true, at), key.fingerprint(), at);
    }

    private static String reason(StoredOrder order) {
        return "TEST: " + order.organName() + ", " + order.number();
    }
}
