package divan.search;

import java.util.List;

/**
 * What was found.
 *
 * @param total how many there are, counted up to {@value Search#MAX_HITS}
 * @param meant the query with words that stand nowhere replaced by the nearest that do; empty where there is
 * nothing to suggest
 */
public record Found(List<Hit> hits, int total, String meant) {
    static final Found NOTHING = new Found(List.of(), 0, "");
}
