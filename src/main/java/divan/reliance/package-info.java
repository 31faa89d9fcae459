/**
 * What stands on which provision: the vocabulary in which every module says what of its own rests on the law,
 * and the index that answers, before a provision is changed, what the change would touch.
 *
 * <p><b>Doors.</b> {@link divan.reliance.Reliances} is the index: pure, immutable, made of
 * {@link divan.reliance.Reliance} lines. {@link divan.reliance.FixedReliances} is implemented where the
 * program itself names a provision, {@link divan.reliance.RecordedReliances} where rows of a database do;
 * {@code legislation.PackReliances} where definitions of packs do. So a module speaks of its own things only,
 * and nobody reads another's tables.
 *
 * <p><b>Rules.</b> A change of a provision is one of all that lies beneath it. What cites a whole article, or
 * a whole law, is touched by a change of any part of it, and the answer says that this is why. What stands on
 * a thing that is touched is touched through it; a thing that itself cites is told by its own citation.
 *
 * <p><b>Addresses</b> are {@code law/article/paragraph-clause} as {@link divan.lawtext} writes them; a clause
 * may stand right behind its article ({@code 5442/9-B}).
 */
@NullMarked
package divan.reliance;

import org.jspecify.annotations.NullMarked;
