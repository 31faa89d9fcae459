package divan.lawtext;

import java.util.ArrayList;
import java.util.List;

/** {@code birinci} to {@code kırk dokuzuncu}, in small letters. */
final class Ordinals {
    private static final List<String> ONES =
        List.of("birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı",
        "yedinci", "sekizinci", "dokuzuncu");
    private static final List<String> TENS = List.of("onuncu", "yirminci", "otuzuncu", "kırkıncı");
    static final List<String> TENS_ALONE = List.of("on", "yirmi", "otuz", "kırk");
    private static final List<String> WORDS = words();

    private Ordinals() {
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>(ONES);
        for (int ten = 0; ten < TENS.size(); ten++) {
            String stem = List.of("on", "yirmi", "otuz", "kırk").get(ten);
            words.add(TENS.get(ten));
            ONES.forEach(one -> words.add(stem + one));
        }
        return List.copyOf(words);
    }

    /** @return 0 where the word is no ordinal; {@code ilk} is the first */
    static int of(String word) {
        return word.equals("ilk") ? 1 : WORDS.indexOf(word) + 1;
    }
}
