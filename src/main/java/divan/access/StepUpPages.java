package divan.access;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proving again who one is, and then on to where it was asked for. */
@Controller
class StepUpPages {
    private final StepUp stepUp;
    private final OwnOrigin origin;
    private final Html html;

    StepUpPages(StepUp stepUp, OwnOrigin origin, Html html) {
        this.stepUp = stepUp;
        this.origin = origin;
        this.html = html;
    }

    /** @param level wanted where one goes on to; it is asked there again, so nobody gains by another */
    @GetMapping("/{lang}/step-up")
    ResponseEntity<byte[]> show(Shell shell, HttpServletRequest request,
            @RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "2") int level) {
        return show(200, shell, request, next, level, List.of());
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, HttpServletRequest request, String next,
            int level, List<Violation> wrong) {
        int wanted = within(level);
        return html.page(status, shell, "access/step-up", Map.of("next", SignInPages.safe(next),
            "level", wanted, "offer", stepUp.offer(found(request), wanted), "violations", wrong));
    }

    private static int within(int level) {
        return Math.clamp(level, StepUp.TWO_FACTORS, StepUp.HIGHEST);
    }

    @PostMapping("/{lang}/step-up")
    ResponseEntity<byte[]> code(Shell shell, HttpServletRequest request, @RequestParam String code,
            @RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "2") int level) {
        SignIn.Step step = stepUp.code(found(request), AppCodes.plain(code), request.getRemoteAddr());
        return step instanceof SignIn.Step.Wait wait
            ? show(429, shell, request, next, level,
                List.of(Violation.of("sign-in-wait", "code", wait.seconds())))
            : onward(step, "code-wrong", "code", shell, request, next, level);
    }

    @PostMapping("/{lang}/step-up/passkey/challenge")
    ResponseEntity<String> challenge(HttpServletRequest request) {
        return SignInPages.json(200, stepUp.passkeyAsked(found(request), origin.of(request)));
    }

    @PostMapping("/{lang}/step-up/passkey")
    ResponseEntity<byte[]> passkey(Shell shell, HttpServletRequest request, @RequestParam String credential,
            @RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "2") int level) {
        return onward(stepUp.passkey(found(request), credential, origin.of(request)), "passkey-wrong",
            "passkey", shell, request, next, level);
    }

    @PostMapping("/{lang}/step-up/simulation")
    ResponseEntity<byte[]> simulated(Shell shell, HttpServletRequest request,
            @RequestParam(defaultValue = "") String next, @RequestParam(defaultValue = "2") int level) {
        return onward(stepUp.simulated(found(request), within(level)), "", "", shell, request, next, level);
    }

    private ResponseEntity<byte[]> onward(SignIn.Step step, String wrong, String field, Shell shell,
            HttpServletRequest request, String next, int level) {
        if (!(step instanceof SignIn.Step.In in)) {
            return show(422, shell, request, next, level, List.of(Violation.of(wrong, field)));
        }
        String safe = SignInPages.safe(next);
        return SignInPages.given(safe.isEmpty() ? shell.href("/account") : safe,
            Cookies.SESSION.give(request, in.session()));
    }

    private static Sessions.Found found(HttpServletRequest request) {
        return CallerFilter.found(request).orElseThrow(() -> new Failure(Failure.Kind.SIGN_IN));
    }
}
