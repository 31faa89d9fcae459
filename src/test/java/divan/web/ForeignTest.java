package divan.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;

/** Turkish on an Arabic page says that it is Turkish, and nobody can open an element with what they type. */
class ForeignTest {
    private static String written(String tag, String attribute, String value) {
        StringOutput page = new StringOutput();
        Foreign output = new Foreign(page);
        output.setContext(tag, attribute);
        output.writeUserContent(value);
        return page.toString();
    }

    @Test
    void turkishIsMarkedWhereElementsMayStand() {
        String text = Foreign.turkish("Kısa & dönem");
        assertThat(written("p", null, text))
            .isEqualTo("<span lang=\"tr\" dir=\"ltr\">Kısa &amp; dönem</span>");
        assertThat(written("title", null, text)).isEqualTo("Kısa &amp; dönem");
        assertThat(written("input", "value", text)).isEqualTo("Kısa &amp; dönem");
        assertThat(written("p", null, "plain <b>")).isEqualTo("plain &lt;b&gt;");
        assertThat(Foreign.plain("a " + text)).isEqualTo("a Kısa & dönem");
    }

    @Test
    void marksWithinMarksAndMarksOfStrangersStayInPairs() {
        assertThat(written("p", null, Foreign.turkish("a " + Foreign.turkish("b") + " c")))
            .isEqualTo("<span lang=\"tr\" dir=\"ltr\">a b c</span>");
        for (String typed : new String[] {"\uE000x", "x\uE001", "\uE001\uE000x", "\uE000\uE000x\uE001",
                "\uE000"}) {
            String page = written("p", null, typed);
            assertThat(page.split("<span", -1)).as(page).hasSameSizeAs(page.split("</span>", -1));
        }
    }
}
