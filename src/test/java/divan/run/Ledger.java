package divan.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A reader of the public ledger who trusts nothing but its key: written from the C2SP texts (tlog-tiles,
 * tlog-checkpoint, signed-note) and RFC 9162, without a class of the program.
 */
final class Ledger {
    private static final int TILE = 256;
    private static final byte ED25519 = 1;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** A checkpoint whose signature was good. */
    record Checkpoint(long size, byte[] root) {
    }

    private final HttpClient client;
    private final URI address;

    Ledger(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    /** The key as a client would have pinned it on its first visit. */
    String key() throws IOException, InterruptedException {
        return new String(get("/ledger/key"), StandardCharsets.UTF_8).strip();
    }

    /** @param vkey {@code <name>+<hash>+<base64(type ‖ key)>} */
    Checkpoint checkpoint(String vkey) throws IOException, InterruptedException, GeneralSecurityException {
        String note = new String(get("/ledger/checkpoint"), StandardCharsets.UTF_8);
        int end = note.indexOf("\n\n") + 1;
        String text = note.substring(0, end);
        if (!isSigned(text, note.substring(end + 1), vkey)) {
            throw new IOException("the checkpoint bears no good signature of " + vkey + ": " + note);
        }
        String[] lines = text.split("\n");
        return new Checkpoint(Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }

    static boolean isSigned(String text, String signatures, String vkey) throws GeneralSecurityException {
        String[] parts = vkey.split("\\+", 3);
        byte[] key = Base64.getDecoder().decode(parts[2]);
        for (String line : signatures.split("\n")) {
            String[] words = line.split(" ");
            byte[] signature = Base64.getDecoder().decode(words[2]);
            if (words[1].equals(parts[0])
                    && Arrays.equals(keyHash(parts[0], key), Arrays.copyOf(signature, 4))) {
                return parts[1].equals(HexFormat.of().formatHex(keyHash(parts[0], key))) && key[0] == ED25519
                        && isGood(text, Arrays.copyOfRange(signature, 4, signature.length), key);
            }
        }
        return false;
    }

    /** signed-note: the first four bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
    private static byte[] keyHash(String name, byte[] key) {
        return Arrays.copyOf(hash((name + "\n").getBytes(StandardCharsets.UTF_8), key), 4);
    }

    private static boolean isGood(String text, byte[] signature, byte[] key) throws GeneralSecurityException {
        byte[] encoded = ByteBuffer.allocate(44).put(X509_PREFIX).put(key, 1, 32).array();
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(signature);
    }

    /** The first {@code size} entries, hashed as leaves. */
    List<byte[]> leaves(long size) throws IOException, InterruptedException {
        List<byte[]> leaves = new ArrayList<>();
        for (long tile = 0; tile * TILE < size; tile++) {
            int width = (int) Math.min(TILE, size - tile * TILE);
            ByteBuffer entries = ByteBuffer.wrap(entries(tile, width));
            for (int i = 0; i < width; i++) {
                byte[] entry = new byte[Short.toUnsignedInt(entries.getShort())];
                entries.get(entry);
                leaves.add(leafHash(entry));
            }
        }
        return leaves;
    }

    /** A partial tile may be gone once the full one is there. */
    private byte[] entries(long tile, int width) throws IOException, InterruptedException {
        String path = "/ledger/tile/entries/" + path(tile);
        try {
            return get(width < TILE ? path + ".p/" + width : path);
        } catch (IOException e) {
            return get(path);
        }
    }

    /** The number of a tile in groups of three digits: 1234067 is {@code x001/x234/067}. */
    static String path(long number) {
        String last = String.format("%03d", number % 1000);
        return number < 1000 ? last : groups(number / 1000) + last;
    }

    private static String groups(long number) {
        return (number < 1000 ? "" : groups(number / 1000)) + String.format("x%03d/", number % 1000);
    }

    static byte[] leafHash(byte[] entry) {
        return hash((byte) 0, entry);
    }

    /** RFC 9162, 2.1.1, by its definition. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return hash();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return hash((byte) 1, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    private static byte[] hash(byte prefix, byte[]... parts) {
        byte[][] all = new byte[parts.length + 1][];
        all[0] = new byte[] {prefix};
        System.arraycopy(parts, 0, all, 1, parts.length);
        return hash(all);
    }

    private static byte[] hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(address.resolve(path)).build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }
}
