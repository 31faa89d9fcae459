package divan.organisation;

import java.time.LocalDate;

/**
 * What became of whom: {@code event} is {@code merged} or {@code split}, {@code day} the first of the
 * successor.
 */
public record Succession(String predecessor, String successor, LocalDate day, String event) {
}
