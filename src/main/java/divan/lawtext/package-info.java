/**
 * A consolidated Turkish law text, read into a tree: books (kitap), parts (kısım), chapters (bölüm), sections
 * (ayrım),
 * articles (madde, ek, geçici, mükerrer, 42/A), paragraphs (fıkra), clauses (bent) and what stands below
 * them, with
 * headings, tables, footnotes, notes of amendments and references.
 *
 * <p><b>Door.</b> {@link divan.lawtext.LawText}; {@link divan.lawtext.LawFolder} reads a folder as published
 * ({@code metin.md}, {@code ustveri.json}).
 *
 * <p><b>Invariants.</b> Pure: no clock, no database. Lossless: the leaves, in order, are the source, every
 * character in
 * exactly one. Honest: a block that fits no rule is {@link divan.lawtext.Kind#UNCLASSIFIED} and counted; no
 * rule takes
 * whatever is left. Linear: every rule looks ahead or back over a bounded number of blocks and characters.
 *
 * <p><b>Addresses</b> are {@code law/article/paragraph-clause}: {@code 6458/31/1-a}, {@code 657/ek-5/2},
 * {@code 657/gecici-3}, {@code 657/ek-gecici-3}, {@code 6458/57A/1} for article 57/A (a slash parts the
 * address).
 *
 * <p><b>Law behind it.</b> Regulation on the Drafting of Legislation (published 24.2.2022, 31760): numbered
 * paragraphs
 * since 2006 ({@code (1)}); in older laws a paragraph is its place. A list's last words after its clauses
 * belong to the
 * paragraph; a paragraph that was repealed keeps no place. The day in a note is the day the amending law was
 * passed; the
 * day it took effect stands in the table of amending laws at the end of the text.
 */
@NullMarked
package divan.lawtext;

import org.jspecify.annotations.NullMarked;
