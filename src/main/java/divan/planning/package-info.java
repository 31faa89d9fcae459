/**
 * The strategic plan and its indicators: acts, counted, and values that units report.
 *
 * <p>Door: {@link divan.planning.Planning} (what indicators and targets come to) and
 * {@link divan.planning.Reporting} (what units report). Each value is a fold of acts that the follower
 * {@code planning} takes up exactly once each: acts that a definition counts, and {@code indicator.approved},
 * by which a second official approves what a unit reported. A correction is a further act that names the one
 * whose value it takes the place of; nothing is overwritten. What comes together over quarters, organs and
 * years is reckoned when somebody asks ({@code Reckoning}, pure): sums add up from a printed opening on,
 * stocks stand until another is known, ratios and changes follow from other indicators, and what is not known
 * is no value. Every value leads down to its acts. Decision 0064.
 *
 * <p>What a report printed stands beside what is computed and is never mixed with it. Performance of an
 * indicator is p = (C − A) / (B − A), floor 0, cap 100 (guide to strategic planning for public
 * administrations); where A = B the formula is undefined: 100 if the value is reached in the indicator's
 * direction, otherwise 0, and marked so. Weights that do not sum to 100 are refused, unless they were
 * printed so; then they are not stretched. A year without a planned value has no ratio. Data are collected
 * under 5018/9/6; of evidence only the hash is kept, the document stays with the unit.
 */
@NullMarked
package divan.planning;

import org.jspecify.annotations.NullMarked;
