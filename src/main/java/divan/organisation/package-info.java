/**
 * The state's organs in time, what happened to them, their posts, who holds them, and who may sign what (what
 * DETSİS and İYEM do today).
 *
 * <p>Doors: {@link divan.organisation.Organisation}, and {@link divan.organisation.OrganFiles} for whole
 * files. Every row has days of validity and the act that made it, so that "who could sign this here on that
 * day, and why?" has one answer for any day. A number is eight digits, given once and for ever; demonstration
 * numbers begin with 9 and are marked.
 *
 * <p>What happens to organs is an {@link divan.organisation.OrganEvent event}: it holds from its day on, and
 * nothing may be recorded of later days yet; what was said of days past is changed by a correction only, with
 * its reason. On every day an organ's parents stand and none stands above itself: refused with its place by
 * {@code Hierarchy}, under a lock that all changes of organs take, and again by temporal foreign keys when
 * the transaction ends.
 *
 * <p>Each thing an act changed is a line; a follower gives lines the act's position in the ledger, so that
 * whoever reads {@code /api/changes} in order misses none and has a true copy at the end.
 *
 * <p>A right to sign comes from the post's own functions, from standing in for a post whose holder is away
 * (657/86), or from a recorded delegation between posts with its limits (5442; 6458/24, 25); it is never a
 * property of a person. Linked data follows CPOV 2 of SEMIC, <a
 * href="https://semiceu.github.io/CPOV/">semiceu.github.io/CPOV</a>.
 */
@NullMarked
package divan.organisation;

import org.jspecify.annotations.NullMarked;
