package divan.representation;

import divan.access.Mandate;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own mandates: for whom one may act, and who may act for oneself. */
@Controller
class MandatePages {
    private final Representation representation;
    private final Html html;

    MandatePages(Representation representation, Html html) {
        this.representation = representation;
        this.html = html;
    }

    @GetMapping("/{lang}/my/mandates")
    ResponseEntity<byte[]> mine(Shell shell, Caller caller) {
        return mine(200, shell, caller, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> mine(int status, Shell shell, Caller caller, Map<String, String> typed,
            List<Violation> violations) {
        return html.page(status, shell, "representation/mine", Map.of(
            "mandates", representation.mine(caller), "party", Representation.party(caller),
            "services", representation.services(Mandate.Kind.REPRESENTATIVE),
            "typed", typed, "violations", violations));
    }

    @PostMapping("/{lang}/my/mandates")
    ResponseEntity<byte[]> offer(Shell shell, Caller caller, HttpServletRequest request) {
        Map<String, String> typed = Shells.typed(request);
        Wanted.Read read = Wanted.read(typed, false,
            representation.services(Mandate.Kind.REPRESENTATIVE), shell.today());
        List<Violation> wrong = read.wanted().map(wanted -> wrong(() -> representation.offer(caller, wanted)))
            .orElse(read.violations());
        return wrong.isEmpty() ? Html.seeOther(shell.href("/my/mandates"))
            : mine(422, shell, caller, typed, wrong);
    }

    /** What is wrong with what was asked for; of a failure, what it says where it is about that. */
    static List<Violation> wrong(Supplier<Representation.Outcome> work) {
        try {
            return work.get().violations();
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return failure.violations();
        }
    }

    @GetMapping("/{lang}/my/mandates/{id}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable UUID id) {
        return html.page(shell, "representation/mandate", Map.of("whole", representation.whole(caller, id),
            "party", Representation.party(caller)));
    }

    @PostMapping("/{lang}/my/mandates/{id}/answer")
    ResponseEntity<byte[]> answer(Shell shell, Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer) {
        representation.answer(caller, id, answer.equals("accept"));
        return Html.seeOther(shell.href("/my/mandates/" + id));
    }

    @PostMapping("/{lang}/my/mandates/{id}/end")
    ResponseEntity<byte[]> end(Shell shell, Caller caller, @PathVariable UUID id) {
        representation.end(caller, id);
        return Html.seeOther(shell.href("/my/mandates/" + id));
    }
}
