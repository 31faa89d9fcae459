package divan.catalogue;

import divan.kernel.OfficialCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How the days of a service's period are counted. The day on which it begins never counts.
 *
 * @param working whether only working days count (4982/11/1)
 * @param moves whether a period that ends on a day off ends on the next working day instead, as 2577/8/2 has
 * it for suits; working days end on one anyway
 */
public record Counting(boolean working, boolean moves) {
    public static final Counting CALENDAR = new Counting(false, false);

    /**
     * The last day of a period.
     *
     * @throws java.time.DateTimeException where it leads out of the official calendar
     */
    public LocalDate end(OfficialCalendar calendar, LocalDate from, long days) {
        LocalDate end = working ? calendar.plus(from, days) : from.plusDays(days);
        return moved(calendar, end);
    }

    /** A day as the last one of a period. */
    public LocalDate moved(OfficialCalendar calendar, LocalDate day) {
        return working || moves ? calendar.onOrAfter(day) : day;
    }

    /** How many days of a period are left behind a day. */
    public long left(OfficialCalendar calendar, LocalDate on, LocalDate end) {
        return working ? calendar.between(on, end)
            : ChronoUnit.DAYS.between(on, end);
    }
}
