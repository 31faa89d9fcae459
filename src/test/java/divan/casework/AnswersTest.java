package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.casework.Question.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type, as it is kept. */
class AnswersTest {
    private static Question question(Type type) {
        return new Question("q", type, true, null, null, null, null, null, List.of(), List.of(), null, 1,
            null, false, null, new Question.Count(0, 20), 4, null, List.of());
    }

    private static @Nullable Object read(Type type, String typed) {
        return Answers.read(question(type), Map.of("q", List.of(typed)));
    }

    @ParameterizedTest
    @CsvSource({"22.11.2026, 2026-11-22", "1.2.2027, 2027-02-01", "01/02/2027, 2027-02-01",
        "1-2-2027, 2027-02-01", "2027-02-01, 2027-02-01", "29.2.2028, 2028-02-29"})
    void aDayIsUnderstood(String typed, String kept) {
        assertThat(read(Type.DATE, typed)).isEqualTo(kept);
        assertThat(Answers.date(kept)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"31.2.2027", "29.2.2027", "2027-02-30", "22.11.26", "yarın", "32.1.2027"})
    void whatIsNoDayIsKeptAsTypedAndIsNone(String typed) {
        assertThat(read(Type.DATE, typed)).isEqualTo(typed);
        assertThat(Answers.date(typed)).isEmpty();
    }

    @Test
    void aDayFromThreeFields() {
        assertThat(Answers.read(question(Type.DATE), Map.of("q-day", List.of(" 5 "), "q-month", List.of("1"),
            "q-year", List.of("2027")))).isEqualTo("2027-01-05");
        assertThat(Answers.read(question(Type.DATE), Map.of("q-day", List.of(""), "q-month", List.of(""),
            "q-year", List.of("")))).isNull();
        assertThat(Answers.read(question(Type.DATE), Map.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.234,56|1234.56", "1234,5|1234.5", "1234.56|1234.56", "1.234|1234",
        "12.345.678|12345678", "45 000|45000", "40000|40000", "0,99|0.99"})
    void anAmountIsUnderstoodAsTurkishAndAsPlain(String typed, String kept) {
        assertThat(read(Type.MONEY, typed)).isEqualTo(kept);
        assertThat(Answers.number(kept)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1,234.56", "12.34,5", "çok", "1e9", "12,345,678", "--1"})
    void whatIsNoAmountIsNone(String typed) {
        assertThat(Answers.number(String.valueOf(read(Type.MONEY, typed)))).isEmpty();
    }

    @Test
    void yesAndNoAndNothing() {
        assertThat(read(Type.YES_NO, "yes")).isEqualTo(true);
        assertThat(read(Type.YES_NO, "no")).isEqualTo(false);
        assertThat(read(Type.YES_NO, "maybe")).isEqualTo("maybe");
        assertThat(read(Type.YES_NO, "  ")).isNull();
        assertThat(Answers.read(question(Type.DECLARATION), Map.of())).isEqualTo(false);
    }
}
