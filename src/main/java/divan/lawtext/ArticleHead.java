package divan.lawtext;

import divan.kernel.Turkish;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code MADDE 1 –}, {@code Ek Madde 5 -}, {@code GEÇİCİ MADDE 2-}, {@code Madde 21 – 23 –}, {@code MADDE
 * 57/A -}.
 *
 * @param family empty, {@code ek}, {@code gecici}, {@code ek-gecici} or {@code mukerrer}
 * @param first number of the article; 0 where it has none
 * @param last the same, or the last number of a range
 * @param letter of 57/A, or empty
 * @param end of the head in the source, blanks behind it included
 */
record ArticleHead(String family, int first, int last, String letter, int end) {
    private static final Pattern HEAD = Pattern.compile(
        "(?<family>(?:(?:[Ee][Kk]|[Gg][Ee][Çç][İiIı][Cc][İiIı]|[Mm][Üü][Kk][Ee][Rr]{2}[Ee][Rr])"
            + "\\s{1,9}){0,2})"
            + "(?:M[Aa][Dd]{2}[Ee])\\s{0,9}(?<first>\\d{1,4})?(?:\\s?/\\s?(?<letter>[A-Za-zÇĞİÖŞÜçğıöşü])"
            + "(?!\\p{L}))?"
            + "(?:\\s{0,3}[-–—‒]\\s{0,3}(?<last>\\d{1,4})(?=\\s{0,3}[-–—‒]))?(?<dash>"
            + "\\s{0,9}[-–—‒.:]{1,2})?\\s*+");
    private static final int LONGEST = 200;

    static @Nullable ArticleHead at(String source, int from, int to) {
        Matcher head = HEAD.matcher(source).region(from, Math.min(to, from + LONGEST));
        if (!head.lookingAt()) {
            return null;
        }
        String family = Turkish.folded(head.group("family")).strip().replaceAll("\\s+", "-");
        boolean numbered = head.group("first") != null;
        boolean note = Note.end(source, head.end(), to) > head.end();
        if (!numbered && family.isEmpty() || head.group("dash") == null && !note
            && !opens(source, head.end(), to)) {
            return null;
        }
        int first = numbered ? Integer.parseInt(head.group("first")) : 0;
        int last = head.group("last") == null ? first : Integer.parseInt(head.group("last"));
        String letter = head.group("letter") == null ? "" : Turkish.upper(head.group("letter"));
        return last < first ? null : new ArticleHead(family, first, last, letter, Math.min(head.end(), to));
    }

    private static boolean opens(String source, int at, int to) {
        return source.startsWith("(1)", at) && at < to;
    }

    /** As addresses write it. */
    String label() {
        String number = first == 0 ? "" : first + letter + (last > first ? "-" + last : "");
        return family.isEmpty() ? number : number.isEmpty() ? family : family + "-" + number;
    }
}
