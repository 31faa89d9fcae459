package divan.search;

import java.util.List;

/**
 * Something that can be found.
 *
 * @param kind what it is, for the reader of the results: {@code service}, {@code provision}
 * @param language of title, text and words (ISO 639-1); empty for an entry shown in every language
 * @param words other names people use for it, each a word or a phrase
 * @param address where its page is
 */
public record Entry(String id, String kind, String language, String title, String text, List<String> words,
        String address) {
    public Entry {
        words = List.copyOf(words);
    }
}
