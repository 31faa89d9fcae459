package divan.journal;

import org.jspecify.annotations.Nullable;

/** In whose business and for what some acts were done. */
public record Origin(@Nullable String organ, String purpose) {
}
