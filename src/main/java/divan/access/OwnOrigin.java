package divan.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where people find this program, as {@code https://host[:port]}: passkeys are bound to it. Named by {@code
 * --origin}; otherwise this machine itself, which browsers trust without HTTPS.
 */
@Component
public final class OwnOrigin {
    private final String named;

    OwnOrigin(@Value("${divan.origin:}") String named) {
        this.named = named;
    }

    public String of(HttpServletRequest request) {
        return named.isEmpty() ? "http://localhost:" + request.getLocalPort() : named;
    }
}
