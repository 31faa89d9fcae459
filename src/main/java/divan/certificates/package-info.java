/**
 * Whether a certificate that somebody showed is to be believed. Door: {@link
 * divan.certificates.Certificates}. Off unless a port of its own and the authorities are named, and said so
 * at the start. On that port the program speaks TLS with its own certificate and asks for one; nothing
 * answers there but sign-in by certificate and what institutions' programs ask; on the ordinary port nobody
 * is ever asked for one.
 *
 * <p>Invariants: TLS proves who holds the key, and believes any certificate; whether it is to be believed is
 * judged here, so that people get a page in plain words where a handshake would only break off. Nothing is
 * fetched before the signatures up to a named authority were verified, and only from places that stand in the
 * certificates of named authorities or are configured, bounded in time and size, without redirects.
 * Revocation that cannot be asked is a refusal unless configured otherwise; a certificate that its own
 * authority does not know always is. Certificates, authorities' answers and lists are judged at the time of
 * the real world, also where the demonstration's time was moved.
 *
 * <p>Standards: X.509 paths by RFC 5280, 6 (the JDK's validator, with the root in the path, so that its days
 * and name constraints count too, which the algorithm leaves to the verifier); OCSP by RFC 6960 with the
 * nonce of RFC 9654; names in TLS 1.3 by RFC 8446, 4.4.2. We differ: delta and indirect CRLs are refused
 * (nobody here needs them), and an answer without our nonce is taken while its own days hold, because
 * responders sign in advance (RFC 5019). Law: a qualified signature equals one by hand (5070/5/1).
 */
@NullMarked
package divan.certificates;

import org.jspecify.annotations.NullMarked;
