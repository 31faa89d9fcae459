package divan.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question of one organ to another about a case.
 *
 * @param organ who asks, {@code askedOrgan} who is to answer by {@code due}
 * @param askedBy the act of asking, {@code answeredBy} that of answering; null while the answer is awaited
 */
public record Opinion(UUID id, UUID caseId, String no, String service, UUID party, String organ,
        String askedOrgan, String question, LocalDate due, Instant askedAt, UUID askedBy,
        @Nullable String answer, @Nullable Instant answeredAt, @Nullable UUID answeredBy) {

    public boolean isAwaited() {
        return answer == null;
    }
}
