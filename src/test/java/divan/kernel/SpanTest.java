package divan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void theLastDayOfLawIsInsideAndTheNextIsNot() {
        Span span = Span.of(DAY, DAY.plusDays(9));
        assertThat(span.contains(DAY.minusDays(1))).isFalse();
        assertThat(span.contains(DAY)).isTrue();
        assertThat(span.contains(DAY.plusDays(9))).isTrue();
        assertThat(span.contains(DAY.plusDays(10))).isFalse();
        assertThat(span.last()).isEqualTo(DAY.plusDays(9));
        assertThat(Span.since(DAY).last()).isNull();
        assertThat(Span.since(DAY).contains(LocalDate.MAX)).isTrue();
    }

    @Test
    void aSpanOfOneDayIsOneAndAnEmptyOneIsNone() {
        assertThat(Span.of(DAY, DAY).contains(DAY)).isTrue();
        assertThatThrownBy(() -> new Span(DAY, DAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Span.of(DAY, DAY.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spansOverlapWhereTheyHaveADayInCommon() {
        Random random = new Random(6458);
        for (int i = 0; i < 2000; i++) {
            Span one = any(random);
            Span other = any(random);
            boolean common = DAY.datesUntil(DAY.plusDays(40))
                .anyMatch(d -> one.contains(d) && other.contains(d));
            assertThat(one.overlaps(other)).as("%s %s", one, other).isEqualTo(common);
            assertThat(other.overlaps(one)).isEqualTo(common);
        }
    }

    private static Span any(Random random) {
        LocalDate from = DAY.plusDays(random.nextInt(20));
        return random.nextInt(5) == 0 ? Span.since(from) : Span.of(from, from.plusDays(random.nextInt(10)));
    }
}
