package divan.erasure;

import divan.journal.Extent;
import divan.journal.FourEyes.Verdict;
import divan.journal.Hindrance;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
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

/** Where officials propose to erase, and others approve it. No address names whom it is about. */
@Controller
class ErasurePages {
    private static final String LIST = "/desk/erasures";

    private final Erasure erasure;
    private final Texts texts;
    private final Html html;

    ErasurePages(Erasure erasure, Texts texts, Html html) {
        this.erasure = erasure;
        this.texts = texts;
        this.html = html;
    }

    private void need(Caller caller) {
        if (!erasure.may(caller, Erasure.PROPOSE) && !erasure.may(caller, Erasure.APPROVE)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
    }

    @GetMapping("/{lang}/desk/erasures")
    ResponseEntity<byte[]> list(Shell shell, Caller caller) {
        need(caller);
        return list(200, shell, caller, Map.of(), List.of(), List.of());
    }

    private ResponseEntity<byte[]> list(int status, Shell shell, Caller caller, Map<String, String> typed,
            List<Violation> violations, List<Hindrance> kept) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("proposals", erasure.latest(caller));
        model.put("proposes", erasure.may(caller, Erasure.PROPOSE));
        model.put("kinds", Arrays.stream(Extent.Kind.values()).map(Extent.Kind::code).toList());
        model.put("grounds", Arrays.stream(Ground.values()).map(Ground::code).toList());
        model.put("typed", typed);
        model.put("violations", violations);
        model.put("kept", words(shell, kept));
        return html.page(status, shell, "erasure/list", model);
    }

    private List<String> words(Shell shell, List<Hindrance> kept) {
        return kept.stream().map(why -> Erasure.words(texts, shell.language(), why)).toList();
    }

    @PostMapping("/{lang}/desk/erasures")
    ResponseEntity<byte[]> propose(Shell shell, Caller caller, HttpServletRequest request) {
        need(caller);
        Map<String, String> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
        Wish.Read read = Wish.read(typed);
        if (read.wish().isEmpty()) {
            return list(422, shell, caller, typed, read.wrong(), List.of());
        }
        try {
            return switch (erasure.propose(caller, read.wish().get())) {
                case Outcome.Done done -> Html.seeOther(shell.href(LIST + "/" + done.act()));
                case Outcome.Kept kept -> list(422, shell, caller, typed, List.of(), kept.why());
            };
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return list(422, shell, caller, typed, failure.violations(), List.of());
        }
    }

    @GetMapping("/{lang}/desk/erasures/{id}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable UUID id) {
        need(caller);
        return one(200, shell, caller, erasure.one(caller, id), List.of(), List.of());
    }

    private ResponseEntity<byte[]> one(int status, Shell shell, Caller caller, Proposal proposal,
            List<Violation> violations, List<Hindrance> kept) {
        boolean own = erasure.isOwn(caller, proposal);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("proposal", proposal);
        model.put("decides", proposal.isOpen() && !own && erasure.may(caller, Erasure.APPROVE));
        model.put("takesBack", proposal.isOpen() && own);
        model.put("called", erasure.called(proposal));
        model.put("gone", erasure.gone(proposal));
        model.put("answers", Erasure.ANSWERS);
        model.put("violations", violations);
        model.put("kept", words(shell, kept));
        return html.page(status, shell, "erasure/proposal", model);
    }

    @PostMapping("/{lang}/desk/erasures/{id}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String answer) {
        Verdict chosen = Verdict.of(verdict).orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        try {
            return switch (erasure.decide(caller, id, chosen, answer)) {
                case Outcome.Done done -> Html.seeOther(shell.href(LIST + "/" + id));
                case Outcome.Kept kept -> one(422, shell, caller, erasure.one(caller, id), List.of(),
                    kept.why());
            };
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return one(422, shell, caller, erasure.one(caller, id), failure.violations(), List.of());
        }
    }
}
