package divan.legislation;

import divan.journal.FourEyes.Verdict;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.lawtext.CommencementReading;
import divan.lawtext.LawFile;
import divan.legislation.LawIntake.Brought;
import divan.legislation.LawIntake.Checked;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where an official brings a law's consolidated text, and another approves it. */
@Controller
class LawIntakePages {
    private static final String LIST = "/desk/laws";

    private final LawIntake intake;
    private final Consolidation consolidation;
    private final BroughtFiles files;
    private final Html html;

    LawIntakePages(LawIntake intake, Consolidation consolidation, BroughtFiles files, Html html) {
        this.intake = intake;
        this.consolidation = consolidation;
        this.files = files;
        this.html = html;
    }

    private void need(Caller caller) {
        if (!intake.may(caller, LawIntake.BRING) && !intake.may(caller, LawIntake.APPROVE)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
    }

    @GetMapping("/{lang}/desk/laws")
    ResponseEntity<byte[]> list(Shell shell, Caller caller) {
        need(caller);
        return list(200, shell, caller, Map.of(), new Checked(null, List.of(), null));
    }

    private ResponseEntity<byte[]> list(int status, Shell shell, Caller caller, Map<String, String> typed,
            Checked checked) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("drafts", intake.proposals(caller));
        model.put("brings", intake.may(caller, LawIntake.BRING));
        model.put("typed", typed);
        model.put("violations", checked.violations());
        model.put("file", checked.file());
        return html.page(status, shell, "legislation/law-drafts", model);
    }

    /** Checks a text; a good one is kept for a day and waits to be proposed. */
    @PostMapping("/{lang}/desk/laws")
    ResponseEntity<byte[]> check(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable MultipartFile facts) throws IOException {
        need(caller);
        Map<String, String> typed = NormTyped.of(request);
        Checked checked = intake.check(caller, new Brought(files.clean(file, "file"),
            files.clean(facts, "facts"), NormForm.day(typed, "since"),
            typed.getOrDefault("reason", "").strip()));
        return checked.draft() == null ? list(422, shell, caller, typed, checked)
            : Html.seeOther(shell.href(LIST + "/" + checked.draft()));
    }

    @GetMapping("/{lang}/desk/laws/{draft}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable UUID draft) {
        need(caller);
        return one(200, shell, caller, draft, List.of(), "");
    }

    private ResponseEntity<byte[]> one(int status, Shell shell, Caller caller, UUID id,
            List<Violation> violations, String answer) {
        LawDraft draft = intake.open(caller, id);
        LawFile file = LawIntake.read(draft);
        boolean own = intake.isOwn(caller, draft);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("draft", draft);
        model.put("file", file);
        model.put("commencement", CommencementReading.of(Objects.requireNonNull(file.text()),
            Consolidation.day(file.facts(), "gazette_date"), null));
        model.put("latest", consolidation.on(draft.law(), draft.since()));
        model.put("proposes", own && !draft.isProposed());
        model.put("decides", draft.isOpen() && !own && intake.may(caller, LawIntake.APPROVE));
        model.put("takesBack", draft.isOpen() && own);
        model.put("violations", violations);
        model.put("answer", answer);
        return html.page(status, shell, "legislation/law-draft", model);
    }

    @PostMapping("/{lang}/desk/laws/{draft}/proposal")
    ResponseEntity<byte[]> propose(Shell shell, Caller caller, @PathVariable UUID draft) {
        return done(shell, caller, draft, "", () -> intake.propose(caller, draft));
    }

    @PostMapping("/{lang}/desk/laws/{draft}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable UUID draft,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason) {
        Verdict chosen = Verdict.of(verdict)
            .orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        return done(shell, caller, draft, reason, () ->
            intake.decide(caller, draft, chosen, reason.strip()));
    }

    private ResponseEntity<byte[]> done(Shell shell, Caller caller, UUID draft, String reason,
            Runnable step) {
        try {
            step.run();
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return one(422, shell, caller, draft, failure.violations(), reason);
        }
        return Html.seeOther(shell.href(LIST + "/" + draft));
    }
}
