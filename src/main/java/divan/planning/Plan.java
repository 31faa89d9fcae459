package divan.planning;

import divan.packs.Pack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A strategic plan: its years, of which only {@code plannedYears} have planned values, and its lines. */
public record Plan(String id, Map<String, String> title, List<Integer> years, List<Integer> plannedYears,
        Map<String, String> source, Map<String, String> note, List<PlannedIndicator> lines) {

    /** The plan of a pack that need not be in force; empty where it has none. */
    public static Optional<Plan> of(Pack pack) {
        return pack.file(PlanReader.PLAN).map(file -> PlanReader.plan(pack));
    }
}
