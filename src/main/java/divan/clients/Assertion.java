package divan.clients;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client signed to prove itself (private_key_jwt, RFC 7523): that it is the client, for us and nobody
 * else, now, and once.
 *
 * @param client it says it is; nothing says so but itself until {@link #wrong} was asked
 * @param name its {@code jti}, which is used once
 */
record Assertion(SignedJWT signed, JWTClaimsSet claims, UUID client, String name) {
    /** Our clock and theirs may differ. */
    static final Duration SKEW = Duration.ofSeconds(60);
    /** How far its end may lie ahead: so long its name is remembered. */
    static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_LETTERS = 4000;
    private static final int MOST_OF_NAME = 200;

    /** Empty for whatever is none: not signed at all, by nobody, without a name. */
    static Optional<Assertion> read(String text) {
        if (text.length() > MOST_LETTERS) {
            return Optional.empty();
        }
        try {
            SignedJWT signed = SignedJWT.parse(text);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            String name = claims.getJWTID();
            return name == null || name.isBlank() || name.length() > MOST_OF_NAME
                || claims.getIssuer() == null ? Optional.empty()
                : Optional.of(new Assertion(signed, claims, UUID.fromString(claims.getIssuer()), name));
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** When nobody could use it any more. */
    Instant end() {
        return claims.getExpirationTime().toInstant().plus(SKEW);
    }

    /**
     * @param audience our own address for this, and the only one it may be made for
     * @return the code of what is wrong, or empty
     */
    String wrong(SigningKeys keys, String audience, Instant now) {
        return !keys.verify(signed) ? "signature"
            : !claims.getIssuer().equals(claims.getSubject()) ? "subject"
            : !claims.getAudience().equals(List.of(audience)) ? "audience"
            : wrongTime(now);
    }

    private String wrongTime(Instant now) {
        Date end = claims.getExpirationTime();
        return end == null || end.toInstant().isAfter(now.plus(LONGEST)) ? "expiry"
            : !now.isBefore(end.toInstant().plus(SKEW)) ? "expired"
            : isAhead(claims.getNotBeforeTime(), now) || isAhead(claims.getIssueTime(), now) ? "not-yet"
            : "";
    }

    private static boolean isAhead(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(SKEW));
    }
}
