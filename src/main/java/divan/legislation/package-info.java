/**
 * The law that the rest rests on: provisions with their address, heading and our own plain-language summary,
 * in force from and to a day; the dated parameters (fees, deadlines, thresholds) that cite them; and the
 * consolidated texts of laws as the state publishes them.
 *
 * <p>Doors: {@link divan.legislation.Legislation}, {@link divan.legislation.Parameters} (from the packs),
 * {@link divan.legislation.Consolidation} (texts that were taken in, by an act each). A provision's address
 * is
 * {@code law/article/paragraph-clause} ({@code 6458/31/1-a}), as {@link divan.lawtext} writes it. Summaries
 * are
 * ours and bind nobody; the text itself is published by the state. A day before the wording we know is
 * answered
 * with "unknown", never with today's words.
 *
 * <p>A consolidated text has the words of the day it was taken in; its notes say what changed and when, not
 * what
 * stood there before. {@link divan.legislation.Standing} tells from them what is known of a day. A note bears
 * the
 * day the amending law was passed; the day of effect comes from the table of amending laws where that names
 * the
 * article, else the day of passing is shown as such.
 *
 * <p>Standards: ELI for identifiers, with a template of ours since Türkiye has assigned none; Akoma Ntoso 3.0
 * (OASIS LegalDocML) for what is given out.
 */
@NullMarked
package divan.legislation;

import org.jspecify.annotations.NullMarked;
