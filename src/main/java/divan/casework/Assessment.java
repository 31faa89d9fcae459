package divan.casework;

import divan.kernel.Violation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say about a situation. They propose; nothing is refused by them.
 *
 * @param admission why this cannot be filed at all; empty where it can
 * @param latestEnd the last day that may be granted, with the provision that limits it; null where none can
 * be said
 */
public record Assessment(List<Violation> admission, List<Finding> findings, @Nullable LocalDate latestEnd,
        String latestEndProvision, boolean childConcerned) {

    public boolean isAllSatisfied() {
        return findings.stream().noneMatch(f -> f.outcome().equals("unmet"));
    }
}
