package divan.lawtext;

import divan.kernel.Turkish;
import java.util.regex.Pattern;

/** Notes of amendments in brackets: {@code (Ek: 6/2/2014-6518/12 md.)}. */
final class Note {
    private static final int LONGEST = 1500;
    private static final int DEEPEST = 4;
    private static final Pattern WHAT = Pattern.compile(
        "(?:^|[ ;])(?:ek|değişik|mülga|iptal|yeniden düzenleme|aynen kabul|değiştirilerek kabul|teselsül"
            + "|yürürlük)"
            + "(?=[ :;.]|$)");
    private static final Pattern WHEN =
        Pattern.compile("\\d{1,2}\\s?[./]\\s?\\d{1,2}\\s?[./]\\s?\\d{4}|\\bmd\\.");

    private Note() {
    }

    /** @return the end of the note that begins at {@code from}, or {@code from} where none begins there */
    static int end(String text, int from, int limit) {
        if (from >= limit || text.charAt(from) != '(') {
            return from;
        }
        int close = closing(text, from, Math.min(limit, from + LONGEST));
        return close > from && isNote(text.substring(from + 1, close - 1)) ? close : from;
    }

    private static int closing(String text, int from, int limit) {
        int depth = 0;
        for (int at = from; at < limit; at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
            if (depth > DEEPEST) {
                return from;
            }
        }
        return from;
    }

    private static boolean isNote(String inside) {
        String words = Turkish.lower(inside.replaceAll("\\s++", " ").strip());
        return words.length() > 8 && WHAT.matcher(words.replace("düzenleme:", "düzenleme :")).find()
            && WHEN.matcher(words).find();
    }

    static boolean isNoteOnly(String flat) {
        int at = 0;
        while (at < flat.length()) {
            int end = end(flat, at, flat.length());
            if (end == at) {
                return false;
            }
            at = end;
            while (at < flat.length() && " .".indexOf(flat.charAt(at)) >= 0) {
                at++;
            }
        }
        return at > 0;
    }

    static boolean endsWithNote(String flat) {
        int depth = 0;
        for (int at = flat.length() - 1; at >= Math.max(0, flat.length() - LONGEST); at--) {
            char c = flat.charAt(at);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0) {
                return c == '(' && isNote(flat.substring(at + 1, flat.length() - 1));
            }
        }
        return false;
    }
}
