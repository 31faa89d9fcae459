package divan.journal;

import java.util.Base64;

/**
 * The signed head of the ledger: https://c2sp.org/tlog-checkpoint. Ours carry no extension lines, and theirs
 * are refused: nobody could audit them.
 *
 * @param origin the name of the ledger, which is also the name of its key
 * @param size how many acts are sealed under it
 * @param root 32 bytes, the hash over all of them
 * @param note the signed note as published
 */
public record Checkpoint(String origin, long size, byte[] root, String note) {
    static Checkpoint sign(LedgerKey key, long size, byte[] root) {
        String origin = key.verifier().name();
        String text = origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        return new Checkpoint(origin, size, root, SignedNote.sign(text, key));
    }

    /** @throws IllegalArgumentException if it is malformed or not signed by that key */
    static Checkpoint read(String note, VerifierKey key) {
        String[] lines = SignedNote.open(note, key).split("\n", -1);
        if (lines.length != 4 || !lines[0].equals(key.name()) || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("not a checkpoint of " + key.name());
        }
        byte[] root = SignedNote.base64(lines[2]);
        if (root.length != Merkle.HASH) {
            throw new IllegalArgumentException("a root has " + Merkle.HASH + " bytes");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root, note);
    }
}
