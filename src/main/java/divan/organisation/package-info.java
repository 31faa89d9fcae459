/**
 * The state's organs in time, their posts, who holds them, and who may sign what (what DETSİS and İYEM do today).
 *
 * <p>Door: {@link divan.organisation.Organisation}. Every row has days of validity and the act that made it, so that
 * "who could sign this here on that day, and why?" has one answer for any day. A number is eight digits, never reused;
 * demonstration numbers begin with 9 and are marked. A right to sign comes from the post's own functions or from a
 * recorded delegation between posts that is valid on the day (law 5442; 6458/24, 25); it is never a property of a
 * person.
 */
@NullMarked
package divan.organisation;

import org.jspecify.annotations.NullMarked;
