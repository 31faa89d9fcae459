package divan.access;

import divan.web.Shells;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Leaves the caller in the request, before anything else looks at it. Assets and the public ledger need none.
 */
@Component
@Order(-150)
class CallerFilter extends HttpFilter {
    static final String FOUND = "divan.found";
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Recent recent;
    private final HandlerExceptionResolver failures;

    CallerFilter(Sessions sessions, Recent recent,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        this.sessions = sessions;
        this.recent = recent;
        this.failures = failures;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        String uri = request.getRequestURI();
        if (uri.startsWith("/assets/") || uri.startsWith("/ledger/")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            secret(request).flatMap(this::find).ifPresent(found -> {
                request.setAttribute(FOUND, found);
                request.setAttribute(Shells.CALLER, found.caller());
            });
        } catch (RuntimeException e) {
            failures.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Sessions.Found> find(String secret) {
        Optional<Sessions.Found> found = sessions.find(secret);
        recent.note(secret, found.isPresent());
        return found;
    }

    static Optional<String> secret(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Cookies.SESSION.read(request);
    }

    static Optional<Sessions.Found> found(HttpServletRequest request) {
        return Optional.ofNullable((Sessions.Found) request.getAttribute(FOUND));
    }
}
