package divan.reporting;

import java.util.Map;
import java.util.Set;

/**
 * What people wrote for a report.
 *
 * @param words approved, which stand in the place of the pack's, by section, then by language
 * @param waiting sections for which a text waits for approval: it is not shown, and that is said
 */
public record Narrative(Map<String, Map<String, String>> words, Set<String> waiting) {
    /** Nothing was written; the pack's own words stand. */
    public static final Narrative NONE = new Narrative(Map.of(), Set.of());

    public Narrative {
        words = Map.copyOf(words);
        waiting = Set.copyOf(waiting);
    }

    /** The words of a section, by language; those of a pack where people wrote none. */
    Map<String, String> of(String section, Definition definition) {
        return words.getOrDefault(section, definition.narrative().getOrDefault(section, Map.of()));
    }
}
