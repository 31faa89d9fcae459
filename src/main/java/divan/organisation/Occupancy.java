package divan.organisation;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** On these days a post is held, for good or in acting capacity; by whom is not said. */
record Occupancy(String post, Seat seat, Span valid) {

    /**
     * The days on which a post is not vacant, in order. One holder who follows another of the same capacity
     * is not told apart from one who stays; where somebody holds it for good, whoever acts beside them does
     * not count.
     *
     * @param holdings all of one post
     */
    static List<Occupancy> of(List<Holding> holdings) {
        List<Occupancy> line = new ArrayList<>();
        LocalDate[] days = holdings.stream().map(Holding::valid)
            .flatMap(v -> Stream.of(v.from(), Objects.requireNonNullElse(v.until(), LocalDate.MAX)))
            .collect(java.util.stream.Collectors.toCollection(TreeSet::new)).toArray(LocalDate[]::new);
        for (int i = 0; i + 1 < days.length; i++) {
            Seat seat = seat(holdings, days[i]);
            if (seat != Seat.VACANT) {
                Span valid = new Span(days[i], days[i + 1].equals(LocalDate.MAX) ? null : days[i + 1]);
                add(line, new Occupancy(holdings.getFirst().post(), seat, valid));
            }
        }
        return line;
    }

    private static Seat seat(List<Holding> holdings, LocalDate day) {
        return Seat.of(holdings.stream().filter(h -> h.valid().contains(day)).map(Holding::acting).toList());
    }

    private static void add(List<Occupancy> line, Occupancy next) {
        Occupancy last = line.isEmpty() ? null : line.getLast();
        if (last != null && last.seat == next.seat && next.valid.from().equals(last.valid.until())) {
            line.set(line.size() - 1,
                new Occupancy(last.post, last.seat, new Span(last.valid.from(), next.valid.until())));
        } else {
            line.add(next);
        }
    }
}
