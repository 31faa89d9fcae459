package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {
    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void turkishCyrillicAndArabicCanBeReadBackFromTheFile() throws IOException {
        assertThat(text(Sample.pdf()))
                .contains("ANKARA VALİLİĞİ", "Sayın IŞIL İĞNECİ", "Kısa dönem ikamet izninin",
                "1.234,50 TL", "05.10.2026", "E-90000006-115.02-117",
                "Решение: разрешение на проживание продлено",
                "تم تمديد إذن الإقامة حتى", "8Q2V-M4KJ-7T1X-G9RC", Sample.ADDRESS + "/8Q2V-M4KJ-7T1X-G9RC",
                "1/1");
    }

    @Test
    void everyPageSaysTest() throws IOException {
        byte[] letter = Sample.letter("<p>bir</p><p style='page-break-before: always'>iki</p>");
        byte[] pdf = Rendering.pdf(Frame.around(Sample.stored(letter, Map.of(), "tr")), Sample.NOON);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            for (int page = 1; page <= 2; page++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                assertThat(one.getText(document))
                        .contains("TEST: GÖSTERİM", "E-90000006-115.02-117", page + "/2");
            }
        }
    }

    @Test
    void theSameOrderGivesTheSameBytes() {
        StoredOrder order = Sample.stored(Sample.decision(), Sample.variables(), "tr");
        assertThat(Rendering.pdf(Frame.around(order), Sample.NOON))
                .isEqualTo(Rendering.pdf(Frame.around(order), Sample.NOON));
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"<img src='http://127.0.0.1:9/x.png' alt='x'/>", "<img src='file:///etc/hostname' alt='x'/>",
            "<p style='background-image: url(http://127.0.0.1:9/x.png)'>x</p>", "<img src='x.png' alt='x'/>",
            "<link rel='stylesheet' type='text/css' href='http://127.0.0.1:9/x.css'/>",
            "<style>@import url(file:///etc/hostname);</style>", "<img src='jar:file:/x.jar!/x' alt='x'/>"})
    void theRendererFetchesNothingEvenIfALetterCouldAsk(String part) {
        boolean inHead = part.startsWith("<link") || part.startsWith("<style");
        byte[] page = ("<html xmlns='http://www.w3.org/1999/xhtml' lang='tr'><head><title>x</title>"
                + (inHead ? part : "")
                + "</head><body>" + (inHead ? "" : part) + "</body></html>").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Rendering.pdf(Xhtml.read(page), Sample.NOON))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("outside itself");
    }

    @Test
    void arabicLettersJoin() {
        assertThat(ArabicForms.joined("بسم")).isEqualTo("\uFE91\uFEB4\uFEE2");
        assertThat(ArabicForms.joined("سلام")).isEqualTo("\uFEB3\uFEFC\uFEE1");
        assertThat(ArabicForms.joined("دار")).isEqualTo("\uFEA9\uFE8D\uFEAD");
        assertThat(ArabicForms.joined("گچ")).isEqualTo("\uFB94\uFB7B");
        assertThat(ArabicForms.joined("بَب")).isEqualTo("\uFE91\u064E\uFE90");
        assertThat(ArabicForms.joined("Ankara 2026 ğ")).isEqualTo("Ankara 2026 ğ");
    }

    @Test
    void rightToLeftRunsAreDrawnFromTheLeftWithTheirBracketsTurned() {
        Directions directions = new Directions();
        assertThat(directions.reorderRTLTextToLTR("אב(ג)")).isEqualTo("(ג)בא");
        directions.setParagraph("abc אבג 12", (byte) 0);
        assertThat(directions.countTextRuns()).isGreaterThan(1);
    }
}
