package divan.search;

import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** Endings with a = a, e and i = ı, i, u, ü, tried longest first. */
    private static final String ENDINGS =
            "iyor abil acak acag mak ma lar mis dik tik dig tig dir tir lik lig"
            + " siz nin dan tan da ta ya yi na yla la ca miz niz im in si li ci di ti il ir ar an ip sa i a";
    private static final Pattern ENDING = Pattern.compile("(?<=\\p{L}{3})(?:"
            + ENDINGS.replace('a', '@').replace("i", "[iu]").replace("@", "[ae]").replace(' ', '|') + ")$");
    private static final Pattern VOWEL = Pattern.compile("[aeiou]");
    private static final Pattern NARROW = Pattern.compile(
            "(?<=[aeiou][b-df-hj-np-tv-z])[iu](?=[b-df-hj-np-tv-z]$)");
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
        String root = word;
        for (Matcher ending = ENDING.matcher(root); ending.find(); ending = ENDING.matcher(root)) {
            if (!VOWEL.matcher(root.substring(0, ending.start())).find()) {
                break;
            }
            root = root.substring(0, ending.start());
        }
        return NARROW.matcher(hardened(root)).replaceFirst("");
    }

    private static String hardened(String root) {
        if (root.length() < 3) {
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
