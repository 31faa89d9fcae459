package divan.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order with its number and code, as it stands in the archive: everything the rendering depends on. */
record StoredOrder(UUID id, String kind, @Nullable UUID caseId, @Nullable UUID party, String organ,
        String organName,
        String fileCode, int year, long serial, VerificationCode code, String title, String language,
        String letter,
        String packVersion, byte[] template, byte[] variables, String address, UUID act, Instant drawnAt) {
    DocumentNumber number() {
        return new DocumentNumber(organ, fileCode, serial);
    }
}
