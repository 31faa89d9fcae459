package divan.documents;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Text of both directions in one line, for the renderer: the Unicode bidirectional algorithm is the JDK's
 * ({@link java.text.Bidi}), the joining of letters is {@link ArabicForms}. Written here because the
 * renderer's own extension is not published for this version and would bring all of ICU for two calls.
 */
final class Directions implements BidiSplitter, BidiReorderer {
    private static final Map<Integer, Integer> MIRRORED = Map.ofEntries(
            Map.entry((int) '(', (int) ')'), Map.entry((int) ')', (int) '('),
            Map.entry((int) '[', (int) ']'), Map.entry((int) ']', (int) '['),
            Map.entry((int) '{', (int) '}'), Map.entry((int) '}', (int) '{'),
            Map.entry((int) '<', (int) '>'), Map.entry((int) '>', (int) '<'),
            Map.entry((int) '«', (int) '»'), Map.entry((int) '»', (int) '«'));

    private @Nullable Bidi paragraph;

    @Override
    public void setParagraph(String text, byte base) {
        paragraph = new Bidi(text, base == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT
                : base == LTR ? Bidi.DIRECTION_LEFT_TO_RIGHT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    }

    @Override
    public int countTextRuns() {
        return runs().getRunCount();
    }

    @Override
    public BidiTextRun getVisualRun(int index) {
        Bidi all = runs();
        int start = all.getRunStart(index);
        byte direction = all.getRunLevel(index) % 2 == 0 ? LTR : RTL;
        return new BidiTextRun(start, all.getRunLimit(index) - start, direction);
    }

    private Bidi runs() {
        return Objects.requireNonNull(paragraph, "a paragraph is set first");
    }

    @Override
    public byte getBaseDirection(String text) {
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            return text.codePoints().anyMatch(Character::isLetter) ? LTR : NEUTRAL;
        }
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? LTR : RTL;
    }

    /**
     * A run of right-to-left text as it is drawn from the left: last letter first, its vowel signs after it.
     */
    @Override
    public String reorderRTLTextToLTR(String text) {
        StringBuilder drawn = new StringBuilder(text.length());
        int end = text.length();
        while (end > 0) {
            int start = text.offsetByCodePoints(end, -1);
            while (start > 0 && Character.getType(text.codePointAt(start)) == Character.NON_SPACING_MARK) {
                start = text.offsetByCodePoints(start, -1);
            }
            text.substring(start, end).codePoints().map(c -> MIRRORED.getOrDefault(c, c))
                    .forEach(drawn::appendCodePoint);
            end = start;
        }
        return drawn.toString();
    }

    @Override
    public String shapeText(String text) {
        return ArabicForms.joined(text);
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
