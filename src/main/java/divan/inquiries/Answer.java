package divan.inquiries;

import divan.registers.Entry;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is given.
 *
 * @param act by which it was read; the person finds it too
 * @param day on which the rows are in force
 * @param rows with the agreed fields and no others; never empty
 */
public record Answer(UUID act, LocalDate day, List<Entry> rows) {
}
