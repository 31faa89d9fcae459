package divan.search;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** The piece of a text that shows why it was found. */
final class Excerpt {
    static final int MAX = 200;
    private static final int BEFORE = 60;
    /** How far into a text a match is looked for. */
    private static final int SEEN = 4_000;

    private Excerpt() {
    }

    static String of(String text, List<String> asked, String language) {
        if (text.length() <= MAX) {
            return text;
        }
        int from = begin(text, Math.max(0, firstMatch(text, roots(asked, language), language) - BEFORE));
        int room = MAX - (from > 0 ? 2 : 0) - 2;
        int end = from + room >= text.length() ? text.length() : end(text, from, from + room);
        return (from > 0 ? "… " : "") + text.substring(from, end) + (end < text.length() ? " …" : "");
    }

    private static Set<String> roots(List<String> asked, String language) {
        return asked.stream().map(word -> Root.of(word, language)).collect(Collectors.toSet());
    }

    private static int firstMatch(String text, Set<String> roots, String language) {
        for (Matcher word = Words.in(text); word.find() && word.start() < SEEN;) {
            if (roots.contains(Root.of(Words.folded(word.group()), language))) {
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
