package divan.search;

import divan.kernel.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry that was found.
 *
 * @param language of title and excerpt; empty: Turkish, whatever the reader's
 * @param pieces of its text, at most {@value Excerpt#MAX} characters around the first word that matches
 * @param within what it stands in, in words
 * @param days on which it is so; null: always
 * @param former other names of it that match better than the one it bears
 * @param score comparable within one search only
 */
public record Hit(String id, String kind, String language, String title, List<Piece> pieces,
        List<String> former, String within, @Nullable Span days, String address, float score) {

    /** @param found whether it is a word that was looked for */
    public record Piece(String text, boolean found) {
    }

    public Hit {
        pieces = List.copyOf(pieces);
        former = List.copyOf(former);
    }

    public String excerpt() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
