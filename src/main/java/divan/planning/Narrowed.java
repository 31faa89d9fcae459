package divan.planning;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an indicator's page is narrowed to.
 *
 * @param organ number, or empty for all
 * @param by whether broken down by {@code organ} or {@code province}
 */
public record Narrowed(Optional<Period> period, String organ, String by, int page) {
    LocalDate first() {
        return period.map(Period::first).orElse(LocalDate.of(1, 1, 1));
    }

    LocalDate last() {
        return period.map(Period::last).orElse(LocalDate.of(9999, 12, 31));
    }

    /** Another page of the same, as a query. */
    public String query(int other) {
        return "?period=" + period.map(Period::code).orElse("") + "&organ=" + organ + "&by=" + by + "&page="
            + other + "#acts";
    }
}
