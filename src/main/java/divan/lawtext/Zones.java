package divan.lawtext;

import divan.kernel.Turkish;
import java.util.List;
import java.util.regex.Pattern;

/** Which part of the published text a block stands in; found by the titles that these parts bear. */
final class Zones {
    enum Zone { FRONT, BODY, ANNEX, APPENDIX, HISTORY, FOOTNOTES }

    private static final Pattern ANNEX = Pattern.compile(
        "\\(?(?:(?:ek|\\(?[ıivx]{1,4}\\)?|\\d{1,2}|\\([a-z]\\)|\\p{L}{1,12}) ?[-–.)]* ?){0,4}"
            + "(?:sayılı|nolu|no’lu)? ?(?:cetvel|liste)\\p{L}{0,4}\\)?.{0,120}|\\(?ek ?[-–]? ?\\(?(?:\\d"
            + "|[ıivx]{1,3})\\)?\\)?.{0,80}");

    private Zones() {
    }

    static boolean isHistory(Block block) {
        String flat = block.flat();
        return flat.length() < 300 && isCapital(flat)
            && (flat.contains("DEĞİŞİKLİK GETİREN") || flat.contains("EK VE DEĞİŞİKLİK"));
    }

    /** In capitals anywhere; in a cell of the table of amending laws the words are not a title. */
    static boolean isAppendix(Block block, boolean inHistory) {
        String bare = block.bare();
        String words = Turkish.lower(bare);
        boolean named = bare.length() < 200 && words.contains("işlenemeyen") && !words.contains(",");
        return named && (isCapital(bare) || !inHistory && words.contains("kanuna"));
    }

    /** “14/2/1985 TARİHLİ VE 3152 SAYILI ANA KANUNA”, where the rest of the title is the next block. */
    static boolean beginsTitle(Block block) {
        String flat = block.flat();
        return flat.length() < 120 && isCapital(flat)
            && (flat.endsWith("KANUNA") || flat.matches("\\d{3,4}"));
    }

    static boolean isAnnex(Block block) {
        String bare = block.bare();
        return bare.length() < 200 && ANNEX.matcher(Turkish.lower(bare)).matches();
    }

    static boolean isCapital(String flat) {
        return flat.equals(Turkish.upper(flat));
    }

    /**
     * The first block of the footnotes: the last that begins with [1] and says something; or how many there
     * are.
     */
    static int footnotes(List<Block> blocks, int after) {
        for (int i = blocks.size() - 1; i > after; i--) {
            if (blocks.get(i).flat().startsWith("[1]")) {
                return i;
            }
        }
        return blocks.size();
    }
}
