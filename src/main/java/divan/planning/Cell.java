package divan.planning;

import java.math.BigDecimal;

/**
 * What an organ has of a period: acts that were counted, or a value that was approved.
 *
 * @param late whether it was reported after its time
 * @param corrected whether it stands in the place of another
 */
record Cell(String organ, Period period, BigDecimal value, boolean late, boolean corrected) {
}
