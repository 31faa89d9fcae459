/**
 * Who may see and do what, for which purpose, and who saw it.
 *
 * <p>Door: {@link divan.access.Access}. Sign-in leaves a session in PostgreSQL and a random token in a cookie
 * (the database keeps only its hash); an official works as one post, and what the post may do today comes
 * from the organisation, never from a list kept here. Every route of the program has a row in {@code
 * policy.yaml}; a route without one is denied, and fails the build. Personal data is read only through {@link
 * divan.access.Access#read}, which sets the caller in the transaction (row-level security rests on it) and
 * appends the act {@code data.read} before the page is sent (law 6698/12: the controller can tell who saw
 * what).
 *
 * <p>A session knows in which way it began, how surely it is known whose it is (level 1 to 3, {@link
 * divan.web.Assurance}) and when that was last proved; its owner sees and ends each of theirs. A route's row
 * or a service may want more: then whoever asks is led to prove it, under another secret. What lets somebody
 * in who has lost something never raises them, and changes no keys.
 *
 * <p>Somebody else's case is "not found", not "forbidden": that a case exists is itself personal data.
 */
@NullMarked
package divan.access;

import org.jspecify.annotations.NullMarked;
