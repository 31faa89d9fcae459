package divan.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The days on which offices work: not on Saturday and Sunday (657/99), nor on national and general holidays
 * (2429). Their dates are data from {@link #FIRST} to {@link #LAST}; religious feasts are where the Diyanet
 * announced them, and those of years to come are computed and unconfirmed. Whatever leads out of these years
 * is refused, never guessed.
 *
 * <p>A day of which only the afternoon is off (from 13:00: 28 October, the eve of a feast) is a working day
 * of a period: offices are open on it, and a period may end on it. The law does not say so in as many words
 * (unconfirmed).
 *
 * <p>Immutable.
 */
public final class OfficialCalendar {
    public static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2030, 12, 31);
    private static final String STATUTORY = "/calendar/turkiye.csv";
    private static final int MOST = 2000;

    /**
     * A day off.
     *
     * @param from the hour at which it begins; midnight for the whole day
     * @param basis the provision or the decision by which it is off
     * @param confirmed whether its date was announced; otherwise it was computed
     */
    public record Off(LocalDate day, LocalTime from, String name, String basis, boolean confirmed) {
        public Off {
            if (day.isBefore(FIRST) || day.isAfter(LAST)) {
                throw new DateTimeException(outside(day));
            }
        }

        public boolean isWhole() {
            return from.equals(LocalTime.MIDNIGHT);
        }
    }

    private static final class Law {
        static final OfficialCalendar CALENDAR = read();
    }

    private final NavigableMap<LocalDate, Off> off;

    private OfficialCalendar(Stream<Off> days) {
        off = new TreeMap<>();
        days.forEach(day -> off.merge(day.day(), day, (a, b) -> b.from().isBefore(a.from()) ? b : a));
    }

    /** The days that the law itself takes off. */
    public static OfficialCalendar statutory() {
        return Law.CALENDAR;
    }

    private static OfficialCalendar read() {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (InputStream in = Objects.requireNonNull(OfficialCalendar.class.getResourceAsStream(STATUTORY));
                CSVParser rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new OfficialCalendar(rows.stream().map(row -> new Off(LocalDate.parse(row.get("day")),
                hour(row.get("from")), row.get("name"), row.get("basis"),
                row.get("confirmed").equals("yes"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param text {@code HH:MM}, or empty for the whole day */
    public static LocalTime hour(String text) {
        return text.isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    /** This one with more days off; of two about one day the earlier hour holds. */
    public OfficialCalendar with(Collection<Off> more) {
        return more.isEmpty() ? this
            : new OfficialCalendar(Stream.concat(off.values().stream(), more.stream()));
    }

    /** The holidays of a year, half ones too, in their order; weekends are not among them. */
    public List<Off> of(int year) {
        return off.values().stream().filter(day -> day.day().getYear() == year).toList();
    }

    /** Why a day, or a part of it, is off; empty for a weekend too. */
    public Optional<Off> holiday(LocalDate day) {
        return Optional.ofNullable(off.get(within(day)));
    }

    /** @throws DateTimeException outside the years that are known, as every method below */
    public boolean isWorkingDay(LocalDate day) {
        Off holiday = off.get(within(day));
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
            && (holiday == null || !holiday.isWhole());
    }

    /** Whether offices are closed by the calendar at that moment in Istanbul; their own hours are theirs. */
    public boolean isOff(LocalDateTime moment) {
        Off holiday = off.get(moment.toLocalDate());
        return !isWorkingDay(moment.toLocalDate())
            || holiday != null && !moment.toLocalTime().isBefore(holiday.from());
    }

    /** The day itself where it is a working day, otherwise the first after it (2577/8/2). */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate at = day;
        while (!isWorkingDay(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    /**
     * The last day of a period of so many working days: the day on which it begins does not count.
     *
     * @param days from 0, which is the day itself
     */
    public LocalDate plus(LocalDate day, long days) {
        if (days < 0 || days > MOST) {
            throw new IllegalArgumentException("working days are counted from 0 to " + MOST);
        }
        LocalDate at = within(day);
        for (long left = days; left > 0; left--) {
            at = onOrAfter(at.plusDays(1));
        }
        return at;
    }

    /** How many working days lie behind {@code from}, up to and with {@code until}; 0 where it is earlier. */
    public int between(LocalDate from, LocalDate until) {
        within(from);
        within(until);
        return (int) from.datesUntil(until.isBefore(from) ? from.plusDays(1) : until.plusDays(1)).skip(1)
            .filter(this::isWorkingDay).count();
    }

    /** Whether no holiday from one day to the other is merely computed. */
    public boolean isConfirmed(LocalDate from, LocalDate until) {
        return off.subMap(within(from), true, within(until), true).values().stream().allMatch(Off::confirmed);
    }

    /** The years of the calendar. */
    public static IntStream years() {
        return IntStream.rangeClosed(FIRST.getYear(), LAST.getYear());
    }

    private static LocalDate within(LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new DateTimeException(outside(day));
        }
        return day;
    }

    private static String outside(LocalDate day) {
        return day + " is not in the official calendar, which runs from " + FIRST + " to " + LAST;
    }
}
