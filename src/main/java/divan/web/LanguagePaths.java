package divan.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Serves somebody who asks for a page without a language ({@code /search?q=…}, {@code /verify/…}) the same
 * page in the first language of theirs that we speak. A verification address printed on paper carries no
 * language.
 */
@Component
@Order(-200)
class LanguagePaths extends HttpFilter {
    private static final Set<String> PAGES =
        Set.of("", "search", "verify", "services", "plan", "law", "my", "desk", "cases", "organs",
        "file-plan");

    /** Whether a path that begins so has pages in every language. */
    static boolean serves(String first) {
        return PAGES.contains(first);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        String[] segments = request.getRequestURI().split("/", 3);
        String first = segments.length > 1 ? segments[1] : "";
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads || !PAGES.contains(first)) {
            chain.doFilter(request, response);
            return;
        }
        String language = Languages.negotiate(request.getHeader("Accept-Language")).code();
        String path = request.getRequestURI().equals("/") ? "" : request.getRequestURI();
        response.setHeader("Vary", "Accept-Language");
        chain.doFilter(new InLanguage(request, "/" + language + path), response);
    }

    private static final class InLanguage extends HttpServletRequestWrapper {
        private final String path;

        InLanguage(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return path;
        }
    }
}
