/**
 * A pack's examples: situations with what must come of them.
 *
 * <p>Door: {@link divan.examples.Examples}. Each example is a person of its own who is entered into the
 * registers, fills in the form, files, and meets officials; it goes through form, rules, process, decision,
 * letters and registers as anybody's case does, on the database that the program has. What came is compared
 * with what the example tells, and every difference is a finding with file and line. A row of a decision
 * table that no example reaches is one too. Never on a world with real people in it: examples make people.
 */
@NullMarked
package divan.examples;

import org.jspecify.annotations.NullMarked;
