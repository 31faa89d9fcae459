package divan.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/** What people do to sealed files. */
final class Forgery {
    private Forgery() {
    }

    /** Work on a document that is then saved. */
    interface Change {
        void in(PDDocument document) throws IOException;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] flipped(byte[] file, int at) {
        byte[] altered = file.clone();
        altered[at] ^= 1;
        return altered;
    }

    /** Replaces the first occurrence. */
    static byte[] replaced(byte[] file, String old, String by) {
        String text = SealMark.latin(file);
        if (!text.contains(old)) {
            throw new AssertionError(old + " is not in the file");
        }
        return bytes(text.replaceFirst(java.util.regex.Pattern.quote(old),
                java.util.regex.Matcher.quoteReplacement(by)));
    }

    static String byteRange(byte[] file) {
        String text = SealMark.latin(file);
        int at = text.indexOf("/ByteRange");
        return text.substring(at, text.indexOf(']', at) + 1);
    }

    /** A later revision, as a reader would write it. */
    static byte[] updated(byte[] file, Change change) {
        ByteArrayOutputStream later = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(file)) {
            change.in(document);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(later);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return later.toByteArray();
    }

    static void annotation(PDDocument document) throws IOException {
        PDPage page = document.getPage(0);
        PDAnnotationText over = new PDAnnotationText();
        over.setRectangle(new PDRectangle(80, 400, 300, 40));
        over.setContents("REDDEDİLDİ");
        page.getAnnotations().add(over);
        page.getCOSObject().setNeedToBeUpdated(true);
    }

    static void pageInFront(PDDocument document) {
        PDPage page = new PDPage();
        document.getPages().insertBefore(page, document.getPage(0));
        page.getCOSObject().setNeedToBeUpdated(true);
        document.getPages().getCOSObject().setNeedToBeUpdated(true);
    }

    static void script(PDDocument document) {
        document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("this.getField('x').value = 1"));
        document.getDocumentCatalog().getCOSObject().setString(COSName.getPDFName("XFA"), "<xdp/>");
    }

    /** Saved anew as a whole, without the seal. */
    static byte[] savedWithoutSeal(byte[] file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(file)) {
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.ACRO_FORM);
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.PERMS);
            document.getPage(0).getCOSObject().removeItem(COSName.ANNOTS);
            document.save(out);
        }
        return out.toByteArray();
    }

    static byte[] encrypted() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
        }
        return out.toByteArray();
    }

    /**
     * Signature wrapping: the signed end of the file moves behind objects put into the hole, and a second
     * byte range that says so stands before them.
     */
    static byte[] wrapped(byte[] file) {
        SealMark mark = SealMark.in(file).getFirst();
        byte[] head = Arrays.copyOf(file, mark.hole());
        byte[] signature = Arrays.copyOfRange(file, mark.hole(), mark.after());
        byte[] tail = Arrays.copyOfRange(file, mark.after(), file.length);
        byte[] objects = bytes("\n9 0 obj << /Type /Page /Contents 8 0 R >> endobj\n");
        int after = mark.after() + 200;
        String range = "/ByteRange [0 %d %d %d]".formatted(mark.hole(), after, tail.length);
        byte[] between = Arrays.copyOf(joined(bytes(range), objects), 199);
        return joined(head, signature, between, bytes(">"), tail);
    }

    /** Universal forgery: the signature's own fields made meaningless, the text changed. */
    static byte[] meaningless(byte[] file, String range) {
        String said = byteRange(file);
        String padded = (range + " ".repeat(200)).substring(0, said.length());
        return flipped(replaced(file, said, padded), 400);
    }

    /** Unfolds to a thousand times its size, twice. */
    static byte[] bomb() throws IOException {
        byte[] folded = deflated(deflated(new byte[200_000_000]));
        return joined(bytes("%PDF-1.7\n1 0 obj << /Type /ObjStm /N 1 /First 5"
                + " /Filter [/FlateDecode /FlateDecode]"
                + " /Length " + folded.length + " >> stream\n"), folded,
                bytes("\nendstream endobj\nstartxref\n0\n%%EOF"));
    }

    private static byte[] deflated(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9))) {
            deflater.write(plain);
        }
        return out.toByteArray();
    }

    /** A page tree whose node is its own child, and very many objects. */
    static byte[] endless(int objects) {
        StringBuilder text = new StringBuilder("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                + "2 0 obj << /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >> endobj\n");
        for (int i = 3; i < objects; i++) {
            text.append(i).append(" 0 obj [").append(i).append(" 0 R] endobj\n");
        }
        return bytes(text.append("trailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF").toString());
    }
}
