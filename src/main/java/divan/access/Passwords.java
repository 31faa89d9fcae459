package divan.access;

import com.nulabinc.zxcvbn.Zxcvbn;
import divan.kernel.Failure;
import divan.kernel.Violation;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Passwords as NIST SP 800-63B-4 has them: at least 12 characters, at most 256, any characters, normalised to
 * NFKC, no rules of composition; refused only where guessing programs would find them (zxcvbn: known
 * passwords, words, keyboards, dates, one's own names). Every question costs exactly one hash, whether or not
 * anybody is meant.
 */
@Component
final class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 256;
    /** Guessing stops paying above this many guesses against a slow hash: zxcvbn's score 3. */
    private static final int SCORE = 3;
    private static final int MEASURED_CHARACTERS = 64;
    /** Each hash takes 19 MiB while it runs. */
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 10;

    private final PasswordEncoder encoder;
    private final Zxcvbn guessing = new Zxcvbn();
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** @param own words of this person: name, sign-in name */
    Optional<Violation> wrong(String password, List<String> own) {
        String normal = normal(password);
        long characters = normal.codePoints().count();
        if (characters < SHORTEST) {
            return Optional.of(Violation.of("password-short", "password", SHORTEST));
        }
        if (characters > LONGEST) {
            return Optional.of(Violation.of("password-long", "password", LONGEST));
        }
        String measured = normal.substring(0, Math.min(normal.length(), MEASURED_CHARACTERS));
        return guessing.measure(measured, own).getScore() >= SCORE ? Optional.empty()
            : Optional.of(Violation.of("password-common", "password"));
    }

    String hash(String password) {
        return oneOfAFew(() -> String.valueOf(encoder.encode(normal(password))));
    }

    /** @param hash null where nobody is meant; the work is the same */
    boolean matches(String password, @Nullable String hash) {
        boolean askable = password.length() <= 4 * LONGEST;
        String asked = askable ? normal(password) : "";
        return oneOfAFew(() -> compared(asked, hash)) && askable;
    }

    /** Where nobody is meant, a hash is made all the same. */
    private boolean compared(String password, @Nullable String hash) {
        if (hash == null) {
            encoder.encode(password);
            return false;
        }
        return encoder.matches(password, hash);
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T oneOfAFew(Supplier<T> work) {
        boolean mine = false;
        try {
            mine = places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw new Failure(Failure.Kind.UNAVAILABLE);
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.UNAVAILABLE);
        } finally {
            if (mine) {
                places.release();
            }
        }
    }
}
