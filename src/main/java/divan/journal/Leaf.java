package divan.journal;

import divan.kernel.Json;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leaf v1: {@code 0x01 ‖ SHA-256(salt₁ ‖ envelope) ‖ SHA-256(salt₂ ‖ body)}, 65 bytes, over the exact stored
 * bytes, each salt 32 random bytes. It is all that the public ledger holds of an act: without the salts
 * nobody can guess what it commits to, and when body and second salt are erased the rest still proves.
 */
final class Leaf {
    static final byte VERSION = 1;
    static final int SALT = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long EXACT = (1L << 53) - 1;

    private Leaf() {
    }

    /** What opens one half of a leaf. */
    record Opening(byte[] salt, byte[] text) {
        Opening {
            if (salt.length != SALT) {
                throw new IllegalArgumentException("a salt has " + SALT + " bytes, not " + salt.length);
            }
        }

        static Opening of(byte[] text) {
            byte[] salt = new byte[SALT];
            RANDOM.nextBytes(salt);
            return new Opening(salt, text);
        }

        byte[] hash() {
            return Merkle.sha256(salt, text);
        }
    }

    static byte[] of(byte[] envelopeHash, byte[] bodyHash) {
        ByteArrayOutputStream leaf = new ByteArrayOutputStream(1 + 2 * Merkle.HASH);
        leaf.write(VERSION);
        leaf.writeBytes(envelopeHash);
        leaf.writeBytes(bodyHash);
        return leaf.toByteArray();
    }

    /** The second half of a leaf: what remains of an erased body. */
    static byte[] bodyHash(byte[] leaf) {
        return Arrays.copyOfRange(leaf, 1 + Merkle.HASH, 1 + 2 * Merkle.HASH);
    }

    /** Everything about an act but its body, as canonical JSON; what is null is left out. */
    static byte[] envelope(Act act) {
        Map<String, Object> actor = new TreeMap<>();
        actor.put("kind", act.actor().kind());
        put(actor, "person", act.actor().person());
        put(actor, "post", act.actor().post());
        put(actor, "organ", act.actor().organ());
        actor.put("delegation", act.actor().delegation());
        put(actor, "behalf", act.actor().behalf());
        put(actor, "mandate", act.actor().mandate());
        return Json.canonical(Map.of("act", act.id().toString(), "at", act.at().toString(), "actor", actor,
                "type", act.type(), "subjects", act.subjects().stream().map(UUID::toString).toList(),
                "basis", act.basis(), "purpose", act.purpose()));
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value.toString());
        }
    }

    /**
     * @throws IllegalArgumentException if a number would not survive RFC 8785, which knows only IEEE doubles
     */
    static byte[] body(Map<String, Object> body) {
        refuseInexact(body);
        return Json.canonical(body);
    }

    private static void refuseInexact(@Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> map.values().forEach(Leaf::refuseInexact);
            case Iterable<?> list -> list.forEach(Leaf::refuseInexact);
            case Long number when Math.abs(number) > EXACT ->
                throw new IllegalArgumentException("an integer beyond ±(2^53−1) goes as a string: " + number);
            case Double _, Float _, BigDecimal _, BigInteger _ ->
                throw new IllegalArgumentException("a decimal goes as a string: " + value);
            case null, default -> {
            }
        }
    }

    /** The act that stored bytes tell of. */
    static Act act(byte[] envelope, byte @Nullable [] body) {
        Map<String, Object> told = Json.map(envelope);
        return new Act(UUID.fromString((String) told.get("act")), Instant.parse((String) told.get("at")),
                actor((Map<?, ?>) told.get("actor")), (String) told.get("type"),
                strings(told.get("subjects")).stream().map(UUID::fromString).toList(),
                strings(told.get("basis")),
                (String) told.get("purpose"), body == null ? Map.of() : Json.map(body), body == null);
    }

    private static Actor actor(Map<?, ?> actor) {
        return new Actor((String) actor.get("kind"), id(actor.get("person")), (String) actor.get("post"),
                (String) actor.get("organ"), strings(actor.get("delegation")), id(actor.get("behalf")),
                id(actor.get("mandate")));
    }

    private static @Nullable UUID id(@Nullable Object text) {
        return text == null ? null : UUID.fromString((String) text);
    }

    private static List<String> strings(@Nullable Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }
}
