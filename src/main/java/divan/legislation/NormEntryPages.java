package divan.legislation;

import divan.journal.FourEyes.Verdict;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where officials enter and end norms of their organ, and approve what another entered. */
@Controller
class NormEntryPages {
    private static final String LIST = "/law/norms";
    private static final List<NormKind> KINDS =
        Arrays.stream(NormKind.values()).filter(NormKind::isOfOrgans).toList();

    private final NormEntry entry;
    private final BroughtFiles files;
    private final Html html;

    NormEntryPages(NormEntry entry, BroughtFiles files, Html html) {
        this.entry = entry;
        this.files = files;
        this.html = html;
    }

    private void need(Caller caller) {
        if (!entry.may(caller, NormEntry.ENTER) && !entry.may(caller, NormEntry.APPROVE)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
    }

    @GetMapping("/{lang}/law/norms")
    ResponseEntity<byte[]> list(Shell shell, Caller caller) {
        need(caller);
        return html.page(shell, "legislation/norm-drafts", Map.of("drafts", entry.proposals(caller),
            "organ", caller.post() == null ? "" : caller.post().organ(), "enters",
            entry.may(caller, NormEntry.ENTER)));
    }

    /** @param again a proposal that was returned, whose words fill the form */
    @GetMapping("/{lang}/law/norms/new")
    ResponseEntity<byte[]> blank(Shell shell, Caller caller,
            @RequestParam(required = false) @Nullable UUID again) {
        if (!entry.may(caller, NormEntry.ENTER)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        Map<String, String> typed = again == null ? Map.of() : NormTyped.of(entry.open(caller, again));
        return form(200, shell, typed, new NormForm.Read(null, null, List.of()));
    }

    private ResponseEntity<byte[]> form(int status, Shell shell, Map<String, String> typed,
            NormForm.Read read) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("kinds", KINDS);
        model.put("typed", typed);
        model.put("violations", read.violations());
        model.put("flaws", read.flaws());
        model.put("file", read.file());
        return html.page(status, shell, "legislation/norm-form", model);
    }

    @PostMapping("/{lang}/law/norms")
    ResponseEntity<byte[]> submit(Shell shell, Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "check") String step) throws IOException {
        if (!entry.may(caller, NormEntry.ENTER)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        Map<String, String> typed = NormTyped.of(request);
        byte[] brought = files.clean(file, "text");
        NormForm.Read read = entry.check(caller, typed, brought);
        if (step.equals("propose") && read.violations().isEmpty()) {
            UUID draft = entry.propose(caller, typed, brought).orElseThrow(() ->
                Failure.invalid(read.violations()));
            return Html.seeOther(shell.href(LIST + "/" + draft));
        }
        return form(read.violations().isEmpty() ? 200 : 422, shell, NormTyped.with(typed, read), read);
    }

    @GetMapping("/{lang}/law/norms/{draft}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable UUID draft) {
        return one(200, shell, caller, draft, List.of(), "");
    }

    private ResponseEntity<byte[]> one(int status, Shell shell, Caller caller, UUID id,
            List<Violation> violations, String answer) {
        NormDraft draft = entry.open(caller, id);
        boolean mine = caller.post() != null && draft.organ().equals(caller.post().organ());
        boolean own = mine && entry.isOwn(caller, draft);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("draft", draft);
        model.put("lines", NormText.of(draft.norm().id(), draft.source()));
        model.put("flaws", draft.source().isEmpty() ? List.of()
            : NormText.flaws(draft.norm(), draft.source()));
        model.put("decides", mine && draft.isOpen() && !own && entry.may(caller, NormEntry.APPROVE));
        model.put("takesBack", draft.isOpen() && own);
        model.put("enters", mine && entry.may(caller, NormEntry.ENTER));
        model.put("violations", violations);
        model.put("answer", answer);
        return html.page(status, shell, "legislation/norm-draft", model);
    }

    @PostMapping("/{lang}/law/norms/{draft}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable UUID draft,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason) {
        Verdict chosen = Verdict.of(verdict)
            .orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        try {
            entry.decide(caller, draft, chosen, reason.strip());
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return one(422, shell, caller, draft, failure.violations(), reason);
        }
        return Html.seeOther(shell.href(LIST + "/" + draft));
    }

    @GetMapping("/{lang}/law/norms/ending/{norm}")
    ResponseEntity<byte[]> ending(Shell shell, Caller caller, @PathVariable String norm) {
        return ending(200, shell, caller, norm, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> ending(int status, Shell shell, Caller caller, String norm,
            Map<String, String> typed, List<Violation> violations) {
        if (!entry.may(caller, NormEntry.ENTER)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
        return html.page(status, shell, "legislation/norm-ending", Map.of("norm",
            entry.ofOrgan(caller, norm), "typed", typed, "violations", violations));
    }

    @PostMapping("/{lang}/law/norms/ending/{norm}")
    ResponseEntity<byte[]> end(Shell shell, Caller caller, HttpServletRequest request,
            @PathVariable String norm) {
        Map<String, String> typed = NormTyped.of(request);
        LocalDate last = NormForm.day(typed, "last");
        if (last == null) {
            return ending(422, shell, caller, norm, typed, List.of(Violation.of("date", "last")));
        }
        try {
            UUID draft = entry.proposeEnd(caller, norm, last, typed.getOrDefault("reason", "").strip());
            return Html.seeOther(shell.href(LIST + "/" + draft));
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return ending(422, shell, caller, norm, typed, failure.violations());
        }
    }
}
