package divan.search;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArabicStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * What the forms of a folded word have in common. For Turkish: endings are cut from the right as long as at
 * least three letters with a vowel stay; then kayıt and kayd-ı meet (soft final consonant, narrow vowel
 * dropped). Forms of one word should meet; that some different words meet too is paid for by the low weight
 * of a match by root.
 */
final class Root {
    /** Endings with a for a and e, and i for ı, i, u and ü. */
    private static final Set<String> ENDINGS = Set.of(
            "iyor", "abil", "acak", "acag", "mak", "ma", "lar", "mis", "dik", "tik", "dig", "tig", "dir",
            "tir", "lik", "lig", "siz", "nin", "dan", "tan", "da", "ta", "ya", "yi", "na", "yla", "la",
            "ca", "miz", "niz", "im", "in", "si", "li", "ci", "di", "ti", "il", "ir", "ar", "an", "ip",
            "sa", "i", "a");
    private static final int LONGEST = 4;
    private static final int SHORTEST_ROOT = 3;
    private static final Map<String, Supplier<SnowballStemmer>> STEMMERS = Map.of("en", EnglishStemmer::new,
            "de", GermanStemmer::new, "ru", RussianStemmer::new, "ar", ArabicStemmer::new);

    private Root() {
    }

    static String of(String word, String language) {
        Supplier<SnowballStemmer> stemmer = STEMMERS.get(language);
        if (stemmer == null) {
            return turkish(word);
        }
        SnowballStemmer cutter = stemmer.get();
        cutter.setCurrent(word);
        cutter.stem();
        return cutter.getCurrent();
    }

    private static String turkish(String word) {
        int end = word.length();
        int cut = withoutEnding(word, end);
        while (cut < end) {
            end = cut;
            cut = withoutEnding(word, end);
        }
        return narrowed(hardened(word.substring(0, end)));
    }

    /** Where the longest ending of the first {@code end} letters begins; {@code end} where there is none. */
    private static int withoutEnding(String word, int end) {
        for (int cut = Math.max(SHORTEST_ROOT, end - LONGEST); cut < end; cut++) {
            if (ENDINGS.contains(alike(word.substring(cut, end))) && hasVowel(word, cut)) {
                return cut;
            }
        }
        return end;
    }

    private static String alike(String ending) {
        return ending.replace('e', 'a').replace('u', 'i');
    }

    private static boolean hasVowel(String word, int end) {
        return word.substring(0, end).chars().anyMatch(Root::isVowel);
    }

    private static boolean isVowel(int letter) {
        return "aeiou".indexOf(letter) >= 0;
    }

    private static boolean isConsonant(int letter) {
        return letter >= 'a' && letter <= 'z' && !isVowel(letter);
    }

    /** Vowel, consonant, <em>narrow vowel</em>, consonant at the end: the narrow vowel goes. */
    private static String narrowed(String root) {
        int last = root.length() - 1;
        boolean drops = last >= 3 && isConsonant(root.charAt(last))
                && "iu".indexOf(root.charAt(last - 1)) >= 0
                && isConsonant(root.charAt(last - 2)) && isVowel(root.charAt(last - 3));
        return drops ? root.substring(0, last - 1) + root.charAt(last) : root;
    }

    private static String hardened(String root) {
        if (root.length() < SHORTEST_ROOT) {
            return root;
        }
        String start = root.substring(0, root.length() - 1);
        return switch (root.charAt(root.length() - 1)) {
            case 'b' -> start + 'p';
            case 'd' -> start + 't';
            case 'g' -> start + 'k';
            default -> root;
        };
    }
}
