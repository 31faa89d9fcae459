package divan.access;

import divan.kernel.Failure;
import divan.web.Caller;
import divan.web.Failures;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Spring Security's filter chain: headers, form tokens and the policy. Sign-in to the demonstration world is
 * exempt from form tokens, having no session to bind one to; it is refused when the browser says that the
 * form came from another site (Fetch Metadata).
 */
@Configuration
class SecuritySetup {
    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; "
        + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";
    /** An answer to a program is no page: nothing in it may be loaded or shown in a frame. */
    private static final String ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'";
    /** What a page of ours never asks a browser for, and nobody's script in it may. */
    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
        + "serial=(), bluetooth=(), display-capture=(), browsing-topics=()";
    private static final long YEAR_SECONDS = 31_536_000;

    /** Argon2id (RFC 9106) as OWASP's cheat sheet asks at least: 19 MiB, two passes, one lane. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    }

    /** What only a page can do is not forbidden to an answer. */
    @Bean
    @Order(1)
    SecurityFilterChain answers(HttpSecurity http, Policy policy, OperatorToken operator, Failures failures,
            StepUpAnswer stepUp, Clock clock) throws Exception {
        http.securityMatcher(Failures::isApi)
            .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(ANSWER_POLICY))
                .xssProtection(x -> x.disable()));
        return guarded(http, policy, operator, failures, stepUp, clock);
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Policy policy, OperatorToken operator, Failures failures,
            StepUpAnswer stepUp, Clock clock) throws Exception {
        http.securityMatcher("/**")
            .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(p -> p.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(o -> o.policy(
                    CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN)));
        return guarded(http, policy, operator, failures, stepUp, clock);
    }

    private static SecurityFilterChain guarded(HttpSecurity http, Policy policy, OperatorToken operator,
            Failures failures, StepUpAnswer stepUp, Clock clock) throws Exception {
        http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .requestCache(c -> c.disable()).logout(l -> l.disable()).httpBasic(b -> b.disable())
            .formLogin(f -> f.disable())
            .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens())
                .ignoringRequestMatchers(SecuritySetup::needsNoToken))
            .headers(h -> h.cacheControl(c -> c.disable()).contentTypeOptions(Customizer.withDefaults())
                .httpStrictTransportSecurity(s -> s.maxAgeInSeconds(YEAR_SECONDS).includeSubDomains(false)))
            .authorizeHttpRequests(a -> a.anyRequest()
                .access((who, context) -> decide(policy, operator, context.getRequest(),
                clock.instant())))
            .exceptionHandling(e -> e
                .authenticationEntryPoint((request, response, thrown) ->
                    refuse(policy, failures, stepUp, true, request, response))
                .accessDeniedHandler((request, response, thrown) -> refuse(policy, failures, stepUp,
                    !(thrown instanceof CsrfException), request, response)));
        return http.build();
    }

    /** A path that hides what it means (//, ;, %2e) is no address of ours. */
    @Bean
    RequestRejectedHandler rejected(Failures failures) {
        return (request, response, thrown) ->
            Failures.write(failures.answer(Failure.Kind.REQUEST, List.of(), request), response);
    }

    private static boolean needsNoToken(HttpServletRequest request) {
        boolean bearer = CallerFilter.found(request).map(Sessions.Found::bearer).orElse(false);
        boolean anonymousApi = Failures.isApi(request) && CallerFilter.found(request).isEmpty();
        boolean signIn = request.getRequestURI().equals("/sign-in/demo") && !isCrossSite(request);
        return bearer || anonymousApi || signIn || comparesFile(request) || handsOn(request);
    }

    /** What an application's form brings is only led on to a page of ours, which has a token of its own. */
    private static boolean handsOn(HttpServletRequest request) {
        return List.of("/openid/authorize", "/openid/sign-out").contains(request.getRequestURI());
    }

    /** Changes nothing, and whoever has not signed in has no session to bind a token to. */
    private static boolean comparesFile(HttpServletRequest request) {
        return request.getRequestURI().matches("/[a-z]{2}/verify") && CallerFilter.found(request).isEmpty()
            && !isCrossSite(request);
    }

    private static boolean isCrossSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !List.of("same-origin", "none").contains(site);
    }

    /** A path without a row is denied, and answered as "not found". */
    private static AuthorizationResult decide(Policy policy, OperatorToken operator,
            HttpServletRequest request, Instant now) {
        Optional<Policy.Row> row = policy.row(request.getMethod(), request.getRequestURI());
        Caller caller = Shells.caller(request);
        return new AuthorizationDecision(row.map(r -> r.isForOperators() ? operator.isShownBy(request)
            : r.admits(caller) && r.isProven(caller, now)).orElse(false));
    }

    /** @param ours whether it is a form of ours: one of another site is not helped on */
    private static void refuse(Policy policy, Failures failures, StepUpAnswer stepUp, boolean ours,
            HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Policy.Row> unproven = unproven(policy, request);
        if (ours && unproven.isPresent()) {
            Failures.write(stepUp.answer(unproven.get().level(), unproven.get().fresh(), request), response);
            return;
        }
        Failure.Kind kind = kindOf(policy, request);
        if (kind == Failure.Kind.SIGN_IN && !Failures.isApi(request) && request.getMethod().equals("GET")) {
            response.sendRedirect("/" + Shells.language(request).code() + "/sign-in?next="
                + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8));
            return;
        }
        Failures.write(failures.answer(kind, List.of(), request), response);
    }

    /** The row that would let the caller in, were it known more surely who they are. */
    private static Optional<Policy.Row> unproven(Policy policy, HttpServletRequest request) {
        Caller caller = Shells.caller(request);
        return policy.row(request.getMethod(), request.getRequestURI())
            .filter(row -> row.level() > 1 && caller.isSignedIn() && row.admits(caller));
    }

    private static Failure.Kind kindOf(Policy policy, HttpServletRequest request) {
        Optional<Policy.Row> row = policy.row(request.getMethod(), request.getRequestURI());
        if (row.isEmpty()) {
            return Failure.Kind.NOT_FOUND;
        }
        boolean known = row.get().isForOperators() || Shells.caller(request).isSignedIn();
        return known ? Failure.Kind.FORBIDDEN : Failure.Kind.SIGN_IN;
    }
}
