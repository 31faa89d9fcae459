package divan.clients;

import divan.certificates.Certificates;
import divan.certificates.Shown;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Allowance;
import divan.web.Failures;
import divan.web.Shells;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whose program asks the API, and whether it may ask now. What is sent as a key and is none is counted
 * against the address it came from, so that guessing ends where asking does. Whoever is signed in is not
 * counted by address: a whole office may share one.
 */
@Component
@Order(-140)
class ClientFilter extends HttpFilter {
    static final String HEADER = "X-Api-Key";
    /** The request's attribute with the {@link HeldKey}. */
    static final String HELD = "divan.client";
    /** The request's attribute with the {@link HeldToken}. */
    static final String PROVED = "divan.client.proved";
    private static final String STOPPED = "client-stopped";
    private static final int WINDOW_SECONDS = 60;

    private final KeyRing ring;
    private final Tokens tokens;
    private final Certificates certificates;
    private final Transactions transactions;
    private final Failures failures;
    private final Clock clock;
    private final int anonymous;
    private final Allowance addresses;

    /** @param anonymous requests that an address may make each minute without a key */
    ClientFilter(KeyRing ring, Tokens tokens, Certificates certificates, Transactions transactions,
            Failures failures, Clock clock,
            @Value("${divan.api.anonymous-per-minute:600}") int anonymous) {
        this.certificates = certificates;
        this.ring = ring;
        this.tokens = tokens;
        this.transactions = transactions;
        this.failures = failures;
        this.clock = clock;
        this.anonymous = anonymous;
        this.addresses = new Allowance(anonymous, Duration.ofSeconds(WINDOW_SECONDS));
    }

    static Optional<HeldKey> held(HttpServletRequest request) {
        return Optional.ofNullable((HeldKey) request.getAttribute(HELD));
    }

    /** A client that showed a token. */
    static Optional<HeldToken> proved(HttpServletRequest request) {
        return Optional.ofNullable((HeldToken) request.getAttribute(PROVED));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        if (!Failures.isApi(request)) {
            chain.doFilter(request, response);
            return;
        }
        Instant now = clock.instant();
        Optional<AccessToken> token = AccessToken.sent(request);
        if (isInAddress(request.getQueryString()) || isInAddress(request.getRequestURI())) {
            refuse(Failure.Kind.REQUEST, Violation.of("client-key-in-address", ""), request, response);
        } else if (token.isPresent()) {
            if (isGood(token.get(), now, request, response)) {
                chain.doFilter(request, response);
            }
        } else if (request.getHeader(HEADER) == null) {
            if (request.getAttribute(Shells.CALLER) != null || isAllowed(now, request, response)) {
                chain.doFilter(request, response);
            }
        } else if (isGood(now, request, response)) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isInAddress(@Nullable String address) {
        return ApiKey.standsIn(address) || AccessToken.standsIn(address);
    }

    /** A key beside it would leave open which of two clients asks. */
    private boolean isGood(AccessToken token, Instant now, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        Optional<Client> holder = request.getHeader(HEADER) != null ? Optional.empty()
            : transactions.as(RowIdentity.SYSTEM, () -> tokens.holder(token, certificate(request), now));
        if (holder.isEmpty()) {
            if (isAllowed(now, request, response)) {
                response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                refuse(Failure.Kind.SIGN_IN, Violation.of("client-token-unknown", ""), request, response);
            }
            return false;
        }
        Terms terms = holder.get().terms();
        HeldToken held = new HeldToken(holder.get(), new Quota(terms.perMinute(), terms.perDay()),
            ring.meter(holder.get().id()));
        request.setAttribute(PROVED, held);
        return isWithin(held.quota(), held.quota().policy(), held.meter().take(held.quota(), now), request,
            response);
    }

    private byte @Nullable [] certificate(HttpServletRequest request) {
        return certificates.shown(request).map(Shown::fingerprint).orElse(null);
    }

    private boolean isAllowed(Instant now, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Allowance.Left left = addresses.taken(request.getRemoteAddr(), now);
        response.setHeader("RateLimit-Policy", "\"address\";q=" + anonymous + ";w=" + WINDOW_SECONDS);
        response.setHeader("RateLimit", "\"address\";r=" + Math.max(0, left.many()) + ";t=" + left.seconds());
        if (left.many() < 0) {
            response.setHeader("Retry-After", String.valueOf(left.seconds()));
            refuse(Failure.Kind.TOO_MANY, Violation.of("client-quota-address", "", anonymous), request,
                response);
        }
        return left.many() >= 0;
    }

    private boolean isGood(Instant now, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<String> sent = Collections.list(request.getHeaders(HEADER));
        HeldKey held = sent.size() == 1 ? ApiKey.read(sent.getFirst()).map(ring::find).orElse(null) : null;
        String wrong = held == null ? "client-key-unknown" : ring.isRevoked(held) ? "client-key-revoked"
            : !now.isBefore(held.end()) ? "client-key-expired"
            : ring.isStopped(held.client().id()) ? STOPPED : "";
        if (held == null || !wrong.isEmpty()) {
            if (isAllowed(now, request, response)) {
                refuseKey(wrong, request, response);
            }
            return false;
        }
        return isWithin(held, now, request, response) && isOpen(held, request, response);
    }

    /** A stopped client is known, and another key would not help it. */
    private void refuseKey(String wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (wrong.equals(STOPPED)) {
            refuse(Failure.Kind.FORBIDDEN, Violation.of(wrong, ""), request, response);
        } else {
            response.setHeader("WWW-Authenticate", HEADER);
            refuse(Failure.Kind.SIGN_IN, Violation.of(wrong, ""), request, response);
        }
    }

    /** What a key does not open counts against its quota too. */
    private boolean isOpen(HeldKey held, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean opens = held.key().opens(request);
        if (!opens) {
            refuse(Failure.Kind.FORBIDDEN, Violation.of("client-scope", "",
                String.join(", ", Scope.codes(held.key().scopes()))), request, response);
        }
        return opens;
    }

    private boolean isWithin(HeldKey held, Instant now, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        Meter.Reading reading = held.meter().take(held.quota(), now);
        held.tally().count(reading);
        request.setAttribute(HELD, held);
        return isWithin(held.quota(), held.policy(), reading, request, response);
    }

    private boolean isWithin(Quota quota, String policy, Meter.Reading reading, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader("RateLimit", reading.field());
        if (!reading.taken()) {
            response.setHeader("Retry-After", String.valueOf(reading.pause()));
            refuse(Failure.Kind.TOO_MANY, reading.dayLeft() == 0
                ? Violation.of("client-quota-day", "", quota.perDay())
                : Violation.of("client-quota-minute", "", quota.perMinute()), request, response);
        }
        return reading.taken();
    }

    private void refuse(Failure.Kind kind, Violation violation, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        Failures.write(failures.answer(kind, List.of(violation), request), response);
    }
}
