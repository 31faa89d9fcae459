/**
 * The budget of an administration by programme, and what became of it.
 *
 * <p>Identities (Law 5018, articles 20 and 21): year-end appropriation = initial + added − deducted;
 * remaining = year-end appropriation − spent; a whole is the sum of its parts. Amounts are in liras and
 * exact.
 */
@NullMarked
package divan.budget;

import org.jspecify.annotations.NullMarked;
