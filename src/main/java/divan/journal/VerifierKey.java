package divan.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of a ledger and the name it signs under, as a vkey {@code name+id+base64(0x01 ‖ key)} in the
 * manner of https://c2sp.org/signed-note. The id is only a hint; trust rests on the key.
 *
 * @param encoded the 32 bytes of RFC 8032
 */
record VerifierKey(String name, byte[] encoded) {
    static final byte ED25519 = 1;
    private static final int LENGTH = 32;
    /** The DER of an X.509 SubjectPublicKeyInfo in front of the 32 bytes (RFC 8410). */
    private static final byte[] DER = HexFormat.of().parseHex("302a300506032b6570032100");

    VerifierKey {
        if (name.isEmpty() || name.indexOf('+') >= 0
                || name.codePoints().anyMatch(VerifierKey::breaksNames)) {
            throw new IllegalArgumentException("name of a key: " + name);
        }
        if (encoded.length != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has " + LENGTH + " bytes, not "
                    + encoded.length);
        }
    }

    private static boolean breaksNames(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** @throws IllegalArgumentException if it is not a vkey of an Ed25519 key with the right id */
    static VerifierKey read(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("not a vkey");
        }
        byte[] typed = SignedNote.base64(parts[2]);
        if (typed.length != 1 + LENGTH || typed[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.toString().equals(vkey)) {
            throw new IllegalArgumentException("the key does not fit its name and id");
        }
        return key;
    }

    static VerifierKey of(String name, PublicKey key) {
        byte[] der = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(der, der.length - LENGTH, der.length));
    }

    byte[] id() {
        byte[] hash = Merkle.sha256(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', ED25519},
                encoded);
        return Arrays.copyOf(hash, 4);
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] der = Arrays.copyOf(DER, DER.length + LENGTH);
        System.arraycopy(encoded, 0, der, DER.length, LENGTH);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && toString().equals(key.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The vkey. */
    @Override
    public String toString() {
        byte[] typed = new byte[1 + LENGTH];
        typed[0] = ED25519;
        System.arraycopy(encoded, 0, typed, 1, LENGTH);
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + Base64.getEncoder().encodeToString(typed);
    }
}
