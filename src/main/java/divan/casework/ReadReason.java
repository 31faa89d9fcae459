package divan.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did the reading that a case asks about, and why, in their words.
 *
 * @param organ that answers the question
 * @param readAct the act of reading
 * @param readerOrgan organ in which the reader worked as {@code post} then
 * @param reason null while they have not written it
 */
public record ReadReason(UUID caseId, String no, UUID party, String organ, UUID readAct, UUID reader,
        String post, String readerOrgan, @Nullable String reason) {
}
