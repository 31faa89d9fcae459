package divan.documents;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Pages that another module drew, as PDF/A-2a and PDF/UA-1: no document, for it has no number and no seal.
 */
public final class Publication {
    private Publication() {
    }

    /**
     * @param xhtml well-formed, without a document type, and asking for nothing outside itself; only its own
     *        style and data addresses count
     * @param at stands in the file as its time
     * @throws IllegalArgumentException where it is not such a page
     */
    public static byte[] pdf(String xhtml, Instant at) {
        return Rendering.pdf(Xhtml.read(xhtml.getBytes(StandardCharsets.UTF_8)), at);
    }
}
