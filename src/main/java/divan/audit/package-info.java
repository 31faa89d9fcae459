/**
 * Which printed figures of an activity report do not follow: from a folder of CSVs (inputs, and in columns
 * that begin with {@code published_} what was printed) to findings with file, row and column.
 *
 * <p>Door: {@link divan.audit.Audit}; {@link divan.audit.AuditReport} writes what it found. The official
 * formulas, {@link divan.audit.Formula} and {@link divan.audit.Status}, are for whoever computes figures.
 *
 * <p>Invariants: pure, no clock, no database. A cell that follows under the stated rules is never an error;
 * cutting off, rounding and one unit of the last printed digit are notes. One wrong cell is said once, where
 * it stands, and not again wherever it was used.
 *
 * <p>Sources: identities of the budget (Law 5018); rate and status (guide to monitoring performance
 * programmes, March 2021); p = (C − A) / (B − A), floor 0, cap 100, weights that sum to 100 (guide to
 * strategic planning for public administrations). Decision 0051.
 */
@NullMarked
package divan.audit;

import org.jspecify.annotations.NullMarked;
