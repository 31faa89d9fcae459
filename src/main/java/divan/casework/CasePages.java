package divan.casework;

import divan.access.Access;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Organisation;
import divan.registers.RegisterDefinitions;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Recording recording;
    private final Documents documents;
    private final Organisation organisation;
    private final Uploads uploads;
    private final Duties duties;
    private final Footing footing;
    private final Telling telling;
    private final Opinions opinions;
    private final MissingDocuments missing;
    private final Withdrawal withdrawal;
    private final TimeLine timeLine;
    private final TimeToDecide time;
    private final Access access;
    private final RegisterDefinitions registers;
    private final Html html;

    CasePages(Casework casework, Decisions decisions, Recording recording, Documents documents,
            Organisation organisation, Uploads uploads, Duties duties, Footing footing, Telling telling,
            Opinions opinions, MissingDocuments missing, Withdrawal withdrawal, TimeLine timeLine,
            TimeToDecide time,
            Access access, RegisterDefinitions registers, Html html) {
        this.registers = registers;
        this.casework = casework;
        this.decisions = decisions;
        this.recording = recording;
        this.documents = documents;
        this.organisation = organisation;
        this.uploads = uploads;
        this.duties = duties;
        this.footing = footing;
        this.telling = telling;
        this.opinions = opinions;
        this.missing = missing;
        this.withdrawal = withdrawal;
        this.timeLine = timeLine;
        this.time = time;
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
        model.put("form", DecisionForm.of(open, typed, shell.today()));
        model.put("asks", missing.canAsk(state));
        model.put("cancels", missing.canCancel(state));
        model.put("times", time.choices(state, open.filing(), shell.today()).any());
        String register = open.service().register();
        model.put("register", register == null ? "" : registers.find(register)
            .map(known -> shell.pick(known.title())).orElse(register));
        official(shell, caller, open, model);
        return html.page(status, shell, "casework/case-official", model);
    }

    private void official(Shell shell, Caller caller, Casework.OpenCase open, Map<String, Object> model) {
        CaseState state = open.state();
        Optional<Assignee> assignee = duties.assignee(caller, state.id());
        String obstacle = footing.obstacle(shell, caller, open, assignee);
        model.put("right", obstacle.isEmpty() ? footing.right(shell, caller, state) : "");
        model.put("obstacle", obstacle);
        model.put("assignee", assignee
            .map(a -> telling.official(a.post(), a.person(), shell)).orElse(""));
        model.put("mine", assignee.filter(a -> a.person().equals(caller.person())).isPresent());
        model.put("signs", duties.directs(caller, state));
        model.put("reasons", footing.reasons(state));
        List<Opinion> asked = opinions.of(caller, state.id());
        model.put("opinions", asked);
        model.put("organs", asked.isEmpty() ? List.of() : organisation.organs(asked.stream()
            .map(Opinion::askedOrgan).toList(), shell.today()));
        model.put("told", telling.of(open.acts(), shell));
    }

    @PostMapping("/{lang}/cases/{no}/proposal")
    ResponseEntity<byte[]> propose(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam int version, HttpServletRequest request) {
        Map<String, String> typed = Shells.typed(request);
        Casework.OpenCase open = casework.open(caller, no);
        return answer(shell, caller, open, typed,
            decisions.propose(caller, no, version, DecisionForm.verdict(open.form().official(), request)));
    }

    /** Puts a text that must be completed into the form as it was typed so far; nothing is done or kept. */
    @PostMapping("/{lang}/cases/{no}/reason")
    ResponseEntity<byte[]> reason(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam(defaultValue = "") String template, HttpServletRequest request) {
        Casework.OpenCase open = casework.open(caller, no);
        Map<String, String> typed = Shells.typed(request);
        footing.reasons(open.state()).stream().filter(reason -> reason.id().equals(template)).findFirst()
            .ifPresent(reason -> DecisionForm.use(reason, typed));
        return show(200, shell, caller, open, List.of(), typed);
    }

    @PostMapping("/{lang}/cases/{no}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam int version, HttpServletRequest request) {
        Map<String, String> typed = Shells.typed(request);
        Casework.OpenCase open = casework.open(caller, no);
        return answer(shell, caller, open, typed,
            decisions.decide(caller, no, version, DecisionForm.decided(open, request)));
    }

    /** Records a step that only asks for answers: a registration, an interview. */
    @PostMapping("/{lang}/cases/{no}/steps/{step}")
    ResponseEntity<byte[]> record(Shell shell, Caller caller, @PathVariable String no,
            @PathVariable String step, @RequestParam int version, HttpServletRequest request) {
        Map<String, String> typed = Shells.typed(request);
        Casework.OpenCase open = casework.open(caller, no);
        List<Question> questions = open.form().step(step).orElseThrow(Failure::notFound).questions();
        return answer(shell, caller, open, typed, recording.record(caller, no, version, step,
            Typed.of(request).fields(questions)));
    }

    @PostMapping("/{lang}/cases/{no}/service")
    ResponseEntity<byte[]> serve(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam int version, HttpServletRequest request) {
        Map<String, String> typed = Shells.typed(request);
        Casework.OpenCase open = casework.open(caller, no);
        String day = DecisionForm.day(request, "served-on");
        return answer(shell, caller, open, typed,
            decisions.serve(caller, no, version, day, typed.getOrDefault("manner", "")));
    }

    private ResponseEntity<byte[]> answer(Shell shell, Caller caller, Casework.OpenCase open,
            Map<String, String> typed, Results.Taking taking) {
        return switch (taking) {
            case Results.Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + taken.no()));
            case Results.Taking.Invalid invalid -> show(422, shell, caller, open,
                invalid.violations(), typed);
        };
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
