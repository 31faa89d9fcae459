package divan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OfficialCalendarTest {
    private final OfficialCalendar calendar = OfficialCalendar.statutory();

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    @Test
    void aYearHasFifteenAndAHalfDaysOfHolidaysOfTheLaw() {
        OfficialCalendar.years().forEach(year -> {
            List<OfficialCalendar.Off> days = calendar.of(year);
            assertThat(days).as("%d", year).allMatch(off -> off.confirmed() == year <= 2026
                || !off.basis().equals("2429/2-B"));
            // one, three, four feasts of one day; 29 October; 3 and 4 days of feasts; three afternoons
            long whole = days.stream().filter(OfficialCalendar.Off::isWhole).count();
            Set<LocalDate> halves = days.stream().filter(off -> !off.isWhole()).map(OfficialCalendar.Off::day)
                .collect(Collectors.toSet());
            // the eve of a feast was 1 May in 2022 and is 23 April in 2029
            assertThat(halves).as("%d", year).hasSize(year == 2022 || year == 2029 ? 2 : 3);
            assertThat(whole).as("%d", year).isBetween(12L, 14L);
        });
    }

    @Test
    void feastsAreWhereTheDiyanetAnnouncedThem() {
        assertThat(List.of("2020-05-24", "2021-05-13", "2022-05-02", "2023-04-21", "2024-04-10", "2025-03-30",
            "2026-03-20")).allSatisfy(first -> assertThat(calendar.holiday(day(first))).get()
            .extracting(OfficialCalendar.Off::name).isEqualTo("Ramazan Bayramı 1. gün"));
        assertThat(List.of("2020-07-31", "2021-07-20", "2022-07-09", "2023-06-28", "2024-06-16", "2025-06-06",
            "2026-05-27")).allSatisfy(first -> assertThat(calendar.holiday(day(first))).get()
            .extracting(OfficialCalendar.Off::name).isEqualTo("Kurban Bayramı 1. gün"));
    }

    /** Umm al-Qura, as the JDK has it: a reckoning that nobody here made. */
    @Test
    void theComputedFeastsAgreeWithAnotherReckoning() {
        for (int year = 1441; year <= 1451; year++) {
            assertThat(calendar.holiday(LocalDate.from(HijrahDate.of(year, 10, 1)))).get()
                .extracting(OfficialCalendar.Off::name).isEqualTo("Ramazan Bayramı 1. gün");
            assertThat(calendar.holiday(LocalDate.from(HijrahDate.of(year, 12, 10)))).get()
                .extracting(OfficialCalendar.Off::name).isEqualTo("Kurban Bayramı 1. gün");
        }
    }

    /**
     * Jollyday agrees on every date. Of feasts it knows the first day alone, and no afternoons: that is why
     * it is not the calendar itself.
     */
    @Test
    void jollydayAgreesOnEveryFirstDay() {
        HolidayManager other = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.TURKEY));
        OfficialCalendar.years().forEach(year -> {
            Set<LocalDate> theirs = other.getHolidays(Year.of(year)).stream().map(Holiday::getDate)
                .collect(Collectors.toCollection(TreeSet::new));
            List<OfficialCalendar.Off> whole = calendar.of(year).stream()
                .filter(OfficialCalendar.Off::isWhole).toList();
            assertThat(whole).extracting(OfficialCalendar.Off::day).as("%d", year).containsAll(theirs);
            assertThat(theirs).as("%d", year).containsAll(whole.stream()
                .filter(off -> !off.name().matches(".* [2-4]\\. gün")).map(OfficialCalendar.Off::day)
                .toList());
        });
    }

    @Test
    void anAfternoonOffLeavesTheDayAWorkingDay() {
        assertThat(calendar.isWorkingDay(day("2026-10-28"))).isTrue();
        assertThat(calendar.isOff(LocalDateTime.parse("2026-10-28T12:59"))).isFalse();
        assertThat(calendar.isOff(LocalDateTime.parse("2026-10-28T13:00"))).isTrue();
        assertThat(calendar.isOff(LocalDateTime.parse("2026-10-29T09:00"))).isTrue();
        assertThat(calendar.isOff(LocalDateTime.parse("2026-10-31T09:00"))).as("a Saturday").isTrue();
        assertThat(calendar.onOrAfter(day("2026-10-28"))).isEqualTo(day("2026-10-28"));
        assertThat(calendar.onOrAfter(day("2026-10-29"))).isEqualTo(day("2026-10-30"));
    }

    @Test
    void workingDaysAreCountedFromTheDayAfter() {
        // Kurban Bayramı 27–30 May 2026, Wednesday to Saturday
        assertThat(calendar.plus(day("2026-05-22"), 1)).isEqualTo(day("2026-05-25"));
        assertThat(calendar.plus(day("2026-05-22"), 2)).isEqualTo(day("2026-05-26"));
        assertThat(calendar.plus(day("2026-05-22"), 3)).isEqualTo(day("2026-06-01"));
        assertThat(calendar.plus(day("2026-11-23"), 15)).isEqualTo(day("2026-12-14"));
        assertThat(calendar.plus(day("2026-05-27"), 0)).isEqualTo(day("2026-05-27"));
        assertThat(calendar.between(day("2026-05-22"), day("2026-06-01"))).isEqualTo(3);
    }

    @Test
    void countingOnAndCountingBetweenAgree() {
        Random random = new Random(2429);
        for (int i = 0; i < 2000; i++) {
            LocalDate from = OfficialCalendar.FIRST.plusDays(random.nextInt(3800));
            int days = 1 + random.nextInt(60);
            LocalDate end = calendar.plus(from, days);
            assertThat(calendar.between(from, end)).as("%s + %d", from, days).isEqualTo(days);
            assertThat(calendar.isWorkingDay(end)).isTrue();
            assertThat(ChronoUnit.DAYS.between(from, end)).isGreaterThanOrEqualTo(days);
        }
    }

    @Test
    void whatALawDoesNotKnowIsAddedAndTheEarlierHourHolds() {
        OfficialCalendar more = calendar.with(List.of(
            leave("2026-10-28", LocalTime.MIDNIGHT), leave("2026-10-29", LocalTime.NOON)));
        assertThat(more.isWorkingDay(day("2026-10-28"))).isFalse();
        assertThat(more.isWorkingDay(day("2026-10-29"))).isFalse();
        assertThat(calendar.isWorkingDay(day("2026-10-28"))).as("the other one stays as it is").isTrue();
    }

    private static OfficialCalendar.Off leave(String day, LocalTime from) {
        return new OfficialCalendar.Off(day(day), from, "İdari izin", "Örnek karar", true);
    }

    @Test
    void daysOutsideTheCalendarAreRefused() {
        assertThatThrownBy(() -> calendar.isWorkingDay(day("2019-12-31")))
            .isInstanceOf(DateTimeException.class).hasMessageContaining("2019-12-31");
        assertThatThrownBy(() -> calendar.plus(day("2030-12-30"), 2)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> calendar.plus(day("2026-01-05"), -1))
            .isInstanceOf(IllegalArgumentException.class);
        assertThat(calendar.plus(day("2030-12-30"), 1)).isEqualTo(day("2030-12-31"));
        assertThat(calendar.isConfirmed(day("2026-01-01"), day("2026-12-31"))).isTrue();
        assertThat(calendar.isConfirmed(day("2027-01-01"), day("2027-12-31"))).isFalse();
    }
}
