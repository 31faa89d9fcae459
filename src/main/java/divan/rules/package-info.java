/**
 * Rules as data: {@link divan.rules.Feel FEEL expressions} and {@link divan.rules.DecisionModel decision
 * models} (DMN 1.3, OMG formal/2020-03-01), evaluated by Apache KIE DMN. Rules propose; a person decides (law
 * 6458/25/1, 6698/11/1-g).
 *
 * <p><b>Door.</b> {@link divan.rules.Feel} and {@link divan.rules.DecisionModel}; values go in and come out
 * as plain Java: {@code String, Boolean, Long, BigDecimal, LocalDate, List, Map, null}.
 *
 * <p><b>Invariants.</b> Both are safe for many threads: no clock, no database, no state between evaluations
 * but the official calendar in force ({@link divan.rules.Feel#calendar}), in whose place a caller may put its
 * own. Nothing fails silently: what a model or an expression uses must be declared, and an error in
 * evaluation is thrown. No value given to a rule ever reaches a log or the message of an exception: they are
 * personal data.
 *
 * <p><b>Names.</b> FEEL reads {@code a-b} as a subtraction, so an id with hyphens is written with underscores
 * ({@code requested-until} is {@code answers.requested_until}); {@link divan.rules.Feel#names} does so for a
 * whole tree.
 *
 * <p><b>Where we are narrower than DMN, and why.</b> KIE gives null, with a line in the log, for a variable
 * without a declared requirement; we refuse the model. Decisions are literal expressions, contexts and
 * decision tables: what an official can read on one page; business knowledge models, decision services,
 * imports, boxed functions, invocations, lists, relations and iterations are refused. Every rule of a table
 * needs an id, because cases keep the ids of the rules that fired. A document type declaration is refused, so
 * that no entity is ever resolved.
 */
@NullMarked
package divan.rules;

import org.jspecify.annotations.NullMarked;
