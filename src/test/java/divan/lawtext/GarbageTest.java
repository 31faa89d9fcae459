package divan.lawtext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Nothing that is read takes more than a bounded look ahead or back: a rule that went over the text once for
 * every
 * block or bracket would need hours for these, and this test would not end.
 */
class GarbageTest {
    private static final int MILLION = 1_000_000;
    private static final List<String> SHAPES =
        List.of("(", "(Ek (Mülga: ", "a) x\n\nbar\n\n", "“foo\n\n", "5, ",
        "birinci, ", "[1] ", "Foo\n\n", "5237 sayılı ", "Ek Ek ", "İ ve ı; ");

    private static String of(String shape, int length) {
        return shape.repeat(length / shape.length());
    }

    @Test
    void repeatedShapesAreReadToTheirEndWithoutLoss() {
        for (String shape : SHAPES) {
            LawText text = LawText.of("1", "Madde 1 – " + of(shape, MILLION / 2));
            assertThat(text.isLossless()).as(shape).isTrue();
        }
    }

    @Test
    void tenMegabytesWithoutAnArticleAreNoLaw() {
        LawText text = LawText.of("1", of("Foo bar (1/1/2001 ek) 5 inci\n\n", 10 * MILLION));
        assertThat(text.isLossless()).isTrue();
        assertThat(Census.of(text).unclassifiedShare()).isGreaterThan(0.99);
        assertThat(Flaws.of(text)).filteredOn(Flaw::isGrave).extracting(Flaw::reason)
            .anyMatch(reason -> reason.contains("no article"));
    }

    @Test
    void oneLineOfTenMegabytesIsReadToo() {
        LawText text = LawText.of("1", "Madde 1 – " + of("Bahçe sulanır ", 10 * MILLION) + ".");
        assertThat(text.isLossless()).isTrue();
        assertThat(text.provisions()).hasSize(2);
    }
}
