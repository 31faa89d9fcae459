package divan.planning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and where its values come from.
 *
 * @param unit by language
 * @param falling whether less is better
 * @param opening what stood before the first value that is kept here; null where nobody knows
 */
public record Indicator(String id, Map<String, String> title, Map<String, String> unit, IndicatorKind kind,
        boolean falling, Source source, @Nullable Opening opening) {
    /** Where the values of an indicator come from. */
    public sealed interface Source {
    }

    /** One for each act of a type, of one of these services. */
    public record Acts(String type, List<String> services) implements Source {
        public Acts {
            services = List.copyOf(services);
        }
    }

    /**
     * A unit reports them, and a second official approves.
     *
     * @param organs the units that may
     * @param yearly whether once a year instead of once a quarter
     * @param decimals the most a value may have
     */
    public record Reports(List<String> organs, boolean yearly, int decimals) implements Source {
        public Reports {
            organs = List.copyOf(organs);
        }
    }

    /** Two other indicators, the first in percent of the second. */
    public record Quotient(String numerator, String denominator) implements Source {
    }

    /** Another indicator, whose growth it is. */
    public record Growth(String of) implements Source {
    }

    /**
     * A figure that was printed before.
     *
     * @param source who printed it where, by language
     */
    public record Opening(BigDecimal value, LocalDate day, Map<String, String> source) {
        public Period period() {
            return Period.of(day);
        }
    }
}
