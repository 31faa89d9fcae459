package divan.documents;

import divan.kernel.Turkish;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Eighty random bits in Crockford's base 32 (no I, L, O, U), printed in four groups. Whoever knows a code
 * may see the {@link PublicFacts public facts} of its document, so it must not be guessable, and it is
 * typed from paper, so reading is lenient: case, spaces and hyphens do not matter, O is 0, I (ı, İ, i) and
 * L are 1.
 *
 * @param symbols sixteen symbols, upper case, without hyphens
 */
public record VerificationCode(String symbols) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public VerificationCode {
        if (!symbols.matches("[" + ALPHABET + "]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("not a verification code");
        }
    }

    /** A code for something else than a document. */
    public static VerificationCode fresh() {
        return fresh(RANDOM);
    }

    static VerificationCode fresh(SecureRandom random) {
        StringBuilder symbols = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            symbols.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new VerificationCode(symbols.toString());
    }

    /** The code somebody typed, or nothing where it cannot be one. */
    public static Optional<VerificationCode> read(String typed) {
        if (typed.length() > 64) {
            return Optional.empty();
        }
        String plain = Turkish.folded(typed).toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}._]", "");
        String symbols = plain.replace('O', '0').replace('I', '1').replace('L', '1');
        return symbols.matches("[" + ALPHABET + "]{" + LENGTH + "}")
                ? Optional.of(new VerificationCode(symbols)) : Optional.empty();
    }

    /** As printed: XXXX-XXXX-XXXX-XXXX. */
    @Override
    public String toString() {
        return symbols.replaceAll("(.{4})(?!$)", "$1-");
    }
}
