package divan.lawtext;

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
    String sha256,
        Map<String, String> facts, List<Flaw> flaws) {
    public boolean isGood() {
        return text != null && flaws.stream().noneMatch(Flaw::isGrave);
    }
}
