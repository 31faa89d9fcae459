package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which names and words a document can show. */
class GlyphsTest {
    @Test
    void theWritingsOfMostApplicantsCanBeShown() {
        assertThat(Glyphs.missing("Işıl İĞNECİ çşöü â “ ” ’ – € ₺ № Решение Ελλάδα ქართული Հայերեն"))
                .isEmpty();
        assertThat(Glyphs.missing("تم تمديد إذن الإقامة حتى لا پژگچ")).isEmpty();
        assertThat(Glyphs.missing("bir\nsatır\tdaha")).isEmpty();
    }

    @Test
    void whatCannotBeShownIsNamedOnce() {
        assertThat(Glyphs.missing("漢字漢 😀")).containsExactly("漢 (U+6F22)", "字 (U+5B57)", "😀 (U+1F600)");
        assertThat(Glyphs.missing("a\u0000b\u0007")).containsExactly("U+0000", "U+0007");
    }

    @Test
    void controlsOfDirectionAreNamedAndNeverDrawn() throws IOException {
        String turned = "tutar 100\u202E001\u202C ₺";
        assertThat(Glyphs.missing(turned)).containsExactly("U+202E", "U+202C");
        byte[] letter = Sample.letter("<p>{name}</p>");
        byte[] pdf = Rendering.pdf(Frame.around(Sample.stored(letter, Map.of("name", turned), "tr")),
                Sample.NOON);
        assertThat(RenderingTest.text(pdf)).contains("tutar 100001 TL").doesNotContain("#");
    }

    /** Registers hold names as passports do, in Latin letters (ICAO 9303); their marks may come apart. */
    @Test
    void everyLatinLetterOfANameIsPrintedWholeAlsoWhereItsMarkStandsApart() throws IOException {
        IntStream.concat(IntStream.rangeClosed(0xC0, 0x17F), IntStream.concat(
                IntStream.rangeClosed(0x1E00, 0x1E9B), IntStream.rangeClosed(0x1EA0, 0x1EF9)))
            .filter(Character::isLetter).mapToObj(Character::toString)
            .forEach(letter -> assertThat(Glyphs.missing(letter)).as(letter).isEmpty());
        String name = "Nguyễn Thị Ánh · Ǎdébáyọ̀ · Şükrü · Łukasz · Māra · Þórðr";
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
        assertThat(apart).isNotEqualTo(name);
        byte[] letter = Sample.letter("<p>{name}</p>");
        byte[] pdf = Rendering.pdf(Frame.around(Sample.stored(letter, Map.of("name", apart), "tr")),
                Sample.NOON);
        assertThat(Normalizer.normalize(RenderingTest.text(pdf), Normalizer.Form.NFC))
                .contains("Nguyễn Thị Ánh", "Şükrü", "Łukasz").doesNotContain("#");
    }

    @Test
    void theNamesOfTheDemonstrationArePrintedWhole() throws IOException {
        for (String file : List.of("demo/foreigners.csv", "demo/people.yaml", "organisation/organs.csv")) {
            String text = Files.readString(Path.of("packs/migration").resolve(file));
            assertThat(Glyphs.missing(text)).as(file).isEmpty();
        }
    }
}
