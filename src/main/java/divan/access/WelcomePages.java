package divan.access;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Html;
import divan.web.QrCode;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Behind a link that is good once: choosing a password, then a second factor. To look at the link uses
 * nothing up, because mail programs look at links. The recovery codes are the answer to the last form itself,
 * not of a page that could be asked for again: they are kept nowhere.
 */
@Controller
class WelcomePages {
    private final Enrolment enrolment;
    private final OwnOrigin origin;
    private final Html html;

    WelcomePages(Enrolment enrolment, OwnOrigin origin, Html html) {
        this.enrolment = enrolment;
        this.origin = origin;
        this.html = html;
    }

    @GetMapping("/{lang}/welcome/{link}")
    ResponseEntity<byte[]> show(Shell shell, @PathVariable String link) {
        return show(200, shell, link, "", "", List.of());
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, String link, String name, String login,
            List<Violation> wrong) {
        return html.page(status, shell, "access/welcome", Map.of("invitation", enrolment.invitation(link),
            "link", link, "name", name, "login", login, "violations", wrong));
    }

    @PostMapping("/{lang}/welcome/{link}")
    ResponseEntity<byte[]> choose(Shell shell, HttpServletRequest request, @PathVariable String link,
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String login,
            @RequestParam String password) {
        Enrolment.Chosen chosen = enrolment.choose(link, name, login, password);
        return chosen.entrance() == null ? show(422, shell, link, name, login, chosen.violations())
            : ResponseEntity.status(303).header(HttpHeaders.LOCATION, shell.href("/welcome"))
                .header(HttpHeaders.SET_COOKIE, Cookies.ENTRANCE.give(request, chosen.entrance())).build();
    }

    @GetMapping("/{lang}/welcome")
    ResponseEntity<byte[]> second(Shell shell, HttpServletRequest request) {
        return second(200, shell, request, List.of());
    }

    private ResponseEntity<byte[]> second(int status, Shell shell, HttpServletRequest request,
            List<Violation> wrong) {
        Enrolment.Pending pending = EntranceFilter.secret(request).flatMap(enrolment::pending)
            .orElseThrow(() -> new Failure(Failure.Kind.NOT_FOUND, Violation.of("entrance-gone", "")));
        return html.page(status, shell, "access/welcome-second", Map.of("violations", wrong,
            "secret", Totp.written(pending.secret()).replaceAll("(.{4})(?=.)", "$1 "),
            "qr", QrCode.dataUri(Totp.address(pending.secret(), pending.login()))));
    }

    @PostMapping("/{lang}/welcome/code")
    ResponseEntity<byte[]> code(Shell shell, HttpServletRequest request, @RequestParam String code) {
        String typed = code.replace(" ", "");
        return answer(shell, request, enrolment.byApp(SignInPages.entrance(request), typed),
            Violation.of("code-wrong", "code"));
    }

    @PostMapping("/{lang}/welcome/passkey/challenge")
    ResponseEntity<String> challenge(HttpServletRequest request) {
        return SignInPages.json(200,
            enrolment.passkeyAsked(SignInPages.entrance(request), origin.of(request)));
    }

    @PostMapping("/{lang}/welcome/passkey")
    ResponseEntity<byte[]> passkey(Shell shell, HttpServletRequest request, @RequestParam String credential) {
        return answer(shell, request, enrolment.byPasskey(SignInPages.entrance(request), credential,
            origin.of(request), shell.t("passkey.first")), Violation.of("passkey-wrong", "passkey"));
    }

    private ResponseEntity<byte[]> answer(Shell shell, HttpServletRequest request,
            Optional<Enrolment.Finished> finished, Violation wrong) {
        if (finished.isEmpty()) {
            return second(422, shell, request, List.of(wrong));
        }
        ResponseEntity<byte[]> page = html.page(shell, "access/recovery",
            Map.of("codes", finished.get().recoveryCodes(), "onward", shell.href("/account")));
        return ResponseEntity.status(page.getStatusCode()).headers(page.getHeaders())
            .header(HttpHeaders.SET_COOKIE, Cookies.SESSION.give(request, finished.get().session()),
                Cookies.ENTRANCE.take(request)).body(page.getBody());
    }
}
