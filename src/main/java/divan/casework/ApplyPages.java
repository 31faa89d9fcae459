package divan.casework;

import divan.access.Purpose;
import divan.casework.Question.Type;
import divan.catalogue.Notices;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing an application: one page after another, check your answers, declaration, filed. */
@Controller
class ApplyPages {
    private static final String DECLARATION = "declaration";

    private final Applications applications;
    private final Filing filing;
    private final Casework casework;
    private final Counter counter;
    private final Notices notices;
    private final Wording wording;
    private final Html html;
    private final PageInput input;

    ApplyPages(Applications applications, Filing filing, Casework casework, Counter counter, Notices notices,
            Wording wording, Html html) {
        this.input = new PageInput(applications);
        this.counter = counter;
        this.applications = applications;
        this.filing = filing;
        this.casework = casework;
        this.notices = notices;
        this.wording = wording;
        this.html = html;
    }

    @PostMapping("/{lang}/services/{service}/drafts")
    ResponseEntity<byte[]> begin(Shell shell, Caller caller, @PathVariable String service,
            @RequestParam Optional<String> register, @RequestParam Optional<String> field,
            @RequestParam Optional<UUID> entry) {
        UUID id = applications.begin(caller, service, register.isEmpty() || field.isEmpty()
            || entry.isEmpty() ? null
            : new Matter(register.get(), field.get(), entry.get()));
        return Html.seeOther(shell.href("/drafts/" + id));
    }

    /** What is known and what the law says before the first question. */
    @GetMapping("/{lang}/drafts/{id}")
    ResponseEntity<byte[]> start(Shell shell, Caller visitor, @PathVariable UUID id) {
        Caller caller = applications.writer(visitor, id);
        Writing writing = applications.open(caller, id);
        if (writing.draft().filedAs() != null) {
            return Html.seeOther(shell.href("/cases/" + writing.draft().filedAs()));
        }
        applications.noticed(caller, writing);
        return html.page(shell, "casework/start", Map.of("writing", writing,
            "first", writing.pages().getFirst().id(), "told", notices.of(writing.service(), shell.today())));
    }

    @GetMapping("/{lang}/drafts/{id}/{page}")
    ResponseEntity<byte[]> show(Shell shell, Caller visitor, @PathVariable UUID id,
            @PathVariable String page) {
        Caller caller = applications.writer(visitor, id);
        Writing writing = applications.open(caller, id);
        if (writing.draft().filedAs() != null) {
            return Html.seeOther(shell.href("/cases/" + writing.draft().filedAs()));
        }
        if (!applications.isNoticed(caller, writing)) {
            return Html.seeOther(shell.href("/drafts/" + id));
        }
        return switch (page) {
            case "check" -> check(200, shell, writing,
                wording.of(writing.service(), writing.violations(false)));
            case "filing" -> notFiled(shell, writing,
                wording.of(writing.service(), filing.obstacles(caller, id)));
            default -> page(200, shell, caller, writing, writing.page(page).orElseThrow(Failure::notFound),
                    List.of());
        };
    }

    /** Why it could not be filed, on a page of its own: going back to it sends nothing again. */
    private ResponseEntity<byte[]> notFiled(Shell shell, Writing writing, List<Violation> obstacles) {
        return check(obstacles.isEmpty() ? 200 : 422, shell, writing, obstacles);
    }

    @PostMapping("/{lang}/drafts/{id}/{page}")
    ResponseEntity<byte[]> answer(Shell shell, Caller visitor, @PathVariable UUID id,
            @PathVariable String page, HttpServletRequest request) {
        Caller caller = applications.writer(visitor, id);
        Writing writing = applications.open(caller, id);
        if (writing.draft().filedAs() != null) {
            return Html.seeOther(shell.href("/cases/" + writing.draft().filedAs()));
        }
        Form.Page asked = writing.whole(page).orElseThrow(Failure::notFound);
        List<Question> seen = writing.shown(asked);
        List<Violation> violations = new ArrayList<>();
        Typed typed = Typed.of(request);
        Map<String, @Nullable Object> given = input.given(caller, writing, asked, typed, violations);
        List<Violation> wrong = applications.answer(caller, id, asked, given);
        wrong.stream().filter(w -> violations.stream().noneMatch(v -> v.field().equals(w.field())))
            .forEach(violations::add);
        Writing now = applications.open(caller, id);
        caller.mustReach(now.service().assurance());
        if (typed.isRearranging() && violations.stream().noneMatch(v -> isOfFiles(v, asked))) {
            return Html.seeOther(shell.href("/drafts/" + id + "/" + page + again(request)
                + typed.place(now)));
        }
        if (!violations.isEmpty() && violations.stream().allMatch(v -> isNew(v, seen))) {
            return Html.seeOther(shell.href("/drafts/" + id + "/" + page + again(request)));
        }
        if (!violations.isEmpty()) {
            return page(422, shell, caller, now, asked, wording.of(now.service(), violations));
        }
        return now.stop(asked).isPresent()
            ? html.page(422, shell, "casework/stopped", Map.of("writing", now, "code", now.stop(asked).get()))
            : Html.seeOther(shell.href("/drafts/" + id + "/" + next(now, asked, request)));
    }

