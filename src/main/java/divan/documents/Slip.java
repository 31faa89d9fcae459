package divan.documents;

import divan.web.QrCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A piece of paper that somebody takes home: PDF/A-2a and PDF/UA-1 as documents are, but no document: it has
 * no number and no seal, and is kept nowhere.
 *
 * @param language in which all of it is written
 * @param organ who hands it out
 * @param mark what is said above it, for example that it is a demonstration
 * @param words paragraphs below the lines
 * @param address of a page, as a code to be photographed
 */
public record Slip(String title, String language, String organ, String mark, List<Line> lines,
        List<String> words, String address) {
    private static final byte[] TEMPLATE = template();

    /** @param strong what whoever holds the paper looks for */
    public record Line(String label, String value, boolean strong) {
    }

    private static byte[] template() {
        try (InputStream file = Slip.class.getResourceAsStream("/documents/slip.xhtml")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] pdf(Instant at) {
        Map<String, Object> slip = new LinkedHashMap<>();
        slip.put("title", title);
        slip.put("organ", organ);
        slip.put("mark", mark);
        slip.put("lines", lines.stream().map(line -> Map.of("label", line.label(), "value", line.value(),
                "style", line.strong() ? "strong" : "plain")).toList());
        slip.put("words", words);
        slip.put("qr", QrCode.dataUri(address));
        slip.put("address", address);
        return Rendering.pdf(Letter.render(TEMPLATE, Map.of("slip", slip), language), at);
    }
}
