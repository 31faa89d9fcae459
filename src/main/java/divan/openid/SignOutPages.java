package divan.openid;

import divan.access.LiveSessions;
import divan.clients.Application;
import divan.clients.RegisteredApplications;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where an application sends somebody who signs out there (OpenID Connect RP-Initiated Logout 1.0): they are
 * asked whether they mean to leave here too, because nobody else may end a session for them.
 */
@Controller
class SignOutPages {
    /** What is in the page's address: where one goes afterwards. */
    private record After(UUID client, String address, String state) {
        String packed() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((client + " " + address + " "
                + state).getBytes(StandardCharsets.UTF_8));
        }

        String way() {
            return Asked.answer(address, "state", state);
        }
    }

    private final IdTokens tokens;
    private final RegisteredApplications applications;
    private final LiveSessions sessions;
    private final Transactions transactions;
    private final Html html;
    private final Clock clock;

    SignOutPages(IdTokens tokens, RegisteredApplications applications, LiveSessions sessions,
            Transactions transactions, Html html, Clock clock) {
        this.tokens = tokens;
        this.applications = applications;
        this.sessions = sessions;
        this.transactions = transactions;
        this.html = html;
        this.clock = clock;
    }

    /**
     * {@code post_logout_redirect_uri} counts where the application is known, by {@code client_id} or by an
     * {@code id_token_hint} that we signed, and registered it. The hint does not stay in any address.
     */
    @GetMapping(Issuer.SIGN_OUT)
    ResponseEntity<byte[]> asked(HttpServletRequest request) {
        String language = Shells.language(request).code();
        return Html.seeOther("/" + language + "/signing-out/" + after(request).map(After::packed)
            .orElse("-"));
    }

    @PostMapping(Issuer.SIGN_OUT)
    ResponseEntity<byte[]> askedByForm(HttpServletRequest request) {
        return asked(request);
    }

    private Optional<After> after(HttpServletRequest request) {
        String hint = text(request, "id_token_hint");
        Optional<String> hinted = hint.isEmpty() ? Optional.empty() : tokens.audience(hint, clock.instant());
        String named = text(request, "client_id");
        boolean contradicts = !hint.isEmpty() && (hinted.isEmpty()
            || !named.isEmpty() && !hinted.get().equals(named));
        String address = text(request, "post_logout_redirect_uri");
        String state = text(request, "state");
        return contradicts || state.length() > 512 ? Optional.empty()
            : known(new After(Asked.client(hinted.orElse(named)), address, state));
    }

    private static String text(HttpServletRequest request, String name) {
        String[] sent = request.getParameterValues(name);
        return sent == null || sent.length != 1 ? "" : sent[0];
    }

    /** Only where the application registered the address, as it stands. */
    private Optional<After> known(After after) {
        List<String> registered = transactions.as(RowIdentity.SYSTEM, () -> applications.of(after.client())
            .map(Application::afterSignOut).orElse(List.of()));
        return registered.contains(after.address()) ? Optional.of(after) : Optional.empty();
    }

    private Optional<After> unpacked(String packed) {
        if (packed.equals("-")) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(packed), StandardCharsets.UTF_8)
                .split(" ", 3);
            return known(new After(Asked.client(parts[0]), parts[1], parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Failure(Failure.Kind.REQUEST, Violation.of("application-request", ""));
        }
    }

    @GetMapping("/{lang}/signing-out/{after}")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @PathVariable("after") String packed) {
        Optional<After> after = unpacked(packed);
        if (!caller.isSignedIn()) {
            return Html.seeOther(way(after, shell));
        }
        ResponseEntity<byte[]> page = html.page(shell, "openid/sign-out", Map.of("after", packed));
        return ResponseEntity.ok().headers(page.getHeaders()).header("Content-Security-Policy",
            AuthorizePages.policy(after.map(After::address).stream())).body(page.getBody());
    }

    @PostMapping("/{lang}/signing-out/{after}")
    ResponseEntity<byte[]> signOut(Shell shell, Caller caller, HttpServletRequest request,
            @PathVariable("after") String packed) {
        String way = way(unpacked(packed), shell);
        return ResponseEntity.status(303).header(HttpHeaders.LOCATION, way)
            .header(HttpHeaders.SET_COOKIE, sessions.signOut(caller, request)).build();
    }

    private static String way(Optional<After> after, Shell shell) {
        return after.map(After::way).orElseGet(() -> shell.href(""));
    }
}
