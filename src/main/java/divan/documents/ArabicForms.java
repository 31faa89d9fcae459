package divan.documents;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins Arabic and Persian letters: each becomes the presentation form (isolated, initial, medial, final)
 * that its neighbours ask for, and lam with alef the ligature the script demands, so that a renderer that
 * draws character by character draws the right shapes. The forms come from Unicode itself, by the names the
 * JDK knows ({@code ARABIC LETTER BEH INITIAL FORM}); rules of joining: The Unicode Standard, 9.2.
 *
 * <p>Letters without presentation forms in Unicode (beyond Arabic, Persian, Urdu) stay as they are.
 */
final class ArabicForms {
    private static final int ISOLATED = 0;
    private static final int FINAL = 1;
    private static final int INITIAL = 2;
    private static final int MEDIAL = 3;
    private static final String[] NAMES = {" ISOLATED FORM", " FINAL FORM", " INITIAL FORM", " MEDIAL FORM"};
    private static final Map<String, char[]> FORMS = new HashMap<>();
    private static final char TATWEEL = '\u0640';
    private static final char JOINER = '\u200D';
    private static final char LAM = '\u0644';

    static {
        for (char form = '\uFB50'; form <= '\uFEFC'; form++) {
            String base = Normalizer.normalize(String.valueOf(form), Normalizer.Form.NFKC);
            String name = Character.getName(form);
            if (name != null && (base.length() == 1 && name.startsWith("ARABIC LETTER ")
                    || base.length() == 2 && name.startsWith("ARABIC LIGATURE LAM WITH ALEF"))) {
                learn(base, name, form);
            }
        }
    }

    private ArabicForms() {
    }

    private static void learn(String base, String name, char form) {
        for (int i = ISOLATED; i <= MEDIAL; i++) {
            if (name.endsWith(NAMES[i])) {
                FORMS.computeIfAbsent(base, _ -> new char[4])[i] = form;
            }
        }
    }

    /** Logical order in, logical order out. */
    static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int alef = ligature(text, i);
            String letter = alef < 0 ? text.substring(i, i + 1) : "" + LAM + text.charAt(alef);
            joined.append(form(letter, joinsOn(text, i), joinsBack(text, alef < 0 ? i : alef)));
            if (alef >= 0) {
                joined.append(text, i + 1, alef);
                i = alef;
            }
        }
        return joined.toString();
    }

    /**
     * Where the alef stands that makes one shape with the lam at i, vowel signs between them allowed; else
     * -1.
     */
    private static int ligature(String text, int i) {
        int next = text.charAt(i) == LAM ? next(text, i, 1) : -1;
        return next >= 0 && FORMS.containsKey("" + LAM + text.charAt(next)) ? next : -1;
    }

    private static String form(String letter, boolean before, boolean after) {
        char[] forms = FORMS.get(letter);
        if (forms == null) {
            return letter;
        }
        int wanted = before ? after ? MEDIAL : FINAL : after ? INITIAL : ISOLATED;
        char form = forms[wanted] != 0 ? forms[wanted] : forms[before ? FINAL : ISOLATED];
        return form == 0 ? letter : String.valueOf(form);
    }

    /** Whether the letter before reaches forward to the letter at i. */
    private static boolean joinsOn(String text, int i) {
        int before = next(text, i, -1);
        return before >= 0 && reachesForward(text.charAt(before));
    }

    /** Whether the letter after i takes a join from before. */
    private static boolean joinsBack(String text, int i) {
        int after = next(text, i, 1);
        return after >= 0 && takesFromBefore(text.charAt(after));
    }

    private static boolean reachesForward(char c) {
        char[] forms = FORMS.get(String.valueOf(c));
        return c == TATWEEL || c == JOINER || forms != null && forms[INITIAL] != 0;
    }

    private static boolean takesFromBefore(char c) {
        char[] forms = FORMS.get(String.valueOf(c));
        return c == TATWEEL || c == JOINER || forms != null && forms[FINAL] != 0;
    }

    /** The neighbour of i in that direction, past vowel signs, or -1. */
    private static int next(String text, int i, int step) {
        int at = i + step;
        while (at >= 0 && at < text.length()
                && Character.getType(text.charAt(at)) == Character.NON_SPACING_MARK) {
            at += step;
        }
        return at < text.length() ? at : -1;
    }
}
