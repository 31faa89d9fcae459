/**
 * Who may act for whom: parents for a child, a guardian for a ward, a chosen representative for whoever chose
 * them.
 *
 * <p>Door: {@link divan.representation.Representation}. A principal grants a mandate on their own page and
 * the representative accepts it; custody, guardianship and powers of attorney are entered by an official on
 * evidence and confirmed by a second one. Each is a dated fact ({@code access.Mandate}) with the acts that
 * made and ended it; a child's ends by itself on the day they come of age (law 4721/11, 335, 470). Nobody can
 * pass it on. Whoever chose may revoke and whoever was chosen may renounce at any time (law 6098/42, 512);
 * what a court or the law gave, officials end on evidence. Both see the mandate with its days and everything
 * that was done by it. How a session is for another stands in {@code access}, and row-level security asks for
 * the mandate again with each row (decision 0040).
 */
@NullMarked
package divan.representation;

import org.jspecify.annotations.NullMarked;
