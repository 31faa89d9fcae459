package divan.process;

import divan.kernel.Turkish;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoPeriod;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.time.temporal.TemporalUnit;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a timer is due: a literal of ISO 8601 or a FEEL expression whose value is one (or the text of one).
 * Days, months and years are calendar days in Istanbul; a date without a time is the beginning of that day
 * there.
 *
 * @param date whether it names a point in time (timeDate); else an amount of time from its setting
 * (timeDuration)
 */
public record Timing(boolean date, String text) {
    private static final Pattern AMOUNT = Pattern.compile(
            "P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=.)[0-9HMS.]+)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*)?");

    public boolean isLiteral() {
        return (date ? DATE : AMOUNT).matcher(text).matches();
    }

    /** @throws IllegalArgumentException where the value is no time of the wanted sort */
    Instant due(Instant now, Function<String, @Nullable Object> evaluation) {
        @Nullable Object value = isLiteral() ? text : evaluation.apply(text);
        try {
            return date ? point(value) : now.atZone(Turkish.ZONE).plus(amount(value)).toInstant();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("no time: " + e.getMessage(), e);
        }
    }

    private static TemporalAmount amount(@Nullable Object value) {
        return switch (value) {
            case Duration duration -> duration;
            case ChronoPeriod period -> period;
            case String literal when AMOUNT.matcher(literal).matches() -> parsed(literal);
            case null, default -> throw new IllegalArgumentException("not an amount of time: " + value);
        };
    }

    private static TemporalAmount parsed(String literal) {
        int time = literal.indexOf('T');
        if (time < 0) {
            return Period.parse(literal);
        }
        Duration rest = Duration.parse("P" + literal.substring(time));
        return time == 1 ? rest : new Both(Period.parse(literal.substring(0, time)), rest);
    }

    private static Instant point(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> instant;
            case ZonedDateTime zoned -> zoned.toInstant();
            case OffsetDateTime offset -> offset.toInstant();
            case LocalDateTime local -> local.atZone(Turkish.ZONE).toInstant();
            case LocalDate day -> day.atStartOfDay(Turkish.ZONE).toInstant();
            case String literal when literal.length() == 10 -> point(LocalDate.parse(literal));
            case String literal when literal.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ->
                    point(OffsetDateTime.parse(literal));
            case String literal -> point(LocalDateTime.parse(literal));
            case null, default -> throw new IllegalArgumentException("not a point in time: " + value);
        };
    }

    /** A period, then a duration: {@code P1DT12H}. */
    private record Both(Period days, Duration rest) implements TemporalAmount {
        @Override
        public long get(TemporalUnit unit) {
            return days.getUnits().contains(unit) ? days.get(unit) : rest.get(unit);
        }

        @Override
        public List<TemporalUnit> getUnits() {
            return days.getUnits();
        }

        @Override
        public Temporal addTo(Temporal temporal) {
            return temporal.plus(days).plus(rest);
        }

        @Override
        public Temporal subtractFrom(Temporal temporal) {
            return temporal.minus(days).minus(rest);
        }
    }
}
