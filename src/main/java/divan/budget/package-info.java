/**
 * The budget of an administration by programme, and what became of it.
 *
 * <p>Door: {@link divan.budget.Budget}. A year's {@link divan.budget.Book} is the fold of approved batches;
 * nothing is booked but by an act, proposed by one official and approved by another.
 *
 * <p>Identities (Law 5018, articles 20 and 21): year-end appropriation = initial + added − deducted;
 * remaining = year-end appropriation − spent; a whole is the sum of its parts. Amounts are in liras and
 * exact.
 */
@NullMarked
package divan.budget;

import org.jspecify.annotations.NullMarked;
