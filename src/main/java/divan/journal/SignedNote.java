package divan.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures under it: https://c2sp.org/signed-note. Signatures of unknown keys are passed over,
 * as the text demands, so that witnesses may cosign; one of the known key that does not verify spoils the
 * note.
 */
final class SignedNote {
    private static final String DASH = "\u2014 ";
    private static final int MOST_SIGNATURES = 100;
    private static final int ID = 4;

    private SignedNote() {
    }

    /** @param text ends in a newline */
    static String sign(String text, LedgerKey key) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        byte[] idAndSignature = Arrays.copyOf(key.verifier().id(), ID + signature.length);
        System.arraycopy(signature, 0, idAndSignature, ID, signature.length);
        return text + "\n" + DASH + key.verifier().name() + " "
                + Base64.getEncoder().encodeToString(idAndSignature) + "\n";
    }

    /**
     * The text, if that key has signed it.
     *
     * @throws IllegalArgumentException if it has not, or if the note is malformed
     */
    static String open(String note, VerifierKey key) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || note.codePoints().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("not a signed note");
        }
        String text = note.substring(0, blank + 1);
        List<String> lines = note.substring(blank + 2).lines().toList();
        if (lines.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("too many signatures");
        }
        if (lines.stream().filter(line -> isSignature(line, text, key)).count() == 0) {
            throw new IllegalArgumentException("not signed by " + key);
        }
        return text;
    }

    private static boolean isSignature(String line, String text, VerifierKey key) {
        String[] parts = line.split(" ", -1);
        if (!line.startsWith(DASH) || parts.length != 3 || parts[1].isEmpty()) {
            throw new IllegalArgumentException("not a signature line");
        }
        byte[] idAndSignature = base64(parts[2]);
        if (idAndSignature.length <= ID) {
            throw new IllegalArgumentException("a signature too short");
        }
        boolean known = parts[1].equals(key.name())
                && Arrays.equals(Arrays.copyOf(idAndSignature, ID), key.id());
        byte[] signature = Arrays.copyOfRange(idAndSignature, ID, idAndSignature.length);
        if (known && !key.verifies(text.getBytes(StandardCharsets.UTF_8), signature)) {
            throw new IllegalArgumentException("the signature of " + key + " does not fit the text");
        }
        return known;
    }

    /**
     * Decodes standard base 64 and refuses every spelling but the canonical one, so that no character is
     * free.
     */
    static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("not canonical base 64");
        }
        return bytes;
    }
}
