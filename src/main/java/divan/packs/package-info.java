/**
 * A ministry as data: finds packs in a folder, keeps every version content-addressed in PostgreSQL, checks it
 * and activates it by an act ({@code pack.activated}).
 *
 * <p>Door: {@link divan.packs.Packs}. The module knows no other module's files: each module contributes a
 * {@link divan.packs.PackPart} that says what is wrong with its files and takes effect when a pack is
 * activated. Invariants: a pack is active whole or not at all; a version once stored never changes; a running
 * case finds the version it began with for ever.
 */
@NullMarked
package divan.packs;

import org.jspecify.annotations.NullMarked;
