package divan.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Gives somebody who comes to sign in a random cookie, to which the form's token is bound: a form that
 * another site sends bears none. The token is a hash of the cookie, so that a glance at the sign-in page
 * writes nothing.
 */
@Component
@Order(-149)
class EntranceFilter extends HttpFilter {
    private static final String SECRET = "divan.entrance";
    private static final Pattern PAGES = Pattern.compile("/[a-z]{2}/((sign-in|welcome)(/.*)?|certificate)");
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (!PAGES.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> brought = Cookies.ENTRANCE.read(request).filter(GOOD.asMatchPredicate());
        if (brought.isPresent()) {
            request.setAttribute(SECRET, brought.get());
        } else if (request.getMethod().equals("GET")) {
            String secret = Sessions.random(32);
            request.setAttribute(SECRET, secret);
            response.addHeader(HttpHeaders.SET_COOKIE, Cookies.ENTRANCE.give(request, secret));
        }
        chain.doFilter(request, response);
    }

    static Optional<String> secret(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(SECRET));
    }

    static Optional<String> formToken(HttpServletRequest request) {
        return secret(request).map(secret ->
            Base64.getUrlEncoder().withoutPadding().encodeToString(Sessions.hash("form " + secret)));
    }
}
