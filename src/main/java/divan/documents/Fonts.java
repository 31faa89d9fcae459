package divan.documents;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The typefaces of documents, embedded as subsets: Liberation Sans (Latin, Turkish, Cyrillic, Greek),
 * DejaVu Sans for what it lacks (Arabic, Persian). Both lie in dependencies (SIL Open Font License;
 * Bitstream Vera license).
 */
final class Fonts {
    private static final String LIBERATION = "/liberation/LiberationSans-";
    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
    private static final Set<FSFontUseCase> FIRST =
            EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_PRE);

    private static final int GSUB = 0x47535542;
    private static final int NO_TABLE = 0x78535542;

    private record Face(String family, int weight, FontStyle style, byte[] file) {
    }

    private static final List<Face> FACES = List.of(
            face("Liberation Sans", 400, FontStyle.NORMAL, LIBERATION + "Regular.ttf"),
            face("Liberation Sans", 700, FontStyle.NORMAL, LIBERATION + "Bold.ttf"),
            face("Liberation Sans", 400, FontStyle.ITALIC, LIBERATION + "Italic.ttf"),
            face("Liberation Sans", 700, FontStyle.ITALIC, LIBERATION + "BoldItalic.ttf"),
            face("DejaVu Sans", 400, FontStyle.NORMAL, DEJAVU + ".ttf"),
            face("DejaVu Sans", 700, FontStyle.NORMAL, DEJAVU + "-Bold.ttf"));

    private Fonts() {
    }

    private static Face face(String family, int weight, FontStyle style, String resource) {
        try (InputStream file = Fonts.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("a typeface is missing: " + resource);
            }
            return new Face(family, weight, style, withoutSubstitutions(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Without the table of glyph substitutions (OpenType GSUB), which is only renamed: trying Latin ligatures
     * took more than a third of a document's time, and ligatures are copied badly. {@link ArabicForms} needs
     * none.
     */
    private static byte[] withoutSubstitutions(byte[] font) {
        ByteBuffer directory = ByteBuffer.wrap(font);
        for (int i = 0; i < directory.getShort(4); i++) {
            if (directory.getInt(12 + 16 * i) == GSUB) {
                directory.putInt(12 + 16 * i, NO_TABLE);
            }
        }
        return font;
    }

    static void give(PdfRendererBuilder builder) {
        for (Face face : FACES) {
            FSSupplier<InputStream> file = () -> new ByteArrayInputStream(face.file());
            builder.useFont(file, face.family(), face.weight(), face.style(), true, FIRST);
        }
    }

    /** The upright faces, one a family: bold and italic draw the same characters. */
    static List<byte[]> regular() {
        return FACES.stream().filter(face -> face.weight() == 400 && face.style() == FontStyle.NORMAL)
                .map(Face::file).toList();
    }
}
