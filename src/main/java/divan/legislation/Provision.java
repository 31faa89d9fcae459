package divan.legislation;

import divan.kernel.Span;
import java.time.LocalDate;
import java.util.Map;

/**
 * A provision of a law.
 *
 * @param address {@code 6458/31/1-a}
 * @param summary our own words, by language; not the law's text
 * @param wordingKnownFrom for days before it only the existence of the provision is known, not its wording
 */
public record Provision(String address, Map<String, String> heading, Map<String, String> summary,
        Span inForce,
        LocalDate wordingKnownFrom) {
}
