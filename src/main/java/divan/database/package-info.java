/**
 * Where everything is kept: one PostgreSQL 18, started and watched by the program itself in the data folder
 * ({@link divan.database.Cluster}), or one that {@code --database} names; its two roles, its schemas, and the
 * {@link divan.database.RowSecurity caller} that row-level security rests on. The door is
 * {@link divan.database.Database}.
 *
 * <p>Invariants: what is acknowledged is on disk (fsync and synchronous_commit are on); one program to a data
 * folder (file lock); the program connects as {@code divan_app}, which owns nothing and bypasses nothing,
 * migrations as {@code divan_owner}; passwords are drawn per folder, kept in files only their owner reads,
 * and travel by SCRAM over the loopback address only.
 *
 * <p>The server is the one of the zonky binaries, but not started through the library around them: its
 * defaults (no fsync, trust, an ending with the JVM) are those of throw-away tests. The postmaster is
 * detached from the terminal, so that Ctrl-C stops the program first and PostgreSQL after it.
 *
 * <p>Text is compared by code point (builtin provider, C.UTF-8): no upgrade of a system library can reorder
 * an index. Columns that people see sorted name their collation ({@code "tr-x-icu"}).
 */
@NullMarked
package divan.database;

import org.jspecify.annotations.NullMarked;
