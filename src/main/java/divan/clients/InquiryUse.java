package divan.clients;

import java.time.LocalDate;

/**
 * What was asked under a protocol on a day for a purpose.
 *
 * @param missed inquiries about nobody, or about somebody of whom there is nothing
 */
public record InquiryUse(String purpose, LocalDate day, long answered, long missed) {
}
