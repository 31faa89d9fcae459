package divan.journey;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Files that people bring: small, and what their names say they are. */
final class Papers {
    private Papers() {
    }

    static Path pdf(Path folder, String name, String words) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(words);
                content.endText();
            }
            document.save(file.toFile());
        }
        return file;
    }

    static Path png(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    /** An executable of Linux under another name. */
    static Path executable(Path folder, String name) throws IOException {
        return Files.copy(Path.of(System.getProperty("java.home"), "bin", "java"), folder.resolve(name));
    }

    static Path ofMegabytes(Path folder, String name, int megabytes) throws IOException {
        byte[] bytes = new byte[megabytes * 1_000_000];
        byte[] start = "%PDF-1.7\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, bytes, 0, start.length);
        return Files.write(folder.resolve(name), bytes);
    }
}
