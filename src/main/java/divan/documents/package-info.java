/**
 * Official documents: numbered, rendered, sealed, verified.
 *
 * <p>The door is {@link divan.documents.Documents}. A document is drawn in the transaction of the act it
 * puts in writing and has its number from that moment; {@link divan.documents.SealingFollower} follows the
 * journal, renders it as PDF/A and seals it. Between the two it is "being sealed", which is no status but
 * the absence of a file. {@link divan.documents.Verification} judges a file, {@link
 * divan.documents.Documents#byCode} a code.
 *
 * <p>Invariants:
 * <ul>
 * <li>Serials of an organ and year have no gaps and no repeats, whoever rolls back: the counter is a row,
 *     locked until the transaction ends, and not a sequence.
 * <li>A document is rendered from what was stored when it was drawn (letter, variables, number, instant)
 *     and from nothing else; the same order gives the same pages.
 * <li>A value never becomes markup, and no letter loads anything: {@link divan.documents.Markup}.
 * <li>Without sign-in, a code shows no name: one function of the database answers ({@code
 *     documents.public_facts}).
 * <li>A document made with a demonstration key says TEST on every page and in its certificate.
 * </ul>
 *
 * <p>Law and standards: regulation on official correspondence (Resmî Yazışmalarda Uygulanacak Usul ve
 * Esaslar Hakkında Yönetmelik, RG 10.6.2020/31151): number, date, verification at the foot; ISO 19005-2
 * level A, ISO 14289-1; ETSI EN 319 142-1 baseline B; EN 319 412-1, -3, -5.
 *
 * <p>Where we differ: the seal is an organ's electronic seal and not the qualified signature of the signing
 * official that the regulation asks for, and the document says so. Serials begin anew each year. The
 * signing time is claimed, not time-stamped: the journal's checkpoint is the evidence of time. The
 * certificates are not revocable.
 */
@NullMarked
package divan.documents;

import org.jspecify.annotations.NullMarked;
