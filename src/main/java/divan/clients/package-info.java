/**
 * Institutions whose programs ask this one: for which purpose, how often, until when.
 *
 * <p>Door: {@link divan.clients.Clients}. A client is an institution's system under terms; it is given keys,
 * of which only the hash is kept. A key is sent in the header {@code X-Api-Key} and stands beside whoever is
 * signed in, in place of nobody: it says whose program asks, not which person. Without a key the API answers
 * within a smaller quota of the network address.
 *
 * <p>Quotas are counted in memory: a request costs a look-up by hash and two counters, no query. What a key
 * used is written down each minute and when the program stops; after a crash the last minute is missing. A
 * revoked key is refused from the commit of its act on.
 *
 * <p>About people a program asks under a {@link divan.clients.Protocol}, which two administrators agreed: on
 * these provisions, for these purposes, these fields of registers and no more than their {@code read-for}
 * gives ({@link divan.clients.Offer}). For that it proves itself with a signature (private_key_jwt, RFC 7523)
 * at {@code /api/token} and shows the token it got, which is good for five minutes; a key opens what is
 * public only. A client can be stopped: from the commit on none of its keys and tokens opens anything.
 *
 * <p>Headers: RateLimit and RateLimit-Policy as in draft-ietf-httpapi-ratelimit-headers-10, Retry-After as in
 * RFC 9110.
 */
@NullMarked
package divan.clients;

import org.jspecify.annotations.NullMarked;
