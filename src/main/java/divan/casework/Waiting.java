package divan.casework;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an organ's queue: no applicant in it.
 *
 * @param element step of the process; {@code function} is what whoever does it must hold
 * @param assignee id of the official to whom the case is assigned, and {@code post} as which; null where
 * nobody
 * @param corrected since when a register says something else than the case read; null where it does not
 */
public record Waiting(String no, String service, String element, String function, LocalDate due, UUID id,
        @Nullable String post, @Nullable UUID assignee, @Nullable LocalDate corrected) {
}
