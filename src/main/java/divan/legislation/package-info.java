/**
 * The law that the rest rests on: provisions with their address, heading and our own plain-language summary,
 * in force from and to a day, and the dated parameters (fees, deadlines, thresholds) that cite them.
 *
 * <p>Doors: {@link divan.legislation.Legislation}, {@link divan.legislation.Parameters}. A provision's
 * address is {@code law/article/paragraph-clause} ({@code 6458/31/1-a}). Summaries are ours and bind nobody;
 * the text itself is published by the state. A day before the wording we know is answered with "unknown",
 * never with today's words.
 */
@NullMarked
package divan.legislation;

import org.jspecify.annotations.NullMarked;
