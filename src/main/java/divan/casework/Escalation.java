package divan.casework;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a case is not decided in time was told to whoever stands above.
 *
 * @param id of the act by which they were told
 * @param organ before which the case is
 * @param due its last day when they were told
 * @param step 0 before that day, 1 the day after it, and one more each time it went higher
 * @param highest nobody is above whoever was told
 * @param told the organ whose superior was told
 * @param settled the day on which it was found decided, ended or extended; null while it waits
 * @param answer what the superior does about it; null while they have said nothing
 */
public record Escalation(UUID id, UUID caseId, String no, String service, String organ, LocalDate due,
        int step, boolean highest, String told, LocalDate day, @Nullable LocalDate settled,
        @Nullable String answer, @Nullable UUID answeredBy) {
    public boolean waits() {
        return settled == null;
    }

    /** How many days after the last day they were told; below zero: before it. */
    public long late() {
        return ChronoUnit.DAYS.between(due, day);
    }
}
