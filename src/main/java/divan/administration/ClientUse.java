package divan.administration;

import divan.clients.DayUse;
import divan.clients.IssuedKey;
import java.util.List;

/** A key of a client, and what it used of late. */
public record ClientUse(IssuedKey key, List<DayUse> days) {
    public long answered() {
        return days.stream().mapToLong(DayUse::answered).sum();
    }

    public long refused() {
        return days.stream().mapToLong(DayUse::refused).sum();
    }
}
