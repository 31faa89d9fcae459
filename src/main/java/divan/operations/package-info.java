/**
 * Running an installation: {@link divan.operations.Backup} and {@link divan.operations.Restore}, health,
 * metrics.
 *
 * <p>A backup is a logical copy: every table of every module out of one snapshot, in PostgreSQL's text
 * format, the files beside the database, and a manifest with the SHA-256 of each ({@code
 * docs/decisions/0015}). One mechanism serves the embedded server and somebody else's, and a copy of an
 * earlier version can be restored by a later one.
 *
 * <p>Invariants: a backup is there whole or not at all; what is restored is checked before it takes the place
 * of anything, and what was there is kept; a published checkpoint is never silently rolled back.
 */
@NullMarked
package divan.operations;

import org.jspecify.annotations.NullMarked;
