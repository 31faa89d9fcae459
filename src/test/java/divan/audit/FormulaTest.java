package divan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guides' formulas, at their thresholds and over ten thousand synthetic indicators. */
class FormulaTest {
    @ParameterizedTest
    @CsvSource({"-5, MISSED", "0, MISSED", "79.99, MISSED", "80, PARTLY_REACHED", "99.99, PARTLY_REACHED",
        "100, REACHED", "100.01, EXCEEDED", "875, EXCEEDED"})
    void statusByTheGuidesThresholds(BigDecimal rate, Status status) {
        assertThat(Formula.status(rate)).isEqualTo(status);
        assertThat(Status.read(status.printed())).contains(status);
        assertThat(Status.read(" " + status.printed().toUpperCase(Locale.of("tr")) + "."))
            .contains(status);
    }

    @Test
    void aThirdOfThreeIsWhole() {
        assertThat(Formula.rate(new BigDecimal(3), new BigDecimal(3))).isEqualByComparingTo("100");
        assertThat(Formula.rate(new BigDecimal(5), BigDecimal.ZERO)).isNull();
        assertThat(Status.read("başarılı")).isEmpty();
    }

    /** Between floor and cap, the same mirrored and moved, and never less for a step towards the target. */
    @Test
    void performanceKeepsItsLaws() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal a = BigDecimal.valueOf(random.nextInt(1000) - 500);
            BigDecimal b = BigDecimal.valueOf(random.nextInt(1000) - 500);
            BigDecimal c = BigDecimal.valueOf(random.nextInt(1400) - 700);
            BigDecimal p = Formula.performance(a, b, c);
            assertThat(p).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
            BigDecimal moved = BigDecimal.valueOf(random.nextInt(100));
            assertThat(Formula.performance(a.add(moved), b.add(moved), c.add(moved))).isEqualByComparingTo(p);
            if (a.compareTo(b) != 0) {
                assertThat(Formula.performance(a.negate(), b.negate(), c.negate())).isEqualByComparingTo(p);
                BigDecimal step = BigDecimal.valueOf(b.compareTo(a));
                assertThat(Formula.performance(a, b, c.add(step))).isGreaterThanOrEqualTo(p);
                assertThat(Formula.performance(a, b, b)).isEqualByComparingTo("100");
                assertThat(Formula.performance(a, b, a)).isEqualByComparingTo("0");
            } else {
                assertThat(p).isEqualByComparingTo(c.compareTo(b) >= 0 ? "100" : "0");
            }
        }
    }
}
