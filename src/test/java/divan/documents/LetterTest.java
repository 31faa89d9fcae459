package divan.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {
    private static String rendered(String body, Map<String, Object> variables, String language) {
        return Xhtml.text(Letter.render(Sample.letter(body), Variables.read(Variables.bytes(variables)),
                language));
    }

    private static String turkish(String body, Map<String, Object> variables) {
        return rendered(body, variables, "tr");
    }

    @Test
    void daysAndNumbersPrintAsTurkishLettersWriteThem() {
        Map<String, Object> values = Map.of("day", LocalDate.of(2026, 3, 9), "fee", new BigDecimal("1234.50"),
                "count", 12345, "at", Instant.parse("2026-03-09T21:30:00Z"));
        assertThat(turkish("<p>{day} {fee} {count} {at}</p>", values))
                .contains("<p>09.03.2026 1.234,50 12.345 10.03.2026 00:30</p>");
        assertThat(rendered("<p>{day} {fee}</p>", values, "en")).contains("<p>9 March 2026 1,234.50</p>");
        assertThat(rendered("<p>{day} {fee}</p>", values, "de")).contains("<p>09.03.2026 1.234,50</p>");
    }

    @Test
    void aNameCannotBecomeMarkup() {
        String name = "<script>alert('ı')</script> & \"x\" {1+1}";
        assertThat(turkish("<p title='{name}'>{name}</p>", Map.of("name", name)))
                .contains("&lt;script&gt;alert('ı')&lt;/script&gt; &amp;").contains("{1+1}")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>{nobody}</p>", "<p>{person.unknown}</p>", "<p data-if='nobody'>x</p>",
            "<p data-each='x in nobody'>x</p>", "<p title='{nobody}'>x</p>",
            "<p data-if='nobody != null'>x</p>",
            "<p>{flag}</p>", "<p>{person}</p>", "<p data-if='person'>x</p>", "<p data-each='flag'>x</p>",
            "<p>{1 +}</p>", "<p>{flag</p>", "<p>flag}</p>",
            "<p>{upper case(person.name)}</p>"})
    void anExpressionWithoutValueStopsTheLetter(String body) {
        Map<String, Object> variables = Map.of("person", Map.of("name", "Ali"), "flag", true);
        assertThatThrownBy(() -> turkish(body, variables)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsWrongNamesTheExpressionAndNoValue() {
        assertThatThrownBy(() -> turkish("<p>{person.age}</p>", Map.of("person", Map.of("name", "Gizem"))))
                .hasMessageContaining("<p>").hasMessageContaining("person.age")
                .hasMessageNotContaining("Gizem");
    }

    @Test
    void partsAreRepeatedAndLeftOut() {
        String body = "<ul><li data-each='x in list' data-if='x.on'>{x.name}</li></ul>";
        List<Map<String, Object>> list =
                List.of(Map.of("name", "bir", "on", true), Map.of("name", "iki", "on", false),
                Map.of("name", "üç", "on", true));
        assertThat(turkish(body, Map.of("list", list))).contains("<ul><li>bir</li><li>üç</li></ul>");
    }

    @Test
    void bracesInsideAnExpressionBelongToIt() {
        assertThat(turkish("<p>{{a: \"x}y\"}.a} {\"{\"}</p>", Map.of())).contains("<p>x}y {</p>");
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"<script>x</script>", "<img src='http://127.0.0.1/x.png'/>", "<iframe/>", "<object/>",
            "<p onclick='x'>x</p>", "<link href='x.css'/>", "<img data-src='\"file:///etc/passwd\"'/>",
            "<img data-src='\"http://127.0.0.1/x.png\"'/>",
            "<p style='background: URL(http://127.0.0.1/)'>x</p>",
            "<a href='file:///etc/passwd'>x</a>", "<a href='javascript:x'>x</a>", "<p style='{css}'>x</p>",
            "<style>@import 'x.css';</style>", "<style>p { background: \\75rl(x) }</style>", "<svg/>",
            "<?php x ?>"})
    void whatCouldLoadOrRunIsRefused(String body) {
        assertThatThrownBy(() -> turkish(body, Map.of("css", "background: url(http://127.0.0.1/)")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDocumentTypeIsRefused() {
        byte[] bomb = ("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><head/>"
                + "<body>&x;</body></html>")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Letter.render(bomb, Map.of(), "tr"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("DOCTYPE");
    }

    @Test
    void theCheckOfALetterFindsEverythingWrongAtOnce() {
        byte[] letter = Sample.letter("<p>{who}</p><script/><p data-each='x in list'>{x.name} {y}</p>"
                + "<p data-if='1 +'/>");
        assertThat(Documents.problems(letter, List.of("list"))).hasSize(4)
                .anyMatch(p -> p.contains("who")).anyMatch(p -> p.contains("script"))
                .anyMatch(p -> p.contains("y"));
        assertThat(Documents.problems(Sample.decision(), Sample.variables().keySet())).isEmpty();
    }

    @Test
    void variablesSurviveTheArchive() {
        Map<String, Object> read =
                Variables.read(Variables.bytes(Map.of("n", new BigDecimal("1.10"), "big", 1L << 60,
                "d", LocalDate.of(2026, 1, 2), "m", Map.of("list", List.of(true, "x", 3)))));
        assertThat(read).containsEntry("n", new BigDecimal("1.10"))
                .containsEntry("d", LocalDate.of(2026, 1, 2))
                .containsEntry("big", BigDecimal.valueOf(1L << 60))
                .containsEntry("m", Map.of("list", List.of(true, "x", 3L)));
        assertThatThrownBy(() -> Variables.bytes(Map.of("x", 1.5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
