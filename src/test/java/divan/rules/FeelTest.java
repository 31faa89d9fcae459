package divan.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import divan.kernel.OfficialCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeelTest {
    private static final LocalDate END = LocalDate.of(2028, 2, 29);

    private static Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> answers = new HashMap<>();
        answers.put("means", true);
        answers.put("phone", null);
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("answers", answers);
        variables.put("permit", Map.of("until", END, "ground", "ı"));
        variables.put("asked", List.of("criminal-record"));
        variables.put("date", "22.11.2026");
        variables.put("number", "E-90000000-115.02.01-1");
        variables.put("insurance", null);
        return variables;
    }

    @Test
    void datesAndWholeNumbersComeBackAsPlainJava() {
        assertThat(Feel.evaluate("permit.until + duration(\"P1D\")", variables()))
                .isEqualTo(LocalDate.of(2028, 3, 1));
        assertThat(Feel.evaluate("1 + 1", Map.of())).isEqualTo(2L);
        assertThat(Feel.evaluate("1 / 4", Map.of())).isEqualTo(new BigDecimal("0.25"));
        assertThat(Feel.evaluate("{a: [1, null]}", Map.of())).isEqualTo(Map.of("a", Arrays.asList(1L, null)));
    }

    @Test
    void daysAreCountedByTheOfficialCalendar() {
        Map<String, Object> begun = Map.of("begun", LocalDate.of(2026, 10, 27));
        assertThat(Feel.evaluate("working_days_after(begun, 2)", begun))
                .isEqualTo(LocalDate.of(2026, 10, 30));
        assertThat(Feel.evaluate("working_days_after(date: begun, n: 1)", begun))
                .isEqualTo(LocalDate.of(2026, 10, 28));
        assertThat(Feel.evaluate("working_day_on_or_after(begun + duration(\"P2D\"))", begun))
                .isEqualTo(LocalDate.of(2026, 10, 30));
        assertThat(Feel.evaluate("is_working_day(date(\"2026-10-29\"))", begun)).isEqualTo(false);
        assertThat(Feel.evaluate("working_days_between(begun, date(\"2026-10-30\"))", begun)).isEqualTo(2L);
        assertThatIllegalArgumentException().as("outside its years")
                .isThrownBy(() -> Feel.evaluate("working_days_after(date(\"2030-12-20\"), 15)", begun));
        assertThatIllegalArgumentException().as("no day")
                .isThrownBy(() -> Feel.evaluate("working_days_after(null, 15)", begun));
    }

    @Test
    void whoeverEvaluatesAgainMayKeepACalendar() {
        OfficialCalendar more = OfficialCalendar.statutory().with(List.of(new OfficialCalendar.Off(
                LocalDate.of(2026, 11, 24), LocalTime.MIDNIGHT, "İdari izin", "Örnek karar", true)));
        Map<String, Object> begun = Map.of("begun", LocalDate.of(2026, 11, 23));
        assertThat(Feel.evaluate(more, "working_days_after(begun, 1)", begun))
                .isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(Feel.evaluate("working_days_after(begun, 1)", begun))
                .isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void theTwentyNinthOfFebruaryEndsOnTheTwentyEighthInAYearWithoutOne() {
        assertThat(Feel.evaluate("permit.until + duration(\"P2Y\")", variables()))
                .isEqualTo(LocalDate.of(2030, 2, 28));
    }

    @Test
    void anUnansweredQuestionIsNullAndHoldsNothing() {
        assertThat(Feel.evaluate("answers.phone", variables())).isNull();
        assertThat(Feel.evaluate("answers.never_asked", variables())).isNull();
        assertThat(Feel.evaluate("insurance.until", variables())).isNull();
        assertThat(Feel.holds("answers.never_asked = true", variables())).isFalse();
        assertThat(Feel.holds("insurance.until < permit.until", variables())).isFalse();
        assertThat(Feel.holds("answers.means = true", variables())).isTrue();
    }

    @Test
    void aVariableMayBearTheNameOfABuiltInFunction() {
        assertThat(Feel.evaluate("date", variables())).isEqualTo("22.11.2026");
        assertThat(Feel.evaluate("number", variables())).isEqualTo("E-90000000-115.02.01-1");
    }

    @Test
    void lettersOfTheTurkishAlphabetAreTold() {
        assertThat(Feel.holds("permit.ground in [\"h\", \"ı\"]", variables())).isTrue();
        assertThat(Feel.holds("permit.ground = \"i\"", variables())).isFalse();
    }

    @Test
    void anUnknownNameIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> Feel.evaluate("permt.until", variables()))
                .withMessageContaining("permt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Feel.check("answers.means = tru", List.of("answers")));
        assertThatNoException().isThrownBy(
                () -> Feel.check("some a in asked satisfies a = \"x\"", List.of("asked")));
    }

    @Test
    void aMalformedExpressionIsAnError() {
        for (String malformed : List.of("1 +", "", "(", "if a then", "list contains(asked \"x\")")) {
            assertThatIllegalArgumentException().as(malformed)
                    .isThrownBy(() -> Feel.check(malformed, List.of("a", "asked")));
        }
    }

    @Test
    void aFailureNamesTheExpressionAndNeverTheValues() {
        Map<String, String> secret = Map.of("secret", "99123456789");
        assertThatIllegalArgumentException().isThrownBy(() -> Feel.evaluate("number(secret, 1, 2)", secret))
                .withMessageContaining("number(secret").withMessageNotContaining("99123456789");
    }

    @Test
    void onlyTruthHolds() {
        assertThatIllegalArgumentException().isThrownBy(() -> Feel.holds("1", Map.of()));
    }

    @Test
    void namesHaveUnderscoresThroughTheWholeTree() {
        Map<String, Object> tree = Map.of("requested-until", END, "list", List.of(Map.of("a-b", 1)));
        assertThat(Feel.names(tree))
                .isEqualTo(Map.of("requested_until", END, "list", List.of(Map.of("a_b", 1))));
    }

    @Test
    void manyThreadsGetTheirOwnAnswers() {
        assertThat(IntStream.range(0, 2_000).parallel()
                .allMatch(i -> Feel.evaluate("n * 2 + 1", Map.of("n", i)).equals(2L * i + 1))).isTrue();
    }
}
