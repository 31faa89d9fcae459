/**
 * Signing in to institutions' applications with one's account here, and signing in here with an account
 * elsewhere (OpenID Connect Core 1.0).
 *
 * <p>Door: {@link divan.openid.OpenId}. An application is one that two administrators let in ({@code
 * clients}). It is told who somebody is by a name that is theirs at its institution alone, never by a
 * number; and of registers what its protocol gives, for the agreed purpose, where the person agreed, until
 * they take it back. That they agreed is an act, and each time that something is told is a {@code data.read}
 * in the organ of the institution.
 *
 * <p>Code flow with PKCE (RFC 7636, S256 alone), addresses compared character by character, the issuer in
 * the answer (RFC 9207); the application proves itself at the token end point with a signature (RFC 7523).
 * Refresh tokens are used once; a code or token that comes again ends all that came of the sign-in (RFC
 * 9700). Who signs out here, at an application or by doing nothing is signed out of all of them (back-channel
 * logout 1.0), unless they agreed that one goes on.
 */
@NullMarked
package divan.openid;

import org.jspecify.annotations.NullMarked;
