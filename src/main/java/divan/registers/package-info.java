/**
 * Parties and any register, defined as data and kept in time.
 *
 * <p>Door: {@link divan.registers.Registers}. A register is the present effect of acts: each row carries its
 * days of validity, the act that made it and, once another act ended it, that act. Rows of one party in one
 * series never overlap, by constraint, so "as of" a day has one answer. A party is an opaque id minted once;
 * identity numbers are dated attributes of it, never its key, and stand in no address and no log.
 *
 * <p>A row is corrected by an act ({@link divan.registers.Correction}): the row is marked as ended by it and
 * rows of the same act stand in its place. What the register said, and until which act, stays beside what it
 * says now. How people are reached is a register that they keep themselves ({@link
 * divan.registers.Contacts}).
 *
 * <p>Who may see a row is enforced twice: by the doors above and by the database, which shows a row to its
 * party, and to an organ only while that organ has a recorded interest in the party (a case before it).
 */
@NullMarked
package divan.registers;

import org.jspecify.annotations.NullMarked;
