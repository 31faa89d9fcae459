package divan.lawtext;

import java.util.List;

/** {@code bir} to {@code dokuz yüz doksan dokuz}, in small letters; written together or apart. */
final class Cardinals {
    private static final List<String> ONES =
        List.of("bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz");
    private static final List<String> TENS =
        List.of("on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan");

    private Cardinals() {
    }

    /** @return 0 where the words are no number; {@code 6}, {@code altı} and {@code altı (6)} are six */
    static int of(String words) {
        String bare = words.replaceAll("\\([^)]*\\)", "").replace(" ", "");
        if (bare.matches("\\d{1,3}")) {
            return Integer.parseInt(bare);
        }
        int hundreds = bare.indexOf("yüz");
        if (hundreds >= 0) {
            int times = hundreds == 0 ? 1 : ONES.indexOf(bare.substring(0, hundreds)) + 1;
            String rest = bare.substring(hundreds + 3);
            return times == 0 || !rest.isEmpty() && below(rest) == 0 ? 0 : times * 100 + below(rest);
        }
        return below(bare);
    }

    private static int below(String word) {
        if (ONES.contains(word)) {
            return ONES.indexOf(word) + 1;
        }
        for (int ten = TENS.size() - 1; ten >= 0; ten--) {
            String rest = word.startsWith(TENS.get(ten)) ? word.substring(TENS.get(ten).length()) : "-";
            if (rest.isEmpty() || ONES.contains(rest)) {
                return (ten + 1) * 10 + ONES.indexOf(rest) + 1;
            }
        }
        return 0;
    }
}