    /** A question that only this answer brought up is asked before it is missed. */
    private static boolean isNew(Violation violation, List<Question> seen) {
        return violation.code().equals("required")
            && seen.stream().noneMatch(q -> q.id().equals(violation.field().split("\\.")[0]));
    }

    private static boolean isOfFiles(Violation violation, Form.Page page) {
        return page.questions().stream().anyMatch(q -> q.type() == Type.FILE
            && q.id().equals(violation.field()) && !violation.code().equals("required"));
    }

    private static String again(HttpServletRequest request) {
        return "check".equals(request.getParameter("return")) ? "?return=check" : "";
    }

    @PostMapping("/{lang}/drafts/{id}/filing")
    ResponseEntity<byte[]> file(Shell shell, Caller visitor, @PathVariable UUID id,
            HttpServletRequest request) {
        Caller caller = applications.writer(visitor, id);
        Writing writing = applications.open(caller, id);
        if (isSigned(caller, writing) && request.getParameter("signed") == null) {
            return check(422, shell, writing, List.of(Violation.of("counter-unsigned", "signed")
                .citing(Purpose.COUNTER.basis())));
        }
        if (writing.draft().filedAs() == null) {
            declare(caller, writing, request);
        }
        return switch (filing.file(caller, id)) {
            case Results.Filing.Filed filed -> filed(shell, isSigned(caller, writing), caller, filed.no());
            case Results.Filing.Invalid invalid -> Html.seeOther(shell.href("/drafts/" + id + "/filing"));
        };
    }

    /** Whoever stands at the counter signs the summary; by office nobody stands there. */
    private static boolean isSigned(Caller caller, Writing writing) {
        return caller.isAssisting() && !writing.service().isByOffice();
    }

    /** At a counter the receipt is the answer to the form: its code is shown once and kept nowhere. */
    private ResponseEntity<byte[]> filed(Shell shell, boolean atCounter, Caller caller, String no) {
        return atCounter ? html.page(shell, "casework/counter-receipt",
            Map.of("receipt", counter.receipt(caller, no))) : Html.seeOther(shell.href("/cases/" + no));
    }

    /** A double click: the first one filed meanwhile, and the second one is shown the same case. */
    private void declare(Caller caller, Writing writing, HttpServletRequest request) {
        try {
            writing.whole(DECLARATION).ifPresent(page -> applications.answer(caller,
                writing.draft().id(), page, Typed.of(request).fields(page.questions())));
        } catch (Failure meanwhile) {
            if (meanwhile.kind() != Failure.Kind.CONFLICT) {
                throw meanwhile;
            }
        }
    }

    @PostMapping("/{lang}/drafts/{id}/removal")
    ResponseEntity<byte[]> drop(Shell shell, Caller visitor, @PathVariable UUID id) {
        Caller caller = applications.writer(visitor, id);
        applications.drop(caller, id);
        return Html.seeOther(shell.href(caller.isAssisting() ? "/counter" : "/my"));
    }

    private ResponseEntity<byte[]> page(int status, Shell shell, Caller caller, Writing writing,
            Form.Page page, List<Violation> violations) {
        List<String> ids = writing.pages().stream().map(Form.Page::id).filter(p -> !p.equals(DECLARATION))
            .toList();
        int place = ids.indexOf(page.id());
        String back = place > 0 ? "/" + ids.get(place - 1) : "";
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("writing", writing);
        model.put("page", page);
        model.put("violations", violations);
        model.put("scanned", applications.scans());
        model.put("back", back);
        model.put("step", place + 1);
        model.put("steps", ids.size());
        model.put("disputes", casework.disputes(caller));
        return html.page(status, shell, "casework/page", model);
    }

    private ResponseEntity<byte[]> check(int status, Shell shell, Writing writing,
            List<Violation> violations) {
        return html.page(status, shell, "casework/check",
            Map.of("writing", writing, "violations", violations));
    }

    private static String next(Writing writing, Form.Page page, HttpServletRequest request) {
        if (!again(request).isEmpty()) {
            return "check";
        }
        List<String> ids = writing.pages().stream().map(Form.Page::id).filter(p -> !p.equals(DECLARATION))
            .toList();
        int place = ids.indexOf(page.id());
        return place + 1 < ids.size() ? ids.get(place + 1) : "check";
    }
}
