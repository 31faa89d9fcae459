package divan.openid;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/** What we sign about people: that it is they (ID token), and that they left (logout token). */
@Component
class IdTokens {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration LOGOUT_LIFE = Duration.ofMinutes(2);
    private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

    private final IdTokenKeys keys;
    private final Subjects subjects;

    IdTokens(IdTokenKeys keys, Subjects subjects) {
        this.keys = keys;
        this.subjects = subjects;
    }

    /** @param organ number of the institution */
    String subject(Login login, String organ) {
        return subjects.of(login.party(), organ);
    }

    private JWTClaimsSet.Builder about(Login login, String organ, Instant now, Duration life) {
        return new JWTClaimsSet.Builder().issuer(login.issuer()).subject(subject(login, organ))
            .audience(login.client().toString()).issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .claim("sid", subjects.session(login.session(), login.client()));
    }

    /** OpenID Connect Core 1.0, 2 and 3.1.3.6. */
    String id(Login login, String organ, Secret access, Instant now) {
        JWTClaimsSet.Builder claims = about(login, organ, now, LIFE)
            .claim("acr", Issuer.LEVEL + login.level()).claim("at_hash", half(access.text()));
        if (login.proved().isAfter(Instant.EPOCH)) {
            claims.claim("auth_time", login.proved().getEpochSecond());
        }
        if (!login.methods().isEmpty()) {
            claims.claim("amr", login.methods());
        }
        if (!login.nonce().isEmpty()) {
            claims.claim("nonce", login.nonce());
        }
        return keys.sign("JWT", claims.build(), now);
    }

    private static String half(String text) {
        return Base64URL.encode(Arrays.copyOf(DigestUtils.sha256(text), 16)).toString();
    }

    /** OpenID Connect Back-Channel Logout 1.0, 2.4; no nonce, so that it is never taken for an ID token. */
    String logout(Login login, String organ, Instant now) {
        return keys.sign("logout+jwt", about(login, organ, now, LOGOUT_LIFE)
            .jwtID(UUID.randomUUID().toString()).claim("events", Map.of(LOGOUT, Map.of())).build(), now);
    }

    /** The application for which we signed an ID token, over or not; empty for anything else. */
    Optional<String> audience(String text, Instant now) {
        return keys.ours(text, now).map(JWTClaimsSet::getAudience).filter(all -> all.size() == 1)
            .map(all -> all.getFirst());
    }
}
