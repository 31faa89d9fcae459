package divan.search;

import divan.kernel.Turkish;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as folded words: letters and digits, suffixes after an apostrophe dropped (Türkiye'de). */
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern SUFFIX = Pattern.compile("(?<=[\\p{L}\\p{N}]{2})['\u2019\u02BC]\\p{L}+");
    /** Words that say how somebody asks, not what about; in Turkish and English, folded. */
    private static final Set<String> EMPTY = Set.of("ve", "veya", "ile", "icin", "bir", "bu", "mi", "ne",
            "nasil",
            "nedir", "nerede", "nereden", "kadar", "gerek", "gerekli", "gerekir", "lazim", "istiyorum",
            "yapilir",
            "alinir", "hangi", "kac", "kim", "kimdir", "kimler", "kimlere", "olur", "var", "yapabilirim",
            "yapmaliyim", "nereye", "the", "a", "an", "of", "for", "to", "in", "on", "and", "or", "how",
            "do", "i", "my",
            "is", "are", "what", "where", "can", "need", "want", "get", "with");

    /** Letters of a word that count; what is longer is not a word. */
    static final int MAX_LETTERS = 40;
    /** Words of a query that count. */
    private static final int MAX_WORDS = 12;

    private Words() {
    }

    static List<String> of(String text) {
        return WORD.matcher(SUFFIX.matcher(text).replaceAll("")).results().map(MatchResult::group)
                .map(Words::folded).filter(word -> !word.isEmpty()).toList();
    }

    /** The words of a query that carry meaning; all of them where none does. */
    static List<String> asked(String query) {
        List<String> all = of(query);
        List<String> meaning = all.stream().filter(word -> !EMPTY.contains(word)).distinct().toList();
        return (meaning.isEmpty() ? all : meaning).stream().limit(MAX_WORDS).toList();
    }

    static Matcher in(String text) {
        return WORD.matcher(text);
    }

    static String folded(String word) {
        if (word.length() <= MAX_LETTERS && word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return word;
        }
        String folded = Turkish.folded(Normalizer.normalize(word, Normalizer.Form.NFKC));
        return folded.codePointCount(0, folded.length()) <= MAX_LETTERS ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, MAX_LETTERS));
    }
}
