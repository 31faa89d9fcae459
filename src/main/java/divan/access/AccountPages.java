package divan.access;

import divan.certificates.Certificates;
import divan.kernel.Json;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Failures;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: password, second factors, sessions, and what happened at the door. */
@Controller
class AccountPages {
    private static final int LABEL_LENGTH = 60;

    private final Account account;
    private final OwnOrigin origin;
    private final CertificateWay certificates;
    private final Certificates shown;
    private final Html html;

    AccountPages(Account account, OwnOrigin origin, CertificateWay certificates, Certificates shown,
            Html html) {
        this.certificates = certificates;
        this.shown = shown;
        this.account = account;
        this.origin = origin;
        this.html = html;
    }

    @GetMapping("/{lang}/account")
    ResponseEntity<byte[]> show(Shell shell, Caller caller) {
        return show(200, shell, caller, "", List.of());
    }

    /** @param form whose fields are wrong */
    private ResponseEntity<byte[]> show(int status, Shell shell, Caller caller, String form,
            List<Violation> wrong) {
        return html.page(status, shell, "access/account",
            Map.of("account", account.view(caller), "form", form, "violations", wrong,
                "certificates", certificates.of(caller).stream().map(bound -> new AccountView.Certificate(
                    bound.id(), bound.issuer(), bound.until(), bound.bound())).toList(),
                "asked", shown.isOn()));
    }

    private ResponseEntity<byte[]> answer(Shell shell, Caller caller, String form, List<Violation> wrong) {
        return wrong.isEmpty() ? Html.seeOther(shell.href("/account"))
            : show(422, shell, caller, form, wrong);
    }

    @PostMapping("/{lang}/account/password")
    ResponseEntity<byte[]> password(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam String present, @RequestParam String password) {
        return answer(shell, caller, "password",
            account.changePassword(caller, present, password, request.getRemoteAddr()));
    }

    @PostMapping("/{lang}/account/sessions/end")
    ResponseEntity<byte[]> signOutEverywhere(Shell shell, Caller caller, HttpServletRequest request) {
        account.signOutEverywhere(caller);
        return ResponseEntity.status(303).header(HttpHeaders.LOCATION, shell.href("/sign-in"))
            .header(HttpHeaders.SET_COOKIE, Cookies.SESSION.take(request)).build();
    }

    @PostMapping("/{lang}/account/sessions/others/end")
    ResponseEntity<byte[]> signOutOthers(Shell shell, Caller caller) {
        account.signOutOthers(caller);
        return Html.seeOther(shell.href("/account"));
    }

    /** Whoever ends the session that they look from is signed out. */
    @PostMapping("/{lang}/account/sessions/{id}/end")
    ResponseEntity<byte[]> endSession(Shell shell, Caller caller, @PathVariable UUID id) {
        account.endSession(caller, id);
        return Html.seeOther(shell.href("/account"));
    }

    /** The codes are the answer itself: they are kept nowhere. */
    @PostMapping("/{lang}/account/recovery-codes")
    ResponseEntity<byte[]> recoveryCodes(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam String present) {
        Account.Renewed renewed = account.renewCodes(caller, present, request.getRemoteAddr());
        return renewed.codes().isEmpty() ? show(422, shell, caller, "codes", renewed.violations())
            : html.page(shell, "access/recovery",
                Map.of("codes", renewed.codes(), "onward", shell.href("/account")));
    }

    @PostMapping("/{lang}/account/passkeys/challenge")
    ResponseEntity<String> challenge(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") String present) {
        return switch (account.passkeyAsked(caller, present, origin.of(request), request.getRemoteAddr())) {
            case Account.Asked.Options options -> SignInPages.json(200, options.json());
            case Account.Asked.Refused refused -> SignInPages.json(422,
                Json.text(Map.of("message", Failures.text(refused.why(), shell))));
        };
    }

    @PostMapping("/{lang}/account/passkeys")
    ResponseEntity<byte[]> addPasskey(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam String credential, @RequestParam String present,
            @RequestParam(defaultValue = "") String label) {
        String name = label.isBlank() ? shell.t("passkey.first") : label.strip();
        return answer(shell, caller, "passkey", account.addPasskey(caller, present, credential,
            name.substring(0, Math.min(name.length(), LABEL_LENGTH)), origin.of(request),
            request.getRemoteAddr()));
    }

    @PostMapping("/{lang}/account/passkeys/removal")
    ResponseEntity<byte[]> removePasskey(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") String passkey, @RequestParam String present) {
        return answer(shell, caller, "removal", passkey.isEmpty() ? List.of(Violation.of("choice", "passkey"))
            : account.removePasskey(caller, present, passkey, request.getRemoteAddr()));
    }
}
