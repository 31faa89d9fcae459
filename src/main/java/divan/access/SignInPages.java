package divan.access;

import divan.certificates.Certificates;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Languages;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Sign-in: with a password and a second factor, with a passkey, or by name in the demonstration world;
 * sign-out, and the choice of the post one works as.
 */
@Controller
class SignInPages {
    private final SignIn signIn;
    private final Sessions sessions;
    private final People people;
    private final Access access;
    private final OwnOrigin origin;
    private final Certificates certificates;
    private final ExternalProvider external;
    private final Html html;

    SignInPages(SignIn signIn, Sessions sessions, People people, Access access, OwnOrigin origin,
            Certificates certificates, ExternalProvider external, Html html) {
        this.certificates = certificates;
        this.external = external;
        this.signIn = signIn;
        this.sessions = sessions;
        this.people = people;
        this.access = access;
        this.origin = origin;
        this.html = html;
    }

    @GetMapping("/{lang}/sign-in")
    ResponseEntity<byte[]> show(Shell shell, @RequestParam(defaultValue = "") String next) {
        return show(200, shell, next, "", List.of());
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, String next, String login,
            List<Violation> wrong) {
        List<People.Person> listed = shell.demo() ? access.asSystem(people::listed) : List.of();
        return html.page(status, shell, "access/sign-in",
            Map.of("people", listed, "next", safe(next), "login", login, "violations", wrong,
            "certificates", certificates.isOn(), "provider",
            external.named().map(named -> shell.pick(named.name())).orElse("")));
    }

    @PostMapping("/{lang}/sign-in")
    ResponseEntity<byte[]> password(Shell shell, HttpServletRequest request, @RequestParam String login,
            @RequestParam String password, @RequestParam(defaultValue = "") String next) {
        return switch (signIn.password(login, password, request.getRemoteAddr())) {
            case SignIn.Step.Second second -> given(shell.href("/sign-in/second" + after(next)),
                Cookies.ENTRANCE.give(request, second.entrance()));
            case SignIn.Step.Wait wait -> show(429, shell, next, login, List.of(tooSoon(wait)));
            case SignIn.Step.Wrong w -> show(422, shell, next, login,
                List.of(Violation.of("sign-in-wrong", "login")));
            case SignIn.Step.Expired e -> Html.seeOther(shell.href("/sign-in"));
            case SignIn.Step.In in -> throw new IllegalStateException("a password alone opens nothing");
        };
    }

    private static Violation tooSoon(SignIn.Step.Wait wait) {
        return Violation.of("sign-in-wait", "login", wait.seconds());
    }

    @GetMapping("/{lang}/sign-in/second")
    ResponseEntity<byte[]> second(Shell shell, HttpServletRequest request,
            @RequestParam(defaultValue = "") String next) {
        return second(200, shell, request, next, List.of());
    }

    private ResponseEntity<byte[]> second(int status, Shell shell, HttpServletRequest request, String next,
            List<Violation> wrong) {
        return EntranceFilter.secret(request).flatMap(signIn::passed)
            .map(person -> html.page(status, shell, "access/second",
                Map.of("passkey", signIn.hasPasskey(person), "next", safe(next), "violations", wrong)))
            .orElseGet(() -> Html.seeOther(shell.href("/sign-in")));
    }

    @PostMapping("/{lang}/sign-in/second")
    ResponseEntity<byte[]> code(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam String code, @RequestParam(defaultValue = "") String next) {
        return switch (signIn.code(entrance(request), AppCodes.plain(code), request.getRemoteAddr())) {
            case SignIn.Step.In in -> in(shell, caller, request, in, next);
            case SignIn.Step.Wait wait -> second(429, shell, request, next, List.of(
                Violation.of("sign-in-wait", "code", wait.seconds())));
            case SignIn.Step.Wrong w -> second(422, shell, request, next,
                List.of(Violation.of("code-wrong", "code")));
            case SignIn.Step.Expired e -> Html.seeOther(shell.href("/sign-in"));
            case SignIn.Step.Second s -> throw new IllegalStateException("one second factor is enough");
        };
    }

    @PostMapping("/{lang}/sign-in/passkey/challenge")
    ResponseEntity<String> challenge(HttpServletRequest request) {
        return json(200, signIn.passkeyAsked(entrance(request), origin.of(request)));
    }

    static ResponseEntity<String> json(int status, String text) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.CACHE_CONTROL, "no-store").body(text);
    }

    @PostMapping("/{lang}/sign-in/passkey")
    ResponseEntity<byte[]> passkey(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam String credential, @RequestParam(defaultValue = "") String next) {
        return signIn.passkey(entrance(request), credential, origin.of(request)) instanceof SignIn.Step.In in
            ? in(shell, caller, request, in, next)
            : show(422, shell, next, "", List.of(Violation.of("passkey-wrong", "passkey")));
    }

    /** Without the cookie nothing is found, and the form token was refused before. */
    static String entrance(HttpServletRequest request) {
        return EntranceFilter.secret(request).orElseThrow(() -> new Failure(Failure.Kind.FORBIDDEN));
    }

    /** A new session under a new secret; one that the browser had before ends. */
    ResponseEntity<byte[]> in(Shell shell, Caller before, HttpServletRequest request,
            SignIn.Step.In in, String next) {
        sessions.close(before);
        return given(safe(next).isEmpty() ? home(shell.language().code(), in.person()) : safe(next),
            Cookies.SESSION.give(request, in.session()), Cookies.ENTRANCE.take(request));
    }

    private String home(String language, UUID person) {
        return "/" + language + (sessions.posts(person).isEmpty() ? "/account" : "/desk");
    }

    static ResponseEntity<byte[]> given(String address, String... cookies) {
        return ResponseEntity.status(303).header(HttpHeaders.LOCATION, address)
            .header(HttpHeaders.SET_COOKIE, cookies).build();
    }

    @PostMapping("/sign-in/demo")
    ResponseEntity<byte[]> demo(Shell shell, HttpServletRequest request, @RequestParam String person,
            @RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "") String lang) {
        if (!shell.demo()) {
            throw Failure.notFound();
        }
        UUID found = access.asSystem(() -> people.demo(person))
            .orElseThrow(() -> Failure.forbidden("unknown-demo-person"));
        String language = Languages.find(lang).orElse(shell.language()).code();
        boolean official = !sessions.posts(found).isEmpty();
        String home = "/" + language + (official ? "/desk" : "/my");
        return given(safe(next).isEmpty() ? home : safe(next),
            Cookies.SESSION.give(request, sessions.open(found, Way.DEMO)));
    }

    @PostMapping("/{lang}/sign-out")
    ResponseEntity<byte[]> signOut(Shell shell, Caller caller, HttpServletRequest request) {
        boolean elsewhere = CallerFilter.found(request).map(Sessions.Found::way)
            .filter(Way.EXTERNAL::equals).isPresent() && external.named().isPresent();
        sessions.close(caller);
        return given(shell.href(elsewhere ? "/sign-out/external" : ""), Cookies.SESSION.take(request));
    }

    @PostMapping("/{lang}/post")
    ResponseEntity<byte[]> workAs(Shell shell, Caller caller, @RequestParam String post) {
        sessions.workAs(caller, post);
        return Html.seeOther(shell.href("/desk"));
    }

    private static String after(String next) {
        return safe(next).isEmpty() ? "" : "?next=" + java.net.URLEncoder.encode(safe(next),
            java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Only an address of our own: one slash, then no slash and no backslash. */
    static String safe(String next) {
        return next.matches("/[a-z]{2}(/[A-Za-z0-9/_.?=&-]*)?") ? next : "";
    }
}
