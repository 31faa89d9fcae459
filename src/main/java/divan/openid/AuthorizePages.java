package divan.openid;

import divan.access.LiveSessions;
import divan.kernel.Failure;
import divan.organisation.Organisation;
import divan.registers.RegisterDefinitions;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Language;
import divan.web.Languages;
import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where an application sends somebody, and the page that asks them. What was asked stands in the address of
 * the page, so that nothing is kept for somebody whom nobody knows; it is checked at each step.
 */
@Controller
class AuthorizePages {
    private static final String CONTENT = "default-src 'none'; style-src 'self'; script-src 'self'; "
        + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
        + "form-action 'self' ";

    private final OpenId openId;
    private final Issuer issuer;
    private final LiveSessions sessions;
    private final Organisation organisation;
    private final RegisterDefinitions registers;
    private final Html html;
    private final Clock clock;

    AuthorizePages(OpenId openId, Issuer issuer, LiveSessions sessions, Organisation organisation,
            RegisterDefinitions registers, Html html, Clock clock) {
        this.openId = openId;
        this.issuer = issuer;
        this.sessions = sessions;
        this.organisation = organisation;
        this.registers = registers;
        this.html = html;
        this.clock = clock;
    }

    @GetMapping(Issuer.AUTHORIZE)
    ResponseEntity<byte[]> asked(HttpServletRequest request) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        Asked.NAMES.forEach(name -> Optional.ofNullable(request.getParameterValues(name))
            .ifPresent(values -> sent.put(name, List.of(values))));
        return switch (openId.read(sent)) {
            case Asked.Read.Refused refused -> Html.seeOther(OpenId.refused(refused.redirect(),
                refused.state(), refused.error(), issuer.of(request)));
            case Asked.Read.Good good -> Html.seeOther("/" + language(request).code() + "/consent/"
                + Asked.packed(sent, clock.instant()));
        };
    }

    /** A form of an application: it is answered without looking at who sends it. */
    @PostMapping(Issuer.AUTHORIZE)
    ResponseEntity<byte[]> askedByForm(HttpServletRequest request) {
        return asked(request);
    }

    private static Language language(HttpServletRequest request) {
        String wanted = Optional.ofNullable(request.getParameter("ui_locales")).orElse("");
        return Arrays.stream(wanted.split("[ -]")).flatMap(tag -> Languages.find(tag).stream()).findFirst()
            .orElseGet(() -> Shells.language(request));
    }

    @GetMapping("/{lang}/consent/{asked}")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, HttpServletRequest request,
            @PathVariable("asked") String packed) {
        return read(packed, request, asked -> openId.next(asked, caller, sessions.begun(request),
            issuer.of(request)), shell);
    }

    @PostMapping("/{lang}/consent/{asked}")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, HttpServletRequest request,
            @PathVariable("asked") String packed, @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String shown) {
        LiveSessions.Begun begun = sessions.begun(request).filter(one -> caller.party() != null)
            .orElseThrow(() -> new Failure(Failure.Kind.SIGN_IN));
        if (!List.of("yes", "no").contains(answer)) {
            throw new Failure(Failure.Kind.REQUEST);
        }
        return read(packed, request, asked -> openId.decide(asked, answer.equals("yes"), shown, caller,
            begun, issuer.of(request)), shell);
    }

    private ResponseEntity<byte[]> read(String packed, HttpServletRequest request,
            java.util.function.Function<Asked, OpenId.Next> then, Shell shell) {
        return switch (openId.read(Asked.unpacked(packed))) {
            case Asked.Read.Refused refused -> Html.seeOther(OpenId.refused(refused.redirect(),
                refused.state(), refused.error(), issuer.of(request)));
            case Asked.Read.Good good -> answer(then.apply(good.asked()), good.asked(), shell, packed);
        };
    }

    private ResponseEntity<byte[]> answer(OpenId.Next next, Asked asked, Shell shell, String packed) {
        String here = URLEncoder.encode(shell.href("/consent/" + packed), StandardCharsets.UTF_8);
        return switch (next) {
            case OpenId.Next.SignIn signIn -> Html.seeOther(shell.href("/sign-in?next=" + here));
            case OpenId.Next.StepUp stepUp ->
                Html.seeOther(shell.href("/step-up?level=" + stepUp.level() + "&next=" + here));
            case OpenId.Next.Back back -> Html.seeOther(back.address());
            case OpenId.Next.Ask ask -> page(ask, asked, shell, packed);
        };
    }

    /** Its form is answered with a way back to the application, which browsers count as part of the form. */
    private ResponseEntity<byte[]> page(OpenId.Next.Ask ask, Asked asked, Shell shell, String packed) {
        Map<String, Object> model = new HashMap<>();
        model.put("asked", packed);
        model.put("application", ask.standing().client().terms().name());
        model.put("organ", organisation.organ(ask.standing().client().terms().organ(), shell.today())
            .map(organ -> shell.pick(organ.nameTr(), organ.nameEn())).orElse(""));
        model.put("protocol", ask.standing().protocol());
        model.put("purpose", ask.consent().purpose());
        model.put("fields", ask.consent().fields());
        model.put("registers", registers.all());
        model.put("offline", ask.consent().offline());
        model.put("last", ask.consent().last());
        model.put("shown", OpenId.shown(ask.consent()));
        ResponseEntity<byte[]> page = html.page(shell, "openid/consent", model);
        return ResponseEntity.ok().headers(page.getHeaders())
            .header("Content-Security-Policy", policy(Stream.of(asked.redirect()))).body(page.getBody());
    }

    /** Our own, with the origins to which the answer to this page's form may lead. */
    static String policy(Stream<String> addresses) {
        return CONTENT + String.join(" ", addresses.map(URI::create)
            .map(uri -> uri.getScheme() + "://" + uri.getRawAuthority()).distinct().toList());
    }
}
