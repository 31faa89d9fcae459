package divan.documents;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import divan.kernel.Turkish;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/**
 * XHTML to PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1): tagged, fonts embedded, colours in the JDK's
 * sRGB profile. The same page and instant give the same bytes: nothing depends on the clock of the machine.
 */
final class Rendering {
    private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final String PRODUCER = "Divan";

    private static final FSDefaultCacheStore METRICS = new FSDefaultCacheStore();

    static {
        XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.WARNING));
    }

    private Rendering() {
    }

    /** @throws IllegalArgumentException where the page asks for anything outside itself */
    static byte[] pdf(Document xhtml, Instant at) {
        List<String> refused = new ArrayList<>();
        try (PdfBoxRenderer renderer = builder(xhtml, refused).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            if (!refused.isEmpty()) {
                throw new IllegalArgumentException("a document loads nothing from outside itself: "
                        + refused.getFirst());
            }
            return bytes(renderer.getPdfDocument(), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PdfRendererBuilder builder(Document xhtml, List<String> refused) {
        boolean rightToLeft = "rtl".equals(xhtml.getDocumentElement().getAttribute("dir"));
        PdfRendererBuilder builder = new PdfRendererBuilder();
        Fonts.give(builder);
        builder.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, METRICS);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(SRGB);
        builder.withProducer(PRODUCER);
        builder.useUnicodeBidiSplitter(Directions::new);
        builder.useUnicodeBidiReorderer(new Directions());
        builder.defaultTextDirection(rightToLeft ? TextDirection.RTL : TextDirection.LTR);
        builder.useUnicodeToUpperTransformer(text -> text.toUpperCase(casing(xhtml)));
        builder.useUnicodeToLowerTransformer(text -> text.toLowerCase(casing(xhtml)));
        builder.useUriResolver((_, uri) -> inside(uri, refused));
        builder.useExternalResourceAccessControl((uri, _) -> inside(uri, refused) != null,
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withW3cDocument(xhtml, "");
        builder.toStream(new ByteArrayOutputStream());
        return builder;
    }

    private static Locale casing(Document xhtml) {
        return "tr".equals(xhtml.getDocumentElement().getAttribute("lang")) ? Turkish.LOCALE : Locale.ROOT;
    }

    private static @Nullable String inside(String uri, List<String> refused) {
        if (uri.startsWith("data:") || uri.startsWith("#")) {
            return uri;
        }
        refused.add(uri);
        return null;
    }

    private static byte[] bytes(PDDocument pdf, Instant at) throws IOException {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        GregorianCalendar time = GregorianCalendar.from(second.atZone(ZoneOffset.UTC));
        PDDocumentInformation information = pdf.getDocumentInformation();
        information.setCreationDate(time);
        information.setModificationDate(time);
        metadata(pdf, second);
        pdf.setDocumentId(at.toEpochMilli());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    /** PDF/A wants the dates of the XMP packet to equal those of the document information. */
    private static void metadata(PDDocument pdf, Instant at) throws IOException {
        String dates = "<xmp:CreateDate>" + at + "</xmp:CreateDate><xmp:ModifyDate>" + at
                + "</xmp:ModifyDate>";
        String packet = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(),
                StandardCharsets.UTF_8)
                .replaceAll("<xmp:ModifyDate>[^<]*</xmp:ModifyDate>", "")
                .replaceAll("<xmp:CreateDate>[^<]*</xmp:CreateDate>", dates);
        PDMetadata metadata = new PDMetadata(pdf);
        metadata.importXMPMetadata(packet.getBytes(StandardCharsets.UTF_8));
        pdf.getDocumentCatalog().setMetadata(metadata);
    }
}
