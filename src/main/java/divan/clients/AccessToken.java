package divan.clients;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client has proved itself for: 256 random bits that say nothing, good for a few minutes, sent as
 * {@code Authorization: Bearer}.
 */
record AccessToken(String text) {
    private static final String MARK = "divan_at_";
    private static final String SCHEME = "Bearer ";
    private static final int LENGTH = MARK.length() + 43;
    private static final SecureRandom RANDOM = new SecureRandom();

    static AccessToken random() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return new AccessToken(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What is sent as one, whether it is any or not; other bearers are people. */
    static Optional<AccessToken> sent(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
            .filter(value -> value.startsWith(SCHEME + MARK))
            .map(value -> new AccessToken(value.substring(SCHEME.length()).strip()));
    }

    static boolean standsIn(@Nullable String address) {
        return address != null && address.contains(MARK);
    }

    boolean isWhole() {
        return text.length() == LENGTH;
    }

    ApiKey.Hash hash() {
        return new ApiKey(text).hash();
    }

    /** Never written anywhere by accident. */
    @Override
    public String toString() {
        return MARK + "…";
    }
}
