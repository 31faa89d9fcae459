package divan.catalogue;

import divan.catalogue.DeclarationForm.Read;
import divan.journal.FourEyes.Verdict;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.OfficeRight;
import divan.organisation.Organ;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
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

/** Where officials declare the figures of the services that their organ answers for, and approve them. */
@Controller
class DeclarationPages {
    private static final String LIST = "/desk/services";

    private final Declarations declarations;
    private final OrganServices services;
    private final Inventory inventory;
    private final Practice practice;
    private final OfficeRight rights;
    private final Html html;

    DeclarationPages(Declarations declarations, OrganServices services, Inventory inventory,
            Practice practice, OfficeRight rights, Html html) {
        this.declarations = declarations;
        this.services = services;
        this.inventory = inventory;
        this.practice = practice;
        this.rights = rights;
        this.html = html;
    }

    private void need(Caller caller) {
        if (!declarations.may(caller, Declarations.DECLARE)
                && !declarations.may(caller, Declarations.APPROVE)) {
            throw new Failure(Failure.Kind.FORBIDDEN);
        }
    }

    @GetMapping("/{lang}/desk/services")
    ResponseEntity<byte[]> list(Shell shell, Caller caller) {
        need(caller);
        Organ organ = rights.own(caller);
        return html.page(shell, "catalogue/desk-services", Map.of("organ", organ, "lines",
            services.of(organ, shell.today()).stream().filter(line ->
                services.answers(organ, line.service(), shell.today())).toList(), "waiting",
            declarations.waiting(), "words", ServiceWords.of(shell, inventory)));
    }

    @GetMapping("/{lang}/desk/services/{id}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable String id) {
        need(caller);
        PublicService service = declarations.answered(caller, id);
        return one(200, shell, caller, service, DeclarationForm.write(service), List.of());
    }

    private ResponseEntity<byte[]> one(int status, Shell shell, Caller caller, PublicService service,
            Map<String, String> typed, List<Violation> violations) {
        Optional<Declaration> waiting = declarations.waiting(service.id());
        boolean own = waiting.filter(one -> declarations.isOwn(caller, one)).isPresent();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("service", service);
        model.put("words", ServiceWords.of(shell, inventory));
        model.put("measured", practice.of(service.id(), shell.today()));
        model.put("waiting", waiting);
        model.put("earlier", declarations.of(service.id()).stream().filter(one -> !one.isOpen()).toList());
        model.put("declares", waiting.isEmpty() && declarations.may(caller, Declarations.DECLARE));
        model.put("decides", waiting.isPresent() && !own
            && declarations.may(caller, Declarations.APPROVE));
        model.put("takesBack", own);
        model.put("units", DeclarationForm.UNITS);
        model.put("typed", typed);
        model.put("violations", violations);
        return html.page(status, shell, "catalogue/desk-service", model);
    }

    @PostMapping("/{lang}/desk/services/{id}")
    ResponseEntity<byte[]> declare(Shell shell, Caller caller, HttpServletRequest request,
            @PathVariable String id) {
        need(caller);
        PublicService service = declarations.answered(caller, id);
        Map<String, String> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
        Read read = DeclarationForm.read(typed, shell.today());
        if (!read.violations().isEmpty()) {
            return one(422, shell, caller, service, typed, read.violations());
        }
        declarations.propose(caller, id, read.figures(), read.reason());
        return Html.seeOther(shell.href(LIST + "/" + id));
    }

    @PostMapping("/{lang}/desk/services/{id}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable String id,
            @RequestParam UUID proposal, @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String answer) {
        PublicService service = declarations.answered(caller, id);
        Verdict chosen = Verdict.of(verdict).orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        try {
            declarations.decide(caller, proposal, chosen, answer.strip());
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return one(422, shell, caller, service, Map.of("answer", answer), failure.violations());
        }
        return Html.seeOther(shell.href(LIST + "/" + id));
    }
}
