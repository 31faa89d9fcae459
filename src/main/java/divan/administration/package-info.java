/**
 * Who may do what here: people, posts, who holds them, their functions, and delegations; every change an
 * act with a reason, from a day on.
 *
 * <p>Door: {@link divan.administration.Administration}. A change that gives anybody powers (an appointment,
 * functions of a post, a delegation, a new link for somebody who has a post or credentials, taking another
 * administrator away) is a proposal that a second administrator approves: otherwise one could make a second
 * person out of thin air and be both. Where there is only one administrator it takes effect at once, and
 * the act says so. What only takes powers away takes effect at once.
 *
 * <p>Dates: nothing is given backwards, so that nobody signs today what is allowed tomorrow for yesterday;
 * only who held or left a post may be recorded up to thirty days late. A proposal is its act {@code
 * privilege.proposed}; the table only says which are open.
 */
@NullMarked
package divan.administration;

import org.jspecify.annotations.NullMarked;
