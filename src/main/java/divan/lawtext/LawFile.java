package divan.lawtext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder as published: {@code metin.md} and {@code ustveri.json}.
 *
 * @param text null where the bytes could not be read as a text
 * @param sha256 of the bytes of {@code metin.md}, hexadecimal
 * @param facts what {@code ustveri.json} says, as text by name; without what it leaves open
 */
public record LawFile(String number, String title, @Nullable LawText text, @Nullable Census census,
        String sha256, Map<String, String> facts, List<Flaw> flaws) {
    /**
     * A text that stands in no folder: what an official pasted or brought as a file.
     *
     * @param number by which the provisions' own references are resolved
     * @param articled whether a text without articles is none of its kind
     */
    public static LawFile of(String number, String title, byte[] bytes, boolean articled) {
        List<Flaw> flaws = new ArrayList<>();
        if (bytes.length == 0) {
            flaws.add(Flaw.grave(LawFolder.TEXT, 0, "empty", "is empty"));
        }
        String source = SourceText.of(bytes, flaws);
        LawText text = source == null ? null : LawText.of(number, source);
        if (text != null && flaws.isEmpty() && (articled || text.articles().findAny().isPresent())) {
            flaws.addAll(Flaws.of(text));
        }
        return new LawFile(number, title, text, text == null ? null : Census.of(text),
            SourceText.sha256(bytes), Map.of(), List.copyOf(flaws));
    }

    public boolean isGood() {
        return text != null && flaws.stream().noneMatch(Flaw::isGrave);
    }
}
