package divan.search;

import divan.kernel.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be found, as it is during some days. What changes in time has an entry for each of its
 * periods, all with the same id.
 *
 * @param id of it among those of its kind
 * @param kind what it is, for the reader of the results: {@code service}, {@code organ}, {@code law}, {@code
 * provision}
 * @param language of text and words (ISO 639-1); empty for an entry shown in every language
 * @param titles by language; at least one
 * @param words other names people use for it, each a word or a phrase
 * @param former names that it or what became it had on other days
 * @param within what it stands in, in words: the law of a provision, the letterhead of an organ
 * @param codes exact names, compared letter by letter: numbers, addresses of provisions
 * @param group of those with one group only the best two are shown; empty: each is for itself
 * @param days on which it is so; null: always
 * @param quiet found by its codes only
 * @param address where its page is
 */
public record Entry(String id, String kind, String language, Map<String, String> titles, String text,
        List<String> words, List<String> former, String within, List<String> codes, String group,
        @Nullable Span days, boolean quiet, String address) {
    public Entry {
        titles = Map.copyOf(titles);
        words = List.copyOf(words);
        former = List.copyOf(former);
        codes = List.copyOf(codes);
    }

    public Entry(String id, String kind, String language, String title, String text, List<String> words,
            String address) {
        this(id, kind, language, Map.of(language, title), text, words, List.of(), "", List.of(), "", null,
            false, address);
    }

    /** In this language if it has a title in it, otherwise in Turkish, otherwise in its own. */
    String title(String language) {
        return titles.getOrDefault(language, titles.getOrDefault("tr", titles.getOrDefault(this.language,
            titles.values().iterator().next())));
    }
}
