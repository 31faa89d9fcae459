package divan.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import divan.database.DataFolder;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys (P-256) by which ID tokens are signed, in {@code secrets/openid-keys} of the data folder. A key
 * signs for ninety days; the next one is published two days before, and the last one two days after, so that
 * whoever keeps the set for a day always has the right one. Whoever takes the file away has another key at
 * the next start.
 */
@Component
class IdTokenKeys {
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration AROUND = Duration.ofDays(2);
    private static final String FILE = "openid-keys";

    private final Path data;
    private List<ECKey> keys = List.of();

    IdTokenKeys(@Value("${divan.data}") String data) {
        this.data = Path.of(data);
    }

    /** What anybody may see of them: no time, and nothing private. */
    JWKSet published(Instant now) {
        return new JWKSet(on(now).stream().map(key -> (JWK) new ECKey.Builder(key.getCurve(), key.getX(),
            key.getY()).keyID(key.getKeyID()).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256).build())
            .toList());
    }

    String sign(String type, JWTClaimsSet claims, Instant now) {
        ECKey key = signing(on(now), now);
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())
            .type(new JOSEObjectType(type)).build(), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** What we signed ourselves, over or not; empty for anything else. */
    Optional<JWTClaimsSet> ours(String text, Instant now) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            for (ECKey key : on(now)) {
                if (key.getKeyID().equals(token.getHeader().getKeyID())
                        && token.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                        && token.verify(new ECDSAVerifier(key))) {
                    return Optional.of(token.getJWTClaimsSet());
                }
            }
            return Optional.empty();
        } catch (ParseException | JOSEException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private synchronized List<ECKey> on(Instant now) {
        if (!turned(keys, now).equals(keys) || keys.isEmpty()) {
            keys = read(DataFolder.secret(data, FILE, before -> written(turned(read(before), now))));
        }
        return keys;
    }

    /** In the order of the times from which they sign. */
    static List<ECKey> turned(List<ECKey> before, Instant now) {
        List<ECKey> keys = new ArrayList<>(before);
        if (keys.isEmpty()) {
            keys.add(fresh(now));
        }
        Instant over = from(keys.getLast()).plus(LIFE);
        if (!now.isBefore(over.minus(AROUND))) {
            Instant ahead = now.plus(AROUND);
            keys.add(fresh(over.isAfter(ahead) ? over : ahead));
        }
        while (keys.size() > 1 && !now.isBefore(from(keys.get(1)).plus(AROUND))) {
            keys.removeFirst();
        }
        return List.copyOf(keys);
    }

    /** The last that has begun; the first where the clock was set back. */
    static ECKey signing(List<ECKey> keys, Instant now) {
        return keys.stream().filter(key -> !from(key).isAfter(now)).reduce((one, later) -> later)
            .orElse(keys.getFirst());
    }

    private static Instant from(ECKey key) {
        return key.getNotBeforeTime().toInstant();
    }

    private static ECKey fresh(Instant from) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).notBeforeTime(Date.from(from))
                .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ECKey> read(String text) {
        try {
            return text.isBlank() ? List.of() : JWKSet.parse(text).getKeys().stream().map(JWK::toECKey)
                .sorted(Comparator.comparing(IdTokenKeys::from)).toList();
        } catch (ParseException e) {
            throw new IllegalStateException("secrets/" + FILE + " holds no keys", e);
        }
    }

    private static String written(List<ECKey> keys) {
        return new JWKSet(List.<JWK>copyOf(keys)).toString(false);
    }
}
