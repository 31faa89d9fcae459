package divan.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The form token lives with the session in PostgreSQL; that of somebody on the way in is bound to their
 * cookie. Nobody else can have a valid one.
 */
class FormTokens implements CsrfTokenRepository {
    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String PARAMETER = "_csrf";

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        CsrfToken known = loadToken(request);
        return known == null ? new DefaultCsrfToken(HEADER, PARAMETER, Sessions.random(16)) : known;
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request,
            HttpServletResponse response) {
        // The session's token is written when the session is opened and lives as long as it.
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return CallerFilter.found(request).map(Sessions.Found::csrf)
            .or(() -> EntranceFilter.formToken(request))
            .map(token -> new DefaultCsrfToken(HEADER, PARAMETER, token)).orElse(null);
    }
}
