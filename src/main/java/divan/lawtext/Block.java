package divan.lawtext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands between two empty lines, with the empty lines behind it.
 *
 * @param flat the words on one line, without soft hyphens
 * @param bare {@code flat} without footnote marks at its end
 */
record Block(int from, int to, String flat, String bare) {
    private static final Pattern MARKS_AT_END =
        Pattern.compile("(?:\\s*+(?:\\[\\d{1,3}\\]|\\(\\*{1,3}\\)))++\\s*+$"
        + "|(?<=[.,;:]) ?\\(\\d\\)$|(?<=\\p{L}[.,;)”]) \\d{1,3}$");
    private static final Pattern HEAD_ALONE = Pattern.compile("(?:Ek|EK|Geçici|GEÇİCİ|Mükerrer|MÜKERRER)"
        + "|(?:(?:Ek|EK|Geçici|GEÇİCİ|Mükerrer|MÜKERRER) ){0,2}(?:Madde|MADDE)(?: \\d{1,4}(?:/\\p{L})?)?");
    private static final Pattern REST_OF_HEAD = Pattern.compile(
        "(?:(?:Madde|MADDE) ?)?(?:\\d{1,4}(?:/\\p{L})? ?[-–—‒].*)|[-–—‒] ?.*|Madde|MADDE");
    private static final Pattern MARKS_ONLY = Pattern.compile("(?:(?:\\[\\d{1,3}\\]|\\(\\*{1,3}\\))\\s?+)++");
    private static final Pattern SPACES = Pattern.compile("\\s++");
    private static final int LONGEST_MARKS = 80;
    private static final Pattern VERB_AT_END =
        Pattern.compile("\\p{L}{2}(?:[ıiuüae]r|maz|mez|[dt][ıiuü]r)(?:l[ae]r)?$");
    private static final int SHORTEST_SENTENCE = 60;

    static List<Block> of(String source) {
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < source.length();) {
            int end = endOfBlock(source, at);
            int next = endOfBlank(source, end);
            add(source, blocks, block(source, from, end, next));
            from = next;
            at = next;
        }
        return blocks;
    }

    /** An empty line inside the head of an article parts nothing. */
    private static void add(String source, List<Block> blocks, Block block) {
        Block before = blocks.isEmpty() ? block : blocks.getLast();
        boolean parted = before.flat.length() < LONGEST_MARKS && HEAD_ALONE.matcher(before.flat).matches()
            && REST_OF_HEAD.matcher(block.flat).matches();
        if (parted) {
            blocks.set(blocks.size() - 1, block(source, before.from, block.to, block.to));
        } else {
            blocks.add(block);
        }
    }

    private static int endOfBlock(String source, int from) {
        int at = from;
        while (at < source.length() && !(at > from && blank(source, at))) {
            at = nextLine(source, at);
        }
        return at;
    }

    private static int endOfBlank(String source, int from) {
        int at = from;
        while (at < source.length() && blank(source, at)) {
            at = nextLine(source, at);
        }
        return at;
    }

    private static int nextLine(String source, int at) {
        int feed = source.indexOf('\n', at);
        return feed < 0 ? source.length() : feed + 1;
    }

    private static boolean blank(String source, int from) {
        int at = from;
        while (at < source.length() && source.charAt(at) != '\n'
            && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at >= source.length() || source.charAt(at) == '\n';
    }

    private static Block block(String source, int from, int end, int next) {
        String words = source.substring(from, end).replace("\u00ad\n", "").replace("\u00ad", "")
            .replace('\u00a0', ' ');
        String flat = SPACES.matcher(words).replaceAll(" ").strip();
        return new Block(from, next, flat, withoutMarks(flat));
    }

    private static String withoutMarks(String flat) {
        int tail = Math.max(0, flat.length() - LONGEST_MARKS);
        Matcher marks = MARKS_AT_END.matcher(flat).region(tail, flat.length());
        return marks.find() ? flat.substring(0, marks.start()).strip() : flat;
    }

    boolean isMarks() {
        return flat.length() <= LONGEST_MARKS && MARKS_ONLY.matcher(flat).matches();
    }

    /** Ends as a sentence, an item of a list or the words before a list do. */
    boolean isFinished() {
        return endsWith(".;:,!?") || endsInVerb();
    }

    boolean isSentence() {
        return endsWith(".!?") || endsInVerb();
    }

    /** A sentence whose full stop was forgotten. */
    private boolean endsInVerb() {
        return bare.length() > SHORTEST_SENTENCE
            && VERB_AT_END.matcher(bare.substring(bare.length() - 12)).find();
    }

    private boolean endsWith(String marks) {
        int at = bare.length() - 1;
        while (at > 0 && ")”\"’'»".indexOf(bare.charAt(at)) >= 0) {
            at--;
        }
        if (bare.endsWith("(…)") || bare.endsWith("(...)")) {
            return false;
        }
        return at >= 0 && (marks.indexOf(bare.charAt(at)) >= 0 || at < bare.length() - 1 && bare.endsWith(")")
            && Note.endsWithNote(bare));
    }

    /** A footnote mark or a place left empty stands where the sentence is not at its end. */
    boolean isCut() {
        return !isFinished() && (!bare.equals(flat) || bare.endsWith("…)") || bare.endsWith("...)"));
    }

    /** The last character, closing quotation marks left aside. */
    char last() {
        int at = bare.length() - 1;
        while (at > 0 && "”\"’'»".indexOf(bare.charAt(at)) >= 0) {
            at--;
        }
        return at < 0 ? ' ' : bare.charAt(at);
    }

    boolean startsSmall() {
        return !flat.isEmpty()
            && (Character.isLowerCase(flat.charAt(0)) || ",;".indexOf(flat.charAt(0)) >= 0);
    }
}
