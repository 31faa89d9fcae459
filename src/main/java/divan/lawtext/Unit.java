package divan.lawtext;

import divan.kernel.Turkish;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a book, part, chapter or section: {@code BİRİNCİ KISIM}, {@code KISIM - I}, {@code BÖLÜM:
 * 1}.
 */
record Unit(Kind kind, String label) {
    static final List<Kind> LEVELS = List.of(Kind.PREAMBLE, Kind.BOOK, Kind.PART, Kind.CHAPTER, Kind.SECTION);
    private static final Map<String,
        Kind> KINDS = Map.of("kitap", Kind.BOOK, "kısım", Kind.PART, "bölüm", Kind.CHAPTER,
        "ayırım", Kind.SECTION, "ayrım", Kind.SECTION, "bap", Kind.PART, "fasıl", Kind.CHAPTER);
    private static final Pattern NAMED = Pattern.compile(
        "(?<which>(?:on|yirmi)? ?\\p{L}+nc[ıiuü]) (?<kind>kitap|kısım|bap|bölüm|fasıl|ayırım|ayrım)"
            + "(?<rest> .*)?");
    private static final Pattern COUNTED = Pattern.compile(
        "(?<kind>kitap|kısım|bap|bölüm|fasıl|ayırım|ayrım) ?[:–-] ?(?<which>[ıivx]+|\\d+)(?<rest> .*)?");
    private static final int LONGEST = 200;

    static @Nullable Unit of(Block block) {
        String bare = block.bare();
        if (bare.isEmpty() || bare.length() > LONGEST || !Character.isUpperCase(bare.charAt(0))) {
            return null;
        }
        String words = Turkish.lower(bare);
        if (words.equals("başlangıç")) {
            return new Unit(Kind.PREAMBLE, "");
        }
        Matcher unit = NAMED.matcher(words);
        boolean found = unit.matches() || (unit = COUNTED.matcher(words)).matches();
        return found && isTitle(bare, unit)
            ? new Unit(KINDS.get(unit.group("kind")), number(unit.group("which")))
            : null;
    }

    /** In capitals, or nothing behind it: “Beşinci Kısım Başlığı, 41” is a cell of a table. */
    private static boolean isTitle(String bare, Matcher unit) {
        String first = bare.substring(0, unit.end("kind"));
        return first.equals(Turkish.upper(first)) || unit.group("rest") == null;
    }

    private static String number(String which) {
        int ordinal = Ordinals.of(which.replace(" ", ""));
        return ordinal > 0 ? Integer.toString(ordinal)
            : Turkish.upper(which.replace('ı', 'i')).replace('İ', 'I');
    }
}
