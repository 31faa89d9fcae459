package divan.catalogue;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long one case took, without anybody in it.
 *
 * @param organ that works on it
 * @param dueOn the last day of the time to decide, pauses counted
 * @param decidedOn null while it is open, and for ever where it ended without a decision
 */
public record Course(UUID caseId, String service, String organ, LocalDate filedOn, LocalDate dueOn,
        @Nullable LocalDate decidedOn) {
}
