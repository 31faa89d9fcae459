package divan.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days of validity in Europe/Istanbul, half-open: {@code from} is the first day inside, {@code until} the
 * first day outside, or null for no end. Law and pages speak of inclusive last days: use {@link #of} and
 * {@link #last}.
 */
public record Span(LocalDate from, @Nullable LocalDate until) {
    public Span {
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a span ends after it begins: " + from + " – " + until);
        }
    }

    /** The span whose last day, inclusive, is {@code last}. */
    public static Span of(LocalDate first, @Nullable LocalDate last) {
        return new Span(first, last == null ? null : last.plusDays(1));
    }

    public static Span since(LocalDate first) {
        return new Span(first, null);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    public boolean overlaps(Span other) {
        return (other.until == null || from.isBefore(other.until))
            && (until == null || other.from.isBefore(until));
    }

    /** The last day inside, or null where there is no end. */
    public @Nullable LocalDate last() {
        return until == null ? null : until.minusDays(1);
    }
}
