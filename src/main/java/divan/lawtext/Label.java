package divan.lawtext;

import divan.kernel.Turkish;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The printed label of a paragraph or an item: {@code (1)}, {@code a)}, {@code aa)}, {@code 1)}, {@code 1.},
 * {@code A)},
 * {@code A.}, {@code I.}, {@code (a)}.
 *
 * @param order its place among labels of its style, from 0; -1 where unknown
 * @param end of the label in the source, blanks behind it included
 */
record Label(Style style, String value, int order, int end) {
    enum Style {
        NUMBER_IN_BRACKETS, NUMBER, NUMBER_DOT, NUMBER_DASH, SMALL, DOUBLE, CAPITAL, CAPITAL_DOT, ROMAN,
        SMALL_IN_BRACKETS, SMALL_DASH, SMALL_DOT, STROKE
    }

    private static final String ALPHABET = "abcçdefgğhıijklmnoöprsştuüvyz";
    private static final String[] ROMANS =
        {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
    private static final Pattern LABEL = Pattern.compile(
        "(?:\\((?<bracketed>\\d{1,3})\\)|(?<number>\\d{1,3})\\s?\\)|(?<dot>\\d{1,3})\\s?\\.(?=\\s)"
            + "|(?<dash>\\d{1,2})\\s?[-–](?=\\s{0,9}\\p{Lu}\\p{L}{2})"
            + "|(?<roman>[IVX]{1,4})\\s?[.)–-](?=\\s)|(?<double>[a-zçğıöşü]{2})\\s?\\)"
            + "|(?<small>[a-zçğıöşüi̇])\\s?\\)"
            + "|(?<smalldash>[a-zçğıöşü])\\s?[-–](?=\\s{0,9}\\p{Lu})|(?<smalldot>[a-zçğıöşü])\\.(?=\\s)"
            + "|(?<stroke>[-–•])(?=\\s)"
            + "|(?<capital>[A-ZÇĞİÖŞÜ])\\s?\\)|(?<capitaldot>[A-ZÇĞİÖŞÜ])\\s?[.–-](?=\\s)"
            + "|\\((?<lettered>[a-zçğıöşü])\\))\\s*+");
    private static final int LONGEST = 40;

    static @Nullable Label at(String source, int from, int to) {
        Matcher label = LABEL.matcher(source).region(from, Math.min(to, from + LONGEST));
        if (!label.lookingAt()) {
            return null;
        }
        int end = label.end();
        while (end < to && Character.isWhitespace(source.charAt(end))) {
            end++;
        }
        return of(label, end);
    }

    private static @Nullable Label of(Matcher label, int end) {
        String[] groups = {"bracketed", "number", "dot", "dash", "small", "double", "capital", "capitaldot",
            "roman",
            "lettered", "smalldash", "smalldot", "stroke"};
        for (int i = 0; i < groups.length; i++) {
            String value = label.group(groups[i]);
            if (value != null) {
                Style style = Style.values()[i];
                return new Label(style, value, order(style, value), end);
            }
        }
        return null;
    }

    private static int order(Style style, String value) {
        String small = Turkish.lower(value);
        return switch (style) {
            case NUMBER_IN_BRACKETS, NUMBER, NUMBER_DOT, NUMBER_DASH -> Integer.parseInt(value) - 1;
            case ROMAN -> java.util.Arrays.asList(ROMANS).indexOf(small.replace('ı', 'i'));
            case SMALL, CAPITAL, CAPITAL_DOT, SMALL_IN_BRACKETS, SMALL_DASH,
                SMALL_DOT -> ALPHABET.indexOf(small.charAt(0));
            case STROKE -> 0;
            case DOUBLE -> ALPHABET.length() + ALPHABET.indexOf(small.charAt(1));
        };
    }

    /** {@code H) I) İ)} and {@code z) aa)} go on in the style they began in. */
    Label after(Label before) {
        boolean capitals = style == Style.ROMAN && value.length() == 1
            && (before.style == Style.CAPITAL || before.style == Style.CAPITAL_DOT);
        if (capitals) {
            return new Label(before.style, value, ALPHABET.indexOf(Turkish.lower(value)), end);
        }
        boolean goesOn = style == Style.DOUBLE && before.style == Style.SMALL
            && before.order >= ALPHABET.length() - 1;
        return goesOn ? new Label(Style.SMALL, value, order, end) : this;
    }

    boolean follows(Label before) {
        return style == before.style
            && (style == Style.STROKE || order > before.order && order <= before.order + 4);
    }
}
