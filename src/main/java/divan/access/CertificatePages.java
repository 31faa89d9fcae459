package divan.access;

import divan.certificates.Certificates;
import divan.kernel.Failure;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages of the way by a certificate. A form leads to a page with a link, because a browser follows no
 * form to another port that the page's policy does not name; from there a GET leads back.
 */
@Controller
class CertificatePages {
    private final CertificateWay way;
    private final Certificates certificates;
    private final SignInPages signIn;
    private final Sessions sessions;
    private final Html html;
    private final String origin;

    CertificatePages(CertificateWay way, Certificates certificates, SignInPages signIn, Sessions sessions,
            Html html, @Value("${divan.origin:}") String origin) {
        this.way = way;
        this.certificates = certificates;
        this.signIn = signIn;
        this.sessions = sessions;
        this.html = html;
        this.origin = origin;
    }

    @PostMapping("/{lang}/sign-in/certificate")
    ResponseEntity<byte[]> signIn(Shell shell, HttpServletRequest request,
            @RequestParam(defaultValue = "") String next) {
        return ready(shell, Passages.Purpose.SIGN_IN,
            way.setOut(SignInPages.entrance(request), SignInPages.safe(next)));
    }

    @PostMapping("/{lang}/step-up/certificate")
    ResponseEntity<byte[]> stepUp(Shell shell, HttpServletRequest request,
            @RequestParam(defaultValue = "") String next) {
        return ready(shell, Passages.Purpose.STEP_UP,
            way.setOut(Passages.Purpose.STEP_UP, found(request), SignInPages.safe(next)));
    }

    @PostMapping("/{lang}/account/certificates")
    ResponseEntity<byte[]> add(Shell shell, HttpServletRequest request) {
        return ready(shell, Passages.Purpose.BINDING,
            way.setOut(Passages.Purpose.BINDING, found(request), ""));
    }

    @PostMapping("/{lang}/account/certificates/{certificate}/removal")
    ResponseEntity<byte[]> remove(Shell shell, Caller caller, @PathVariable UUID certificate) {
        way.remove(caller, certificate);
        return Html.seeOther(shell.href("/account"));
    }

    private static Sessions.Found found(HttpServletRequest request) {
        return CallerFilter.found(request).orElseThrow(() -> new Failure(Failure.Kind.SIGN_IN));
    }

    private ResponseEntity<byte[]> ready(Shell shell, Passages.Purpose purpose, String ticket) {
        return html.page(shell, "access/certificate-ready", Map.of("purpose", purpose.code(), "address",
            certificates.origin() + shell.href("/certificate/" + ticket)));
    }

    /** On the port for certificates, and nowhere else. */
    @GetMapping("/{lang}/certificate/{ticket}")
    ResponseEntity<byte[]> arrive(Shell shell, HttpServletRequest request, @PathVariable String ticket) {
        if (!certificates.isHere(request)) {
            throw Failure.notFound();
        }
        String code = way.arrive(ticket, certificates.shown(request), request.getRemoteAddr()).orElse("");
        ResponseEntity<byte[]> back = Html.seeOther(origin + shell.href("/certificate?code=" + code));
        // whoever comes next over this connection would show the same certificate, key or no key
        return ResponseEntity.status(back.getStatusCode()).headers(back.getHeaders())
            .header(HttpHeaders.CONNECTION, "close").build();
    }

    /** On the ordinary port again. */
    @GetMapping("/{lang}/certificate")
    ResponseEntity<byte[]> comeBack(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "") String code) {
        Optional<String> entrance = EntranceFilter.secret(request);
        return switch (way.comeBack(code, entrance, CallerFilter.found(request))) {
            case CertificateWay.Back.Refused refused -> html.page(
                refused.code().equals("wait") ? 429 : 403, shell, "access/certificate-refused",
                Map.of("code", refused.code()));
            case CertificateWay.Back.In in -> signIn.in(shell, caller, request,
                new SignIn.Step.In(in.person(), in.session()), in.next());
            case CertificateWay.Back.Raised raised -> SignInPages.given(
                raised.next().isEmpty() ? shell.href("/account") : raised.next(),
                Cookies.SESSION.give(request, raised.session()));
            case CertificateWay.Back.Added _ -> Html.seeOther(shell.href("/account"));
        };
    }
}
