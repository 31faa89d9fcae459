package divan.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where people find this program, as {@code https://host[:port]}: passkeys are bound to it. Named by {@code
 * --origin}; otherwise this machine itself, which browsers trust without HTTPS, and over HTTPS where we have
 * TLS of our own.
 */
@Component
public final class OwnOrigin {
    private final String named;
    private final String scheme;

    /** @param own the certificate of our own TLS; empty for none */
    OwnOrigin(@Value("${divan.origin:}") String named, @Value("${server.ssl.bundle:}") String own) {
        this.named = named;
        this.scheme = own.isEmpty() ? "http" : "https";
    }

    public String of(HttpServletRequest request) {
        return named.isEmpty() ? scheme + "://localhost:" + request.getLocalPort() : named;
    }
}
