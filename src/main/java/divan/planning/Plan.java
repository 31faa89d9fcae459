package divan.planning;

import java.util.List;
import java.util.Map;

/** A strategic plan: its years, of which only {@code plannedYears} have planned values, and its lines. */
public record Plan(String id, Map<String, String> title, List<Integer> years, List<Integer> plannedYears,
        Map<String, String> source, Map<String, String> note, List<PlannedIndicator> lines) {
}
