package divan.legislation;

import divan.lawtext.Flaw;
import divan.lawtext.LawFile;
import divan.lawtext.LawText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text of a norm for reading: its provisions, or its lines where it is a letter without articles. */
final class NormText {
    private NormText() {
    }

    /** @return provisions in order; a letter's lines are provisions without an address of their own */
    static List<Wording> of(String id, String source) {
        LawText text = LawText.of(id, source);
        List<Wording> provisions = new LawRows(text, 1).provisions().stream().map(row -> new Wording(
            id + "/" + row[2], String.valueOf(row[4]), String.valueOf(row[5]), String.valueOf(row[6]),
            String.valueOf(row[7]), String.valueOf(row[8]), String.valueOf(row[9]))).toList();
        return provisions.isEmpty() ? source.lines().filter(line -> !line.isBlank())
            .map(line -> new Wording(id + "/", "line", "", line.strip(), "", "", "")).toList() : provisions;
    }

    static List<Flaw> flaws(Norm norm, String source) {
        return LawFile.of(norm.id(), norm.title(), source.getBytes(StandardCharsets.UTF_8),
            norm.kind().hasArticles()).flaws();
    }
}
