package divan.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people say for what the state calls otherwise ("deport" for "sınır dışı"): phrases by their roots, so
 * that every form of a phrase is found.
 */
final class Everyday {
    private static final int LONGEST = 4;
    private final Map<String, List<List<String>>> meanings = new HashMap<>();

    /** @param said phrase → what it also means */
    Everyday(Map<String, List<String>> said) {
        said.forEach((phrase, meant) -> meanings.computeIfAbsent(roots(Words.of(phrase)),
            _ -> new ArrayList<>())
            .addAll(meant.stream().map(Words::of).toList()));
    }

    /**
     * Words of a query that belong together.
     *
     * @param meant other words for them, each a phrase
     */
    record Unit(List<String> words, List<List<String>> meant) {
    }

    /** The query in units, the longest phrases first. */
    List<Unit> units(List<String> words) {
        List<Unit> units = new ArrayList<>();
        for (int at = 0; at < words.size();) {
            int length = known(words, at);
            List<String> phrase = words.subList(at, at + length);
            units.add(new Unit(phrase, meanings.getOrDefault(roots(phrase), List.of())));
            at += length;
        }
        return units;
    }

    private int known(List<String> words, int at) {
        for (int length = Math.min(LONGEST, words.size() - at); length > 1; length--) {
            if (meanings.containsKey(roots(words.subList(at, at + length)))) {
                return length;
            }
        }
        return 1;
    }

    /** The meanings of a whole phrase. */
    List<List<String>> of(String phrase) {
        return meanings.getOrDefault(roots(Words.of(phrase)), List.of());
    }

    private static String roots(List<String> words) {
        return String.join(" ", words.stream().map(word -> Root.of(word, "tr")).toList());
    }
}
