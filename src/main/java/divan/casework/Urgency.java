package divan.casework;

import java.time.LocalDate;

/** How soon something is due; text key {@code desk.urgency-<name>}. */
public enum Urgency {
    LATE, SOON, LATER;

    /** @param soonDays how many days ahead still count as soon, the day itself included */
    public static Urgency of(LocalDate due, LocalDate today, int soonDays) {
        if (due.isBefore(today)) {
            return LATE;
        }
        return due.isAfter(today.plusDays(soonDays)) ? LATER : SOON;
    }

    public String key() {
        return "desk.urgency-" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
