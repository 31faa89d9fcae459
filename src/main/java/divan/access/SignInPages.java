package divan.access;

import divan.kernel.Failure;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Languages;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in by name in the demonstration world, sign-out, and the choice of the post one works as. */
@Controller
class SignInPages {
    private final Sessions sessions;
    private final People people;
    private final Access access;
    private final Html html;

    SignInPages(Sessions sessions, People people, Access access, Html html) {
        this.sessions = sessions;
        this.people = people;
        this.access = access;
        this.html = html;
    }

    @GetMapping("/{lang}/sign-in")
    ResponseEntity<byte[]> show(Shell shell, @RequestParam(defaultValue = "") String next) {
        List<People.Person> listed = shell.demo() ? access.asSystem(people::listed) : List.of();
        return html.page(shell, "access/sign-in", Map.of("people", listed, "next", safe(next)));
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
        String secret = sessions.open(found);
        return ResponseEntity.status(303).header(HttpHeaders.LOCATION, safe(next).isEmpty() ? home : safe(next))
            .header(HttpHeaders.SET_COOKIE, cookie(request, secret, 12 * 3600).toString()).build();
    }

    @PostMapping("/{lang}/sign-out")
    ResponseEntity<byte[]> signOut(Shell shell, Caller caller, HttpServletRequest request) {
        sessions.close(caller);
        return ResponseEntity.status(303).header(HttpHeaders.LOCATION, shell.href(""))
            .header(HttpHeaders.SET_COOKIE, cookie(request, "", 0).toString()).build();
    }

    @PostMapping("/{lang}/post")
    ResponseEntity<byte[]> workAs(Shell shell, Caller caller, @RequestParam String post) {
        sessions.workAs(caller, post);
        return Html.seeOther(shell.href("/desk"));
    }

    private static ResponseCookie cookie(HttpServletRequest request, String value, long seconds) {
        String name = request.isSecure() ? CallerFilter.SECURE_COOKIE : CallerFilter.COOKIE;
        return ResponseCookie.from(name, value).httpOnly(true).secure(request.isSecure()).sameSite("Lax").path("/")
            .maxAge(seconds).build();
    }

    /** Only an address of our own: one slash, then no slash and no backslash. */
    private static String safe(String next) {
        return next.matches("/[a-z]{2}(/[A-Za-z0-9/_.?=&-]*)?") ? next : "";
    }
}
