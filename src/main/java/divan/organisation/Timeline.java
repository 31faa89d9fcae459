package divan.organisation;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The periods of one organ, in order, no two with a day in common. A new one takes the days of what it
 * covers.
 */
record Timeline(List<Period> periods) {
    /** @param madeBy the act that said it; {@code endedBy} the one by which it says so no longer */
    record Period(Organ organ, UUID madeBy, @Nullable UUID endedBy) {
        private Span days() {
            return organ.valid();
        }
    }

    Timeline {
        periods = periods.stream().sorted(Comparator.comparing(p -> p.days().from())).toList();
        for (int i = 1; i < periods.size(); i++) {
            if (periods.get(i).days().overlaps(periods.get(i - 1).days())) {
                throw new IllegalArgumentException("two periods of one organ share a day: "
                    + periods.get(i).days());
            }
        }
    }

    Optional<Organ> on(LocalDate day) {
        return periods.stream().map(Period::organ).filter(o -> o.valid().contains(day)).findFirst();
    }

    Optional<Organ> last() {
        return periods.isEmpty() ? Optional.empty() : Optional.of(periods.getLast().organ());
    }

    /** The organ is as said on its days, and as before on all others. */
    Timeline with(Organ organ, UUID act) {
        List<Period> periods = new ArrayList<>(without(organ.valid(), act).periods());
        periods.add(new Period(organ, act, null));
        return new Timeline(periods);
    }

    /** The organ does not stand on these days. */
    Timeline without(Span days, UUID act) {
        List<Period> left = new ArrayList<>();
        for (Period period : periods) {
            if (!period.days().overlaps(days)) {
                left.add(period);
                continue;
            }
            if (period.days().from().isBefore(days.from())) {
                left.add(new Period(period.organ().during(new Span(period.days().from(), days.from())),
                    period.madeBy(), act));
            }
            if (days.until() != null && period.days().contains(days.until())) {
                left.add(new Period(period.organ().during(new Span(days.until(), period.days().until())),
                    period.madeBy(), period.endedBy()));
            }
        }
        return new Timeline(left);
    }
}
