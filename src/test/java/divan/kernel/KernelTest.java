package divan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity numbers, canonical JSON and Turkish letters. */
class KernelTest {
    @ParameterizedTest
    @ValueSource(strings = {"10000000146", "12345678950", "99000000042"})
    void theseIdentityNumbersAreValid(String number) {
        assertThat(IdentityNumber.isValid(number)).isTrue();
        assertThat(IdentityNumber.isForeigner(number)).isEqualTo(number.startsWith("99"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901", "01234567890", "", "1000000014", "100000001460", "1000000014a",
        "10000000147", "٣٢٣٤٥٦٧٨٩٥٠"})
    void theseAreNot(String number) {
        assertThat(IdentityNumber.isValid(number)).isFalse();
    }

    @Test
    void oneWrongDigitIsAlwaysFound() {
        Random random = new Random(5490);
        for (int i = 0; i < 500; i++) {
            String number = IdentityNumber.withCheckDigits(
                String.valueOf(100_000_000 + random.nextInt(900_000_000)));
            assertThat(IdentityNumber.isValid(number)).isTrue();
            int place = random.nextInt(11);
            char other = (char) ('0' + (number.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
            assertThat(IdentityNumber.isValid(number.substring(0, place) + other
                + number.substring(place + 1)))
                .as("%s at %s", number, place).isFalse();
        }
    }

    @Test
    void canonicalJsonSortsKeysByUtf16AndKeepsNothingBesides() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("\u20ac", "Euro Sign");
        map.put("\r", "Carriage Return");
        map.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        map.put("1", "One");
        map.put("\ud83d\ude00", "Emoji: Grinning Face");
        map.put("\u0080", "Control");
        map.put("\u00f6", "Latin Small Letter O With Diaeresis");
        // the sorting example of RFC 8785, 3.2.3
        assertThat(Json.text(map)).isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
            + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
            + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void canonicalJsonWritesLiteralsAndEscapesAsTheTextSays() {
        List<Object> values = new ArrayList<>(List.of(0, -1, 9007199254740991L, true, false,
            "\u20ac$\u000f\nA'B\"\\\\\"/", List.of(), Map.of()));
        values.add(null);
        assertThat(Json.text(values)).isEqualTo("[0,-1,9007199254740991,true,false,"
            + "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",[],{},null]");
    }

    @Test
    void equalTreesHaveEqualBytesAndComeBack() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", List.of(1, "iı", Map.of("y", true, "x", "1.50")));
        one.put("a", "İ");
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", "İ");
        other.put("b", List.of(1, "iı", Map.of("x", "1.50", "y", true)));
        assertThat(Json.canonical(one)).isEqualTo(Json.canonical(other));
        assertThat(Json.map(Json.canonical(one))).isEqualTo(one);
    }

    @Test
    void turkishHasTwoLettersI() {
        assertThat(Turkish.upper("iğde ılık")).isEqualTo("İĞDE ILIK");
        assertThat(Turkish.lower("İĞDE ILIK")).isEqualTo("iğde ılık");
        assertThat(Turkish.folded("İKAMET IŞIĞI Şöyle Çağ")).isEqualTo("ikamet isigi soyle cag");
        assertThat(List.of("çay", "dut", "cam", "ılık", "iğde", "hal", "şal", "sap").stream()
            .sorted(Turkish.collator()).toList())
            .containsExactly("cam", "çay", "dut", "hal", "ılık", "iğde", "sap", "şal");
    }
}
