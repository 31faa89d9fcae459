package divan.web;

import divan.kernel.Failure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Before anything else: addresses that no page has are not found; a body for the API is no larger than it can
 * need to be; it is here as a whole before anybody works on it; only a few large ones are in memory at a
 * time, and no more requests are worked on at once than can be ({@link Gate}); and what the server cannot
 * read (too large, not a form, not UTF-8) is answered in the person's language like any other failure.
 */
@Component
@Order(-300)
class Doorstep extends HttpFilter {
    /** Three files of ten megabytes in base64 would be 40; nobody needs three that large. */
    private static final long API_BODY_BYTES = 32_000_000;
    private static final long LARGE_BYTES = 1_000_000;
    private static final int LARGE_AT_ONCE = 3;
    private static final int PATIENCE_SECONDS = 20;
    private static final Set<String> PLACES = Set.of("", "api", "ledger", "assets", "sign-in", "error",
        "health", "metrics", "openid", ".well-known");

    private final Failures failures;
    private final Gate gate;
    private final Intake intake;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

    Doorstep(Failures failures, Gate gate, Familiar familiar) {
        this.failures = failures;
        this.gate = gate;
        this.intake = new Intake(familiar);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            pass(request, response, chain);
        } catch (RuntimeException | ServletException e) {
            answer(e, request, response);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String first = first(request.getRequestURI());
        boolean known = PLACES.contains(first) || Languages.find(first).isPresent()
            || LanguagePaths.serves(first);
        if (!known) {
            throw Failure.notFound();
        }
        if (isUnreadable(request)) {
            throw new Failure(Failure.Kind.REQUEST);
        }
        boolean api = Failures.isApi(request);
        if (api && request.getContentLengthLong() > API_BODY_BYTES) {
            throw new Failure(Failure.Kind.TOO_LARGE);
        }
        try (Intake.Taken taken = intake.whole(request, API_BODY_BYTES)) {
            gate.pass(first, taken.request(), response, isLarge(request)
                ? (asked, answer) -> oneOfAFew(asked, answer, chain) : chain);
        }
    }

    /** No text of ours holds U+0000, and a content type with a wildcard is none. */
    private static boolean isUnreadable(HttpServletRequest request) {
        String query = request.getQueryString();
        String type = request.getContentType();
        return query != null && query.contains("%00") || type != null && type.contains("*");
    }

    private static String first(String uri) {
        String[] segments = uri.split("/", 3);
        return segments.length > 1 ? segments[1] : "";
    }

    private static boolean isLarge(HttpServletRequest request) {
        boolean chunked = request.getContentLengthLong() < 0
            && request.getHeader("Transfer-Encoding") != null;
        return chunked || request.getContentLengthLong() > LARGE_BYTES;
    }

    private void oneOfAFew(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean mine = false;
        try {
            mine = large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!mine) {
                throw new Failure(Failure.Kind.UNAVAILABLE);
            }
            chain.doFilter(request, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.UNAVAILABLE);
        } finally {
            if (mine) {
                large.release();
            }
        }
    }

    private void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (response.isCommitted()) {
            throw new ServletException(thrown);
        }
        response.reset();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof InvalidParameterException unreadable) {
                Failure.Kind kind = unreadable.getErrorCode() == 413 ? Failure.Kind.TOO_LARGE
                    : Failure.Kind.REQUEST;
                Failures.write(failures.answer(kind, List.of(), request), response);
                return;
            }
        }
        Failures.write(failures.answer(thrown, request), response);
    }
}
