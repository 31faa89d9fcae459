/**
 * The strategic plan and its indicators: acts, counted.
 *
 * <p>Door: {@link divan.planning.Planning}. An indicator's value is an opening act (the last printed figure,
 * with its source) plus the acts that its definition counts, taken up by the follower {@code planning}
 * exactly once each; the number leads down to them. What a report printed stands beside what is computed and
 * is never mixed with it. Performance of an indicator is p = (C − A) / (B − A), floor 0, cap 100 (guide to
 * strategic planning for public administrations); where A = B the formula is undefined: 100 if the value is
 * reached, otherwise 0, and marked so. A year without a planned value has no ratio.
 */
@NullMarked
package divan.planning;

import org.jspecify.annotations.NullMarked;
