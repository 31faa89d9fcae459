package divan.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of the acts about somebody are wanted.
 *
 * @param from the first instant, or null for any
 * @param until the first instant after it, or null for any
 * @param organ eight digits; {@link #ANY}; or {@link #OTHERS}: done in the business of some organ, and so not
 * by a person for themselves
 * @param purpose code, or {@link #ANY}
 */
public record ActFilter(@Nullable Instant from, @Nullable Instant until, String organ, String purpose) {
    public static final String ANY = "";
    public static final String OTHERS = "others";
    public static final ActFilter ALL = new ActFilter(null, null, ANY, ANY);
}
