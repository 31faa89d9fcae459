package divan.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * What the typefaces of documents can draw; a renderer would put {@code #} in the place of anything else.
 * That is Latin with every mark of a European, Turkic, African or Vietnamese name, Cyrillic, Greek, Armenian,
 * Georgian, Hebrew and Arabic script: whatever a register holds of a passport (ICAO 9303, Latin) is printed
 * whole. Chinese, Japanese and Korean are not: Maven Central has no typeface of them under a free licence as
 * outlines that PDFBox embeds (TrueType), and whole ones are 5 to 10 MB a weight. Controls of direction are
 * no characters to draw: they could make a line read otherwise than it is stored (Unicode UTS #55), so they
 * are refused where somebody writes and left out where a register holds them.
 */
final class Glyphs {
    private static final String DIRECTIONS =
            "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";
    /** Joining and line breaking: they have no shape of their own. */
    private static final String SHAPELESS = "\n\r\t\u200C\u200D\u00AD";
    /** No typeface of ours has it; everybody writes it so as well. */
    private static final String LIRA = "\u20BA";
    private static final int MOST = 0x20000;
    private static final BitSet DRAWN = drawn();

    private Glyphs() {
    }

    private static BitSet drawn() {
        BitSet drawn = new BitSet(MOST);
        for (byte[] face : Fonts.regular()) {
            try (TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(face))) {
                CmapLookup glyphs = font.getUnicodeCmapLookup();
                for (int c = ' '; c < MOST; c++) {
                    if (glyphs.getGlyphId(c) != 0) {
                        drawn.set(c);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return drawn;
    }

    /**
     * The characters that no document can show, each once, as {@code 漢 (U+6F22)}, invisible ones by number
     * only.
     */
    static List<String> missing(String text) {
        return ArabicForms.joined(composed(text)).codePoints().filter(c -> !isDrawn(c)).distinct()
                .mapToObj(c ->
                Character.isISOControl(c) || DIRECTIONS.indexOf(c) >= 0 || !Character.isDefined(c)
                ? "U+%04X".formatted(c) : "%s (U+%04X)".formatted(Character.toString(c), c)).toList();
    }

    /**
     * A letter and its mark are one character where there is one (Unicode NFC): typefaces draw that whole.
     */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isDrawn(int c) {
        return SHAPELESS.indexOf(c) >= 0 || LIRA.codePointAt(0) == c
                || DRAWN.get(c) && DIRECTIONS.indexOf(c) < 0;
    }

    /** As it is drawn: composed, without controls of direction, the lira sign as TL. */
    static String drawable(String text) {
        return composed(text).replace(LIRA, "TL").codePoints().filter(c -> DIRECTIONS.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
