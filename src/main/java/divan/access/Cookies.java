package divan.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;

/**
 * Our two cookies: the session's, and the one of somebody on the way in. Over HTTPS they are bound to the
 * host.
 */
enum Cookies {
    SESSION("divan_session", Sessions.BROWSER), ENTRANCE("divan_entrance", Duration.ofSeconds(-1));

    private static final String OF_THIS_HOST = "__Host-";

    private final String plain;
    private final Duration life;

    Cookies(String plain, Duration life) {
        this.plain = plain;
        this.life = life;
    }

    String name(HttpServletRequest request) {
        return request.isSecure() ? OF_THIS_HOST + plain : plain;
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name(request))) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    String give(HttpServletRequest request, String secret) {
        return cookie(request, secret, life);
    }

    String take(HttpServletRequest request) {
        return cookie(request, "", Duration.ZERO);
    }

    private String cookie(HttpServletRequest request, String value, Duration age) {
        return ResponseCookie.from(name(request), value).httpOnly(true).secure(request.isSecure())
            .sameSite("Lax")
            .path("/").maxAge(age).build().toString();
    }
}
