package divan.casework;

import divan.access.Access;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Organisation;
import divan.organisation.SigningRight;
import divan.registers.Entry;
import divan.web.Caller;
import divan.web.Failures;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One case on one page: the applicant sees what happens next, the official what is to be done. */
@Controller
class CasePages {
    private final Casework casework;
    private final Decisions decisions;
    private final Documents documents;
    private final Organisation organisation;
    private final Uploads uploads;
    private final MissingDocuments missing;
    private final Withdrawal withdrawal;
    private final TimeLine timeLine;
    private final Access access;
    private final Html html;

    CasePages(Casework casework, Decisions decisions, Documents documents, Organisation organisation,
            Uploads uploads, MissingDocuments missing, Withdrawal withdrawal, TimeLine timeLine, Access access,
            Html html) {
        this.casework = casework;
        this.decisions = decisions;
        this.documents = documents;
        this.organisation = organisation;
        this.uploads = uploads;
        this.missing = missing;
        this.withdrawal = withdrawal;
        this.timeLine = timeLine;
        this.access = access;
        this.html = html;
    }

    @GetMapping("/{lang}/cases/{no}")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @PathVariable String no) {
        return show(200, shell, caller, casework.open(caller, no), List.of(), Map.of());
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Caller caller, Casework.OpenCase open,
            List<Violation> violations, Map<String, String> typed) {
        CaseState state = open.state();
        List<DocumentEntry> papers = access.as(caller, () -> documents.ofCase(state.id()));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("open", open);
        model.put("documents", papers);
        model.put("organ", organisation.organ(state.organ(), shell.today()).orElseThrow());
        model.put("authority", organisation.organ(state.authority(), shell.today()).orElseThrow());
        if (!caller.isOfficial()) {
            model.put("timeline", timeLine.of(open, shell));
            model.put("withdrawable", withdrawal.isPossible(state));
            return html.page(status, shell, "casework/case-applicant", model);
        }
        model.put("violations", violations);
        model.put("typed", typed);
        model.put("form", DecisionForm.of(open, typed));
        model.put("right", right(shell, caller, state));
        model.put("asks", missing.canAsk(state));
        model.put("obstacle", obstacle(shell, caller, state));
        String register = open.service().register();
        model.put("register", register == null ? "" : register);
        List<Entry> rows = register == null ? List.of()
            : access.as(caller, () -> casework.register(caller, register, state.party()));
        model.put("rows", rows);
        return html.page(status, shell, "casework/case-official", model);
    }

    private String right(Shell shell, Caller caller, CaseState state) {
        Caller.Post post = caller.post();
        if (post == null || state.tasks().isEmpty()) {
            return "";
        }
        String function = state.tasks().getFirst().function();
        return switch (organisation.right(post.id(), function, shell.today())) {
            case SigningRight.ByOffice office -> "office";
            case SigningRight.ByDelegation delegation -> shell.pick(delegation.delegation().signsAsTr(),
                delegation.delegation().signsAsEn()) + " (" + delegation.delegation().id() + ")";
            case SigningRight.None none -> "";
        };
    }

    /** Why this post may not sign today, in words; empty where it may, or where nothing is to be signed. */
    private String obstacle(Shell shell, Caller caller, CaseState state) {
        Caller.Post post = caller.post();
        if (post == null || state.tasks().isEmpty() || !state.tasks().getFirst().element().equals("decide")) {
            return "";
        }
        String function = state.tasks().getFirst().function();
        return organisation.right(post.id(), function, shell.today()) instanceof SigningRight.None none
            ? Failures.text(Decisions.obstacle(none, shell.pick(post.titleTr(), post.titleEn())), shell) : "";
    }

    @PostMapping("/{lang}/cases/{no}/proposal")
    ResponseEntity<byte[]> propose(Shell shell, Caller caller, @PathVariable String no, @RequestParam int version,
            HttpServletRequest request) {
        Map<String, String> typed = typed(request);
        Casework.OpenCase open = casework.open(caller, no);
        return answer(shell, caller, open, typed,
            decisions.propose(caller, no, version, DecisionForm.verdict(open.form().official(), request)));
    }

    @PostMapping("/{lang}/cases/{no}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable String no, @RequestParam int version,
            HttpServletRequest request) {
        Map<String, String> typed = typed(request);
        Casework.OpenCase open = casework.open(caller, no);
        return answer(shell, caller, open, typed,
            decisions.decide(caller, no, version, DecisionForm.decided(open, request)));
    }

    @PostMapping("/{lang}/cases/{no}/service")
    ResponseEntity<byte[]> serve(Shell shell, Caller caller, @PathVariable String no, @RequestParam int version,
            HttpServletRequest request) {
        Map<String, String> typed = typed(request);
        Casework.OpenCase open = casework.open(caller, no);
        String day = DecisionForm.day(request, "served-on");
        return answer(shell, caller, open, typed,
            decisions.serve(caller, no, version, day, typed.getOrDefault("manner", "")));
    }

    private ResponseEntity<byte[]> answer(Shell shell, Caller caller, Casework.OpenCase open,
            Map<String, String> typed, Results.Taking taking) {
        return switch (taking) {
            case Results.Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + taken.no()));
            case Results.Taking.Invalid invalid -> show(422, shell, caller, open, invalid.violations(), typed);
        };
    }

    private static Map<String, String> typed(HttpServletRequest request) {
        Map<String, String> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, String.join("\n", values)));
        return typed;
    }

    /** A file that somebody gave, always as a download: nothing of it is shown inside our pages. */
    @GetMapping("/{lang}/cases/{no}/uploads/{id}")
    ResponseEntity<byte[]> upload(Caller caller, @PathVariable String no, @PathVariable UUID id) {
        UUID caseId = casework.open(caller, no).state().id();
        Upload upload = access.as(caller, () -> uploads.find(id, caseId).orElseThrow(Failure::notFound));
        byte[] bytes = access.as(caller, () -> uploads.bytes(id));
        return Downloads.answer(bytes, FileKind.mediaType(upload.kind()), id + "." + upload.kind());
    }

    @GetMapping("/{lang}/cases/{no}/documents/{id}")
    ResponseEntity<byte[]> document(Caller caller, @PathVariable String no, @PathVariable UUID id) {
        Casework.OpenCase open = casework.open(caller, no);
        return access.as(caller, () -> {
            DocumentEntry entry = documents.find(id).filter(d -> open.state().id().equals(d.caseId()))
                .orElseThrow(Failure::notFound);
            if (!entry.isSealed()) {
                throw new Failure(Failure.Kind.UNAVAILABLE, Violation.of("being-sealed", ""));
            }
            return Downloads.answer(documents.pdf(id), "application/pdf", entry.number() + ".pdf");
        });
    }
}
