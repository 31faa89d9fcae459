package divan.representation;

import divan.access.Mandate;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Officials enter and end custody, guardianship and powers of attorney. */
@Controller
class EnteringPages {
    private static final String DESK = "/desk/mandates";

    private final Entering entering;
    private final Representation representation;
    private final Html html;

    EnteringPages(Entering entering, Representation representation, Html html) {
        this.entering = entering;
        this.representation = representation;
        this.html = html;
    }

    @GetMapping("/{lang}/desk/mandates")
    ResponseEntity<byte[]> show(Shell shell, Caller caller) {
        return show(200, shell, caller, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Caller caller, Map<String, String> typed,
            List<Violation> violations) {
        List<Mandate> mandates = entering.entered(caller);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("mandates", mandates);
        model.put("own", mandates.stream().filter(mandate -> entering.isOwn(caller, mandate)).map(Mandate::id)
            .collect(Collectors.toSet()));
        model.put("services", representation.services(Mandate.Kind.REPRESENTATIVE));
        model.put("typed", typed);
        model.put("violations", violations);
        return html.page(status, shell, "representation/desk", model);
    }

    @PostMapping("/{lang}/desk/mandates")
    ResponseEntity<byte[]> propose(Shell shell, Caller caller, HttpServletRequest request) {
        Map<String, String> typed = Shells.typed(request);
        Wanted.Read read = Wanted.read(typed, true,
            representation.services(Mandate.Kind.of(typed.getOrDefault("kind", ""))
                .orElse(Mandate.Kind.REPRESENTATIVE)), shell.today());
        List<Violation> wrong = read.wanted().map(wanted -> MandatePages.wrong(() ->
            entering.propose(caller, wanted))).orElse(read.violations());
        return answered(shell, caller, typed, wrong);
    }

    private ResponseEntity<byte[]> answered(Shell shell, Caller caller, Map<String, String> typed,
            List<Violation> wrong) {
        return wrong.isEmpty() ? Html.seeOther(shell.href(DESK)) : show(422, shell, caller, typed, wrong);
    }

    @PostMapping("/{lang}/desk/mandates/{id}/ending")
    ResponseEntity<byte[]> end(Shell shell, Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why) {
        return answered(shell, caller, Map.of(), entering.proposeEnding(caller, id, why).violations());
    }

    @PostMapping("/{lang}/desk/mandates/{id}/verdict")
    ResponseEntity<byte[]> verdict(Shell shell, Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String answer) {
        entering.verdict(caller, id, verdict.equals("approve"), answer);
        return Html.seeOther(shell.href(DESK));
    }
}
