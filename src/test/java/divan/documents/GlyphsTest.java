package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
