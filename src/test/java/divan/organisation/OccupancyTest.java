package divan.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OccupancyTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    private static Holding held(int from, int until, boolean acting) {
        return new Holding("p", UUID.randomUUID(), new Span(FIRST.plusDays(from),
            until < 0 ? null : FIRST.plusDays(until)), acting);
    }

    @Test
    void oneHolderWhoFollowsAnotherIsNotToldApart() {
        assertThat(Occupancy.of(List.of(held(0, 10, false), held(10, -1, false))))
            .containsExactly(new Occupancy("p", Seat.HELD, Span.since(FIRST)));
        assertThat(Occupancy.of(List.of())).isEmpty();
    }

    @Test
    void onEveryDayItSaysWhatTheHoldingsSay() {
        Random random = new Random(20261122);
        for (int history = 0; history < 500; history++) {
            List<Holding> holdings = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                int from = random.nextInt(30);
                holdings.add(held(from, random.nextInt(4) == 0 ? -1 : from + 1 + random.nextInt(10),
                    random.nextBoolean()));
            }
            List<Occupancy> line = Occupancy.of(holdings);
            for (int n = -1; n < 60; n++) {
                LocalDate day = FIRST.plusDays(n);
                List<Holding> then = holdings.stream().filter(h -> h.valid().contains(day)).toList();
                List<Seat> said = line.stream().filter(o -> o.valid().contains(day)).map(Occupancy::seat)
                    .toList();
                assertThat(said).hasSize(then.isEmpty() ? 0 : 1);
                assertThat(said.contains(Seat.HELD)).isEqualTo(then.stream().anyMatch(h -> !h.acting()));
            }
        }
    }
}
