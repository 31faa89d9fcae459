package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.IdentityNumber;
import divan.kernel.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each type of question: what people type, how it is kept, what is wrong with it and where. */
class QuestionTypesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Map<String, Object> PERSON =
        Map.of("person", Map.of("given", "Ada", "family", "Örnek", "address", "Ankara"));
    private static final String FOREIGNER = IdentityNumber.withCheckDigits("991234567");
    private static final String CITIZEN = IdentityNumber.withCheckDigits("123456789");

    private static @Nullable Object typed(String question, String... fields) {
        Map<String, List<String>> all = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.merge(fields[i], List.of(fields[i + 1]), (one, other) -> {
                List<String> both = new ArrayList<>(one);
                both.addAll(other);
                return both;
            });
        }
        return Answers.read(EveryType.question(question), all);
    }

    private static List<String> wrong(String question, @Nullable Object answer) {
        Map<String, @Nullable Object> answers = new LinkedHashMap<>();
        answers.put(question, answer);
        return AnswerCheck.check(List.of(EveryType.question(question)), answers,
            Situation.of(PERSON, EveryType.form(), Map.of("driver", true), DAY)).stream()
            .map(v -> v.code() + " " + v.field()).toList();
    }

    @ParameterizedTest
    @CsvSource({"TR33 0006 1005 1978 6457 8413 26, true", "tr330006100519786457841326, true",
        "TR33 0006 1005 1978 6457 8413 27, false", "TR33 0006 1015 1978 6457 8413 26, false",
        "DE89370400440532013000, false", "TR33, false"})
    void anIbanIsReckoned(String written, boolean good) {
        Object kept = typed("iban", "iban", written);
        assertThat(wrong("iban", kept)).isEqualTo(good ? List.of() : List.of("iban iban"));
    }

    @ParameterizedTest
    @CsvSource({"06abc123, 06 ABC 123", "6 abc 12, 06 ABC 12", "34-ab-1234, 34 AB 1234",
        "81 z 99999, 81 Z 99999",
        "06 ıi 123, 06 II 123"})
    void aPlateIsWrittenInOneWay(String written, String kept) {
        assertThat(typed("plate", "plate", written)).isEqualTo(kept);
        assertThat(wrong("plate", kept)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"82 AB 123", "00 AB 123", "06 ABCD 12", "06 QX 123", "06 A 123", "06 ABC 1234", "plaka"})
    void whatIsNoPlateIsRefused(String written) {
        assertThat(wrong("plate", typed("plate", "plate", written))).containsExactly("plate plate");
    }

    @Test
    void anIdentityNumberIsOfTheKindThatIsAsked() {
        assertThat(wrong("number", FOREIGNER)).isEmpty();
        assertThat(wrong("number", CITIZEN)).containsExactly("identity-foreigner number");
        assertThat(wrong("number", FOREIGNER.substring(0, 10) + (FOREIGNER.charAt(10) == '1' ? '2' : '1')))
            .containsExactly("identity-number number");
        assertThat(typed("number", "number", FOREIGNER.substring(0, 3) + " " + FOREIGNER.substring(3)))
            .isEqualTo(FOREIGNER);
    }

    @ParameterizedTest
    @CsvSource({"31.02.2027, 28", "30.02.2028, 29", "31.04.2027, 30", "2027-02-31, 28"})
    void aDayThatNoCalendarHasIsToldWithTheMonthsLength(String written, int length) {
        Object kept = typed("stay", "stay.from", written, "stay.until", "31.12.2027");
        List<Violation> violations = AnswerType.wrong(EveryType.question("stay"), "stay",
            java.util.Objects.requireNonNull(kept));
        assertThat(violations).singleElement().satisfies(v -> {
            assertThat(v.code()).isEqualTo("no-such-day");
            assertThat(v.field()).isEqualTo("stay.from");
            assertThat(v.args().getLast()).isEqualTo(length);
        });
    }

    @Test
    void aPeriodHasTwoDaysInTheirOrderWithinItsLimits() {
        assertThat(typed("stay", "stay.from-day", "1", "stay.from-month", "2", "stay.from-year", "2026",
            "stay.until", "28.02.2026")).isEqualTo(Map.of("from", "2026-02-01", "until", "2026-02-28"));
        assertThat(wrong("stay", Map.of("from", "2026-02-01", "until", "2026-02-01"))).isEmpty();
        assertThat(wrong("stay", Map.of("from", "2026-02-02", "until", "2026-02-01")))
            .containsExactly("period-order stay.until");
        assertThat(wrong("stay", Map.of("from", "2026-02-02"))).containsExactly("period-until stay.until");
        assertThat(wrong("stay", Map.of("from", "2019-12-31", "until", "2020-02-01")))
            .containsExactly("in-past stay");
        assertThat(wrong("stay", Map.of("from", "2026-02-02", "until", "2026-02-03", "x", "y")))
            .containsExactly("period stay");
        assertThat(wrong("stay", typed("stay"))).containsExactly("required stay");
    }

    @Test
    void anAddressHasItsParts() {
        Object home = typed("home", "home.province", "06", "home.district", " Çankaya ",
            "home.neighbourhood", "Kızılay", "home.street", "Atatürk Blv.", "home.building", "5",
            "home.door", "3");
        assertThat(wrong("home", home)).isEmpty();
        assertThat(Address.words((Map<?, ?>) java.util.Objects.requireNonNull(home)))
            .isEqualTo("Kızılay Atatürk Blv. No: 5/3, Çankaya/Ankara");
        assertThat(wrong("home", Map.of("province", "82", "district", "x".repeat(201), "id", "1")))
            .containsExactlyInAnyOrder("unknown-question home.id", "address-province home.province",
                "address-district home.district", "address-neighbourhood home.neighbourhood",
                "address-building home.building");
        assertThat(Address.provinces()).hasSize(81).containsEntry("34", "İstanbul");
    }

    @Test
    void ofSeveralAsManyAreChosenAsTheFormWants() {
        assertThat(typed("topics", "topics", "work", "topics", "health", "topics", "work"))
            .isEqualTo(List.of("work", "health"));
        assertThat(wrong("topics", List.of("work"))).isEmpty();
        assertThat(wrong("topics", List.of("work", "school", "health")))
            .containsExactly("too-many-chosen topics");
        assertThat(wrong("topics", List.of())).containsExactly("required topics");
        assertThat(wrong("topics", List.of("sleep"))).containsExactly("choice topics");
        assertThat(wrong("topics", List.of("work", "work"))).containsExactly("choice topics");
    }

    @Test
    void numbersAreReadAsTheyAreWrittenHere() {
        assertThat(typed("rent", "rent", "12.345,60")).isEqualTo("12345.60");
        assertThat(wrong("rent", "12345.60")).isEmpty();
        assertThat(wrong("rent", "12345.601")).containsExactly("decimals rent");
        assertThat(wrong("rooms", "2.5")).containsExactly("decimals rooms");
        assertThat(wrong("rooms", "0")).containsExactly("not-positive rooms");
        assertThat(Answers.fromJson(EveryType.form(), Map.of("rooms", 3.0, "rent", 12345678.5)))
            .isEqualTo(Map.of("rooms", "3", "rent", "12345678.5"));
    }

    @Test
    void aNameIsLetters() {
        assertThat(typed("full-name", "full-name", "  Ayşe   Nur\tO’Neill-Çelik "))
            .isEqualTo("Ayşe Nur O’Neill-Çelik");
        assertThat(wrong("full-name", "Ayşe Nur O’Neill-Çelik")).isEmpty();
        assertThat(wrong("full-name", "محمد علی")).isEmpty();
        assertThat(wrong("full-name", "<script>")).containsExactly("name full-name");
        assertThat(wrong("full-name", "a".repeat(151))).containsExactly("name full-name");
    }

    @Test
    void anAnswerOfTenMegabytesIsCutAndRefused() {
        Object kept = typed("full-name", "full-name", "a".repeat(10_000_000));
        assertThat(String.valueOf(kept)).hasSizeLessThan(10_100);
        assertThat(wrong("full-name", kept)).containsExactly("name full-name");
        assertThat((List<?>) typed("topics", java.util.stream.IntStream.range(0, 2000).boxed()
            .flatMap(i -> java.util.stream.Stream.of("topics", "t" + i)).toArray(String[]::new)))
            .hasSizeLessThanOrEqualTo(500);
    }

    private static Map<String, Object> row(String name, String relation, String income) {
        return new LinkedHashMap<>(Map.of("name", name, "relation", relation, "income", income));
    }

    @Test
    void rowsAreReadByTheirNumbersAndEmptyOnesAreNone() {
        assertThat(typed("family", "family", "0", "family", "4", "family", "7", "family.0.name", "Ali",
            "family.4.name", " ", "family.7.name", "Ada", "family.7.born-day", "1",
            "family.7.born-month", "2", "family.7.born-year", "2020", "family.9.name", "not a row"))
            .isEqualTo(List.of(Map.of("name", "Ali"), Map.of("name", "Ada", "born", "2020-02-01")));
        assertThat(typed("family")).isNull();
    }

    @Test
    void whatIsWrongInARowIsToldWithItsPlace() {
        Map<String, Object> child = row("Ada", "child", "1");
        assertThat(wrong("family", List.of(row("Ali", "spouse", "10"), child)))
            .containsExactly("required family.1.school");
        child.put("born", "2020-02-30");
        child.put("shoe", "42");
        child.put("school", "Okul");
        assertThat(wrong("family", List.of(child))).containsExactlyInAnyOrder("no-such-day family.0.born",
            "unknown-question family.0.shoe");
        Map<String, Object> one = row("Ali", "spouse", "1");
        assertThat(wrong("family", List.of(one, one, one, one))).containsExactly("too-many-rows family");
        assertThat(wrong("family", List.of(Map.of()))).containsExactly("required family");
        assertThat(wrong("family", "rows")).containsExactly("group family");
        assertThat(wrong("family", List.of("row"))).containsExactly("group family");
    }

    @Test
    void feelSeesRowsAsContextsAndReckons() {
        Map<String, Object> answers = new LinkedHashMap<>(Map.of("rent", "1000", "family",
            List.of(row("Ali", "spouse", "10.50"), row("Ada", "child", "4"), Map.of()), "stay",
            Map.of("from", "2026-02-01", "until", "2026-02-28")));
        Situation situation = Situation.of(Map.of(), EveryType.form(), answers, DAY);
        assertThat(situation.answer(EveryType.question("household"))).isEqualTo(new BigDecimal("3"));
        assertThat(situation.answer(EveryType.question("income"))).isEqualTo(new BigDecimal("14.50"));
        assertThat(situation.answer(EveryType.question("per-head"))).isEqualTo(new BigDecimal("333.33"));
        assertThat(situation.value("answers.family[relation = \"child\"].name[1]")).isEqualTo("Ada");
        assertThat(situation.value("answers.stay.until - answers.stay.from = duration(\"P27D\")"))
            .isEqualTo(true);
        assertThat(situation.value("answers.home.province")).isNull();
        Situation empty = Situation.of(Map.of(), EveryType.form(), Map.of(), DAY);
        assertThat(empty.answer(EveryType.question("household"))).isEqualTo(BigDecimal.ONE);
        assertThat(empty.answer(EveryType.question("per-head"))).isNull();
    }

    @Test
    void aPageThatIsNotShownAsksNothing() {
        List<Question> questions = EveryType.form().questions();
        for (boolean drives : new boolean[] {true, false}) {
            Map<String, Object> answers = Map.of("driver", drives);
            Situation situation = Situation.of(PERSON, EveryType.form(), answers, DAY);
            assertThat(AnswerCheck.check(questions, answers, situation).stream().map(Violation::field)
                .anyMatch("plate"::equals)).isEqualTo(drives);
        }
    }

    @Test
    void whatIsCalculatedIsNeverTaken() {
        assertThat(Answers.fromJson(EveryType.form(), Map.of("household", 99))).isEmpty();
        assertThat(new Typed(Map.of("household", List.of("99")), Map.of(), "", "")
            .fields(EveryType.form().questions())).doesNotContainKey("household");
    }
}
