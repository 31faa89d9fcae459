package divan.clients;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a key used and is not written down yet. */
final class Tally {
    private final Map<LocalDate, long[]> pending = new HashMap<>();

    void count(Meter.Reading reading) {
        add(new DayUse(reading.day(), reading.taken() ? 1 : 0, reading.taken() ? 0 : 1));
    }

    synchronized void add(DayUse use) {
        long[] both = pending.computeIfAbsent(use.day(), day -> new long[2]);
        both[0] += use.answered();
        both[1] += use.refused();
    }

    synchronized List<DayUse> look() {
        return pending.entrySet().stream()
            .map(e -> new DayUse(e.getKey(), e.getValue()[0], e.getValue()[1])).toList();
    }

    /** Takes everything out; who cannot write it down adds it again. */
    synchronized List<DayUse> empty() {
        List<DayUse> uses = look();
        pending.clear();
        return uses;
    }
}
