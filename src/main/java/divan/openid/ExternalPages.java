package divan.openid;

import divan.access.Newcomers;
import divan.access.ExternalProvider;
import divan.access.OwnOrigin;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** To the provider, back from it, and out. */
@Controller
class ExternalPages {
    /** Registered with the provider, which compares it letter by letter. */
    private static final String BACK = "/tr/sign-in/external/answer";
    private static final String HOME = "/tr";
    private static final String AGAIN_SECONDS = "10";

    private final ExternalSignIn external;
    private final ProviderTalk talk;
    private final Newcomers newcomers;
    private final OwnOrigin origin;
    private final Html html;
    private final Clock clock;

    ExternalPages(ExternalSignIn external, ProviderTalk talk, Newcomers newcomers, OwnOrigin origin,
            Html html, Clock clock) {
        this.external = external;
        this.talk = talk;
        this.newcomers = newcomers;
        this.origin = origin;
        this.html = html;
        this.clock = clock;
    }

    private ExternalProvider.Named named() {
        return external.named().orElseThrow(Failure::notFound);
    }

    private URI back(HttpServletRequest request) {
        return URI.create(origin.of(request) + BACK);
    }

    /** @param level to be reached by proving it anew; without one any will do */
    @GetMapping("/{lang}/sign-in/external")
    ResponseEntity<byte[]> begin(Shell shell, HttpServletRequest request,
            @RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "0") int level) {
        ExternalProvider.Named named = named();
        String browser = Newcomers.browser(request).orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        Errand errand = new Errand(Ids.next(), Math.clamp(level, 0, 3), clock.instant(),
            shell.language().code(), Newcomers.onward(next));
        return external.way(named, errand, browser, back(request)).map(way -> Html.seeOther(way.toString()))
            .orElseGet(() -> said(shell, "down", 503));
    }

    /** In the language in which one went; the address is one and the same. */
    @GetMapping("/{lang}/sign-in/external/answer")
    ResponseEntity<byte[]> answer(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String error, @RequestParam(defaultValue = "") String iss) {
        ExternalProvider.Named named = named();
        String browser = Newcomers.browser(request).orElse("");
        Optional<Errand> errand = Errand.read(state, browser, clock.instant());
        if (errand.isEmpty()) {
            return said(shell, "over", 400);
        }
        String language = errand.get().language();
        if (!language.equals(shell.language().code())) {
            return Html.seeOther("/" + language + "/sign-in/external/answer?" + request.getQueryString());
        }
        boolean other = !iss.isEmpty() && !iss.equals(named.issuer().toString());
        if (other || !error.isEmpty() || code.isEmpty()) {
            return said(shell, other ? "lying" : "refused", other ? 502 : 403);
        }
        return switch (external.finish(named, code, errand.get(), browser, back(request))) {
            case ExternalSignIn.Outcome.Not not -> said(shell, not.code(), not.status());
            case ExternalSignIn.Outcome.In in -> ResponseEntity.status(303)
                .header(HttpHeaders.LOCATION, in.errand().next().isEmpty() ? shell.href("/my")
                    : in.errand().next())
                .header(HttpHeaders.SET_COOKIE, newcomers.open(in.known(), in.assurance(), caller, request),
                    Newcomers.forgotten(request)).build();
        };
    }

    private ResponseEntity<byte[]> said(Shell shell, String code, int status) {
        ResponseEntity<byte[]> page = html.page(status, shell, "openid/external", Map.of("code", code,
            "provider", shell.pick(named().name())));
        return status != 503 ? page : ResponseEntity.status(status).headers(page.getHeaders())
            .header(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS).body(page.getBody());
    }

    /** After signing out here: one may still be signed in there. */
    @GetMapping("/{lang}/sign-out/external")
    ResponseEntity<byte[]> left(Shell shell, HttpServletRequest request) {
        ExternalProvider.Named named = named();
        Map<String, Object> model = new HashMap<>();
        URI there = talk.signOut(named, named.returns() ? origin.of(request) + HOME : "",
            shell.language().code());
        model.put("provider", shell.pick(named.name()));
        model.put("address", there == null ? "" : there.toString());
        return html.page(shell, "openid/external-out", model);
    }
}
