package divan.planning;

import divan.packs.Pack;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategic plan.
 *
 * @param plannedYears those of its years that have planned values here
 * @param lines its indicators, those of the first planned year first
 */
public record Plan(String id, Map<String, String> title, List<Integer> years, List<Integer> plannedYears,
        Map<String, String> source, Map<String, String> note, List<PlannedIndicator> lines) {
    /** The plan of a pack that need not be in force; empty where it has none. */
    public static Optional<Plan> of(Pack pack) {
        return pack.file(PlanReader.PLAN).map(file -> PlanReader.plan(pack));
    }

    public Plan {
        lines = List.copyOf(lines);
    }

    /** In the order of the plan. */
    public List<PlannedIndicator> lines(int year) {
        return lines.stream().filter(line -> line.year() == year).toList();
    }

    public Optional<PlannedIndicator> line(String indicator, int year) {
        return lines.stream().filter(line -> line.year() == year && line.id().equals(indicator)).findFirst();
    }

    public boolean has(String indicator) {
        return lines.stream().anyMatch(line -> line.id().equals(indicator));
    }
}
