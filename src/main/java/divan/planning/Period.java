package divan.planning;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A quarter of a year, or the whole of it.
 *
 * @param quarter 1 to 4; 0 for the whole year
 */
public record Period(int year, int quarter) implements Comparable<Period> {
    private static final int MONTHS = 3;
    private static final Pattern CODE = Pattern.compile("([0-9]{4})(?:-Q([1-4]))?");
    private static final Comparator<Period> ORDER = Comparator.comparing(Period::last)
        .thenComparing(Period::isYear);

    public Period {
        if (quarter < 0 || quarter > 4) {
            throw new IllegalArgumentException("quarter: " + quarter);
        }
    }

    public static Period year(int year) {
        return new Period(year, 0);
    }

    /** The quarter in which a day lies. */
    public static Period of(LocalDate day) {
        return new Period(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
    }

    public static List<Period> quarters(int year) {
        return IntStream.rangeClosed(1, 4).mapToObj(quarter -> new Period(year, quarter)).toList();
    }

    public boolean isYear() {
        return quarter == 0;
    }

    public LocalDate first() {
        return isYear() ? LocalDate.of(year, 1, 1) : LocalDate.of(year, quarter * MONTHS - 2, 1);
    }

    public LocalDate last() {
        return first().plusMonths(isYear() ? 12 : MONTHS).minusDays(1);
    }

    public boolean isOver(LocalDate today) {
        return today.isAfter(last());
    }

    /** The same time of the year before. */
    public Period yearBefore() {
        return new Period(year - 1, quarter);
    }

    /** Of its code; empty where it is none. */
    public static Optional<Period> of(String code) {
        Matcher read = CODE.matcher(code);
        return !read.matches() ? Optional.empty() : Optional.of(new Period(Integer.parseInt(read.group(1)),
            read.group(2) == null ? 0 : Integer.parseInt(read.group(2))));
    }

    /** {@code 2026-Q3}, or {@code 2026}. */
    public String code() {
        return isYear() ? String.valueOf(year) : year + "-Q" + quarter;
    }

    /** By their last days; a year comes after its last quarter. */
    @Override
    public int compareTo(Period other) {
        return ORDER.compare(this, other);
    }
}
