package divan.search;

import divan.kernel.Turkish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provision as people name it: {@code 6458/31/1-a}, {@code 6458 31}, {@code KVKK m. 11}, {@code 6458 sayılı
 * Kanunun 33 üncü maddesinin birinci fıkrasının (ç) bendi}.
 *
 * @param law its number, or words that name it
 * @param article as addresses write it: {@code 31}, {@code 57a}, {@code ek-1}, {@code gecici-3}
 * @param below {@code 1}, {@code 1-a} or empty
 * @param rest the other words
 */
record Citation(String law, String article, String below, String rest) {
    private static final List<String> ORDINALS = List.of("birinci", "ikinci", "üçüncü", "dördüncü",
        "beşinci", "altıncı", "yedinci", "sekizinci", "dokuzuncu", "onuncu");
    /** Words that only say that a provision is named. */
    private static final Pattern SAID = Pattern.compile("(?<![\\p{L}\\p{N}])(?:sayılı|numaralı|nolu"
        + "|kanun(?:u|un|unun|unda|undaki)?|madde(?:si|sinin|nin|de|sinde)?|md|m(?=\\.?\\s*\\d)"
        + "|fıkra(?:sı|sının|nın|sında)?|fık|f(?=\\.?\\s*\\d)|bent|bend(?:i|inin|inde))"
        + "(?![\\p{L}\\p{N}])\\.?");
    private static final Pattern ORDINAL =
        Pattern.compile("(\\d+)\\s*(?:['’]?\\s*n?(?:[ıiuü]nc[ıiuü]|c[ıiuü])(?!\\p{L})|\\.)");
    private static final Pattern FAMILY =
        Pattern.compile("(?<!\\p{L})(ek geçici|ek gecici|geçici|gecici|ek|mükerrer|mukerrer)[ -]+(?=\\d)");
    private static final Pattern SUFFIX = Pattern.compile("(?<=[\\p{L}\\p{N}])['’]\\p{L}+");
    private static final String PLACE = "((?:(?:ek-gecici|gecici|ek|mukerrer)-)?\\d{1,4}"
        + "(?:/?[a-zçğıöşü](?![\\p{L}\\p{N}]))?)(?:[ /.,]+(\\d{1,2}))?"
        + "(?:[ /.,-]+\\(?([a-zçğıöşü]|\\d{1,2})\\)?(?![\\p{L}\\p{N}]))?(?:\\s+(\\p{L}.*))?";
    private static final Pattern NUMBERED = Pattern.compile("([1-9]\\d{2,4})[ /.,]+" + PLACE);
    private static final Pattern NAMED = Pattern.compile("(\\p{L}[\\p{L} .-]*?)\\s+" + PLACE);

    /** Empty where no provision is named; whether there is such a law is not asked here. */
    static Optional<Citation> in(String query) {
        String plain = plain(query);
        Matcher numbered = NUMBERED.matcher(plain);
        Matcher named = NAMED.matcher(plain);
        return numbered.matches() ? Optional.of(of(numbered)) : named.matches() ? Optional.of(of(named))
            : Optional.empty();
    }

    private static Citation of(Matcher match) {
        String paragraph = match.group(3) == null ? "" : match.group(3);
        String clause = match.group(4) == null ? "" : match.group(4);
        String below = paragraph.isEmpty() ? clause : clause.isEmpty() ? paragraph : paragraph + "-" + clause;
        return new Citation(match.group(1).strip(), match.group(2).replace("/", ""), below,
            match.group(5) == null ? "" : match.group(5));
    }

    private static String plain(String query) {
        String text = SUFFIX.matcher(Turkish.lower(query)).replaceAll("");
        for (int i = 0; i < ORDINALS.size(); i++) {
            text = text.replace(ORDINALS.get(i), String.valueOf(i + 1));
        }
        text = ORDINAL.matcher(text).replaceAll("$1 ");
        text = SAID.matcher(text).replaceAll(" ");
        text = FAMILY.matcher(text).replaceAll(match -> family(match.group(1)) + "-");
        return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    private static String family(String word) {
        return Map.of("ek geçici", "ek-gecici", "ek gecici", "ek-gecici", "geçici", "gecici", "mükerrer",
            "mukerrer").getOrDefault(word, word);
    }

    /** Codes that what is named may have, the most exact first. */
    List<String> codes(String number) {
        List<String> codes = new ArrayList<>();
        String at = number + "/" + article;
        if (!below.isEmpty()) {
            codes.add(at + "/" + below);
            codes.add(at + "-" + below);
            codes.add(at + "/" + below.split("-")[0]);
        }
        codes.add(at);
        return codes;
    }

    /** A code as it is compared: Turkish small letters, families as addresses of texts write them. */
    static String code(String address) {
        return FAMILY.matcher(Turkish.lower(address)).replaceAll(match -> family(match.group(1)) + "-");
    }
}
