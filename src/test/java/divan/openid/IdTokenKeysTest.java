package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys change by themselves, and nobody who keeps them for a day is ever left without the right one. */
class IdTokenKeysTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T07:00:00Z");

    private static Set<String> ids(List<ECKey> keys) {
        return new HashSet<>(keys.stream().map(JWK::getKeyID).toList());
    }

    @Test
    void whatIsSignedTodayIsVerifiedWithYesterdaysSetAndWithTomorrows() {
        List<ECKey> keys = List.of();
        TreeMap<Instant, Set<String>> published = new TreeMap<>();
        TreeMap<Instant, String> signing = new TreeMap<>();
        for (Instant at = BEGIN; at.isBefore(BEGIN.plus(Duration.ofDays(400))); at = at.plus(
                Duration.ofHours(6))) {
            keys = IdTokenKeys.turned(keys, at);
            published.put(at, ids(keys));
            signing.put(at, IdTokenKeys.signing(keys, at).getKeyID());
        }
        assertThat(new HashSet<>(signing.values())).hasSize(5);
        signing.forEach((at, key) -> {
            assertThat(published.floorEntry(at.minus(Duration.ofDays(1))) == null
                || published.floorEntry(at.minus(Duration.ofDays(1))).getValue().contains(key)).isTrue();
            assertThat(published.get(published.ceilingKey(at.plus(Duration.ofDays(1))) == null ? at
                : published.ceilingKey(at.plus(Duration.ofDays(1))))).contains(key);
        });
        assertThat(published.values()).allMatch(set -> set.size() <= 2);
    }

    @Test
    void theyOutliveAStartInAFileThatOnlyItsOwnerReads(@TempDir Path data) throws Exception {
        IdTokenKeys before = new IdTokenKeys(data.toString());
        String token = before.sign("JWT", new JWTClaimsSet.Builder().audience("x").build(), BEGIN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
            data.resolve("secrets/openid-keys")))).isEqualTo("rw-------");
        IdTokenKeys after = new IdTokenKeys(data.toString());
        assertThat(after.ours(token, BEGIN.plus(Duration.ofDays(80)))).isPresent();
        assertThat(after.published(BEGIN).toString(false)).doesNotContain("\"d\"", "nbf");
        Files.delete(data.resolve("secrets/openid-keys"));
        assertThat(new IdTokenKeys(data.toString()).ours(token, BEGIN)).as("another key").isEmpty();
    }
}
