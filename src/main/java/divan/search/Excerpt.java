package divan.search;

import divan.search.Hit.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/** The piece of a text that shows why it was found. */
final class Excerpt {
    static final int MAX = 200;
    private static final int BEFORE = 60;
    /** How far into a text a match is looked for. */
    private static final int SEEN = 6_000;

    private Excerpt() {
    }

    /** @param matches whether a folded word was looked for */
    static List<Piece> of(String text, Predicate<String> matches) {
        return pieces(cut(text, matches), matches);
    }

    private static String cut(String text, Predicate<String> matches) {
        if (text.length() <= MAX) {
            return text;
        }
        int from = begin(text, Math.max(0, firstMatch(text, matches) - BEFORE));
        int room = MAX - (from > 0 ? 2 : 0) - 2;
        int end = from + room >= text.length() ? text.length() : end(text, from, from + room);
        return (from > 0 ? "… " : "") + text.substring(from, end) + (end < text.length() ? " …" : "");
    }

    private static List<Piece> pieces(String text, Predicate<String> matches) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Matcher word = Words.in(text); word.find();) {
            if (matches.test(Words.folded(word.group()))) {
                if (word.start() > done) {
                    pieces.add(new Piece(text.substring(done, word.start()), false));
                }
                pieces.add(new Piece(word.group(), true));
                done = word.end();
            }
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), false));
        }
        return pieces;
    }

    private static int firstMatch(String text, Predicate<String> matches) {
        for (Matcher word = Words.in(text); word.find() && word.start() < SEEN;) {
            if (matches.test(Words.folded(word.group()))) {
                return word.start();
            }
        }
        return 0;
    }

    private static int begin(String text, int at) {
        int space = at == 0 ? -1 : text.indexOf(' ', at);
        return at == 0 ? 0 : space < 0 || space > at + BEFORE ? whole(text, at) : space + 1;
    }

    private static int end(String text, int from, int at) {
        int space = text.lastIndexOf(' ', at);
        return space > from ? space : whole(text, at);
    }

    /** Not between the halves of a character. */
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
