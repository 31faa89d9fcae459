package divan.search;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param words any text
 * @param language entries of this language, and those of none
 * @param kinds only these; empty: all
 * @param day only what is so on this day; null: whatever ever was
 * @param from how many of the best are passed over
 * @param limit at most this many are given
 */
public record Asked(String words, String language, Set<String> kinds, @Nullable LocalDate day, int from,
        int limit) {
    public Asked {
        kinds = Set.copyOf(kinds);
        words = words.length() > Search.MAX_QUERY ? words.substring(0, Search.MAX_QUERY) : words;
    }
}
