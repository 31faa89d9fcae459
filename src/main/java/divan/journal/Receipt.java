package divan.journal;

import divan.kernel.Failure;
import divan.kernel.Json;
import divan.kernel.Violation;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What its holder needs to prove an act without asking anybody: the sealed bytes with their salts, the way
 * from the leaf to the root, and the signed head. As JSON, bytes in base 64: {@code format, envelope,
 * envelopeSalt, body, bodySalt, index, size, proof, checkpoint, key}; where the body has been erased, {@code
 * bodyHash} stands in place of {@code body} and {@code bodySalt}.
 */
public final class Receipt {
    private static final String FORMAT = "divan-receipt-v1";
    private static final List<String> ALWAYS =
            List.of("format", "envelope", "envelopeSalt", "index", "size", "proof", "checkpoint", "key");
    private static final JsonMapper STRICT =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Leaf.Opening envelope;
    private final Leaf.@Nullable Opening body;
    private final byte[] bodyHash;
    private final long index;
    private final long size;
    private final List<byte[]> proof;
    private final String checkpoint;
    private final String key;

    /** @param body null when erased; its hash remains */
    Receipt(Leaf.Opening envelope, Leaf.@Nullable Opening body, byte[] bodyHash, long index, long size,
            List<byte[]> proof, String checkpoint, String key) {
        this.envelope = envelope;
        this.body = body;
        this.bodyHash = bodyHash;
        this.index = index;
        this.size = size;
        this.proof = List.copyOf(proof);
        this.checkpoint = checkpoint;
        this.key = key;
    }

    /** For somebody who may know that it was done, and not what: the body's salted hash stands for it. */
    public Receipt bare() {
        return new Receipt(envelope, null, bodyHash, index, size, proof, checkpoint, key);
    }

    /** The receipt as its holder keeps it: canonical JSON. */
    public String json() {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("format", FORMAT);
        fields.put("envelope", text(envelope.text()));
        fields.put("envelopeSalt", text(envelope.salt()));
        if (body == null) {
            fields.put("bodyHash", text(bodyHash));
        } else {
            fields.put("body", text(body.text()));
            fields.put("bodySalt", text(body.salt()));
        }
        fields.put("index", index);
        fields.put("size", size);
        fields.put("proof", proof.stream().map(Receipt::text).toList());
        fields.put("checkpoint", checkpoint);
        fields.put("key", key);
        return Json.text(fields);
    }

    /**
     * Reads nothing but a receipt: fields missing, unknown, doubled or of the wrong kind are refused.
     *
     * @throws Failure INVALID, naming the field
     */
    static Receipt read(byte[] json) {
        Map<?, ?> fields = fields(json);
        if (!FORMAT.equals(fields.get("format"))) {
            throw wrong("format");
        }
        requireNames(fields);
        boolean erased = fields.containsKey("bodyHash");
        Leaf.Opening body = erased ? null : opening(fields, "body", "bodySalt");
        byte[] bodyHash = body == null ? bytes("bodyHash", fields.get("bodyHash")) : body.hash();
        if (bodyHash.length != Merkle.HASH) {
            throw wrong("bodyHash");
        }
        return new Receipt(opening(fields, "envelope", "envelopeSalt"), body, bodyHash,
                number(fields, "index"),
                number(fields, "size"), proof(fields), string(fields, "checkpoint"), string(fields, "key"));
    }

    private static Map<?, ?> fields(byte[] json) {
        Object fields;
        try {
            fields = STRICT.readValue(json, Object.class);
        } catch (JacksonException e) {
            fields = null;
        }
        if (fields instanceof Map<?, ?> map) {
            return map;
        }
        throw Failure.invalid(List.of(Violation.of("receipt-unreadable", "")));
    }

    private static void requireNames(Map<?, ?> fields) {
        Set<String> expected = new LinkedHashSet<>(ALWAYS);
        expected.addAll(fields.containsKey("bodyHash") ? List.of("bodyHash") : List.of("body", "bodySalt"));
        for (Object name : fields.keySet()) {
            if (!expected.remove(name)) {
                throw Failure.invalid(List.of(Violation.of("receipt-unknown-field", (String) name, name)));
            }
        }
        for (String name : expected) {
            throw wrong(name);
        }
    }

    private static Leaf.Opening opening(Map<?, ?> fields, String text, String salt) {
        byte[] salted = bytes(salt, fields.get(salt));
        if (salted.length != Leaf.SALT) {
            throw wrong(salt);
        }
        return new Leaf.Opening(salted, bytes(text, fields.get(text)));
    }

    private static List<byte[]> proof(Map<?, ?> fields) {
        if (!(fields.get("proof") instanceof List<?> hashes)) {
            throw wrong("proof");
        }
        return hashes.stream().map(hash -> bytes("proof", hash)).toList();
    }

    private static long number(Map<?, ?> fields, String name) {
        return switch (fields.get(name)) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> throw wrong(name);
        };
    }

    private static String string(Map<?, ?> fields, String name) {
        if (!(fields.get(name) instanceof String string)) {
            throw wrong(name);
        }
        return string;
    }

    private static byte[] bytes(String name, @Nullable Object value) {
        try {
            if (value instanceof String string) {
                return SignedNote.base64(string);
            }
        } catch (IllegalArgumentException e) {
            throw wrong(name);
        }
        throw wrong(name);
    }

    private static Failure wrong(String field) {
        return Failure.invalid(List.of(Violation.of("receipt-field", field, field)));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    byte[] leaf() {
        return Leaf.of(envelope.hash(), bodyHash);
    }

    /** Whether the act stands at its place in the tree of that root. */
    boolean leadsTo(byte[] root) {
        return Merkle.included(index, size, Merkle.leaf(leaf()), proof, root);
    }

    byte[] envelope() {
        return envelope.text();
    }

    byte @Nullable [] body() {
        return body == null ? null : body.text();
    }

    /** The act's number in the ledger, from 1. */
    public long position() {
        return index + 1;
    }

    long size() {
        return size;
    }

    String checkpoint() {
        return checkpoint;
    }

    String key() {
        return key;
    }
}
