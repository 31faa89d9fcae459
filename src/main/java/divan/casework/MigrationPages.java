package divan.casework;

import divan.journal.FourEyes.Verdict;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.process.Element;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where officials of the organ that owns a pack lead running cases to the version in force. */
@Controller
class MigrationPages {
    private static final String LIST = "/desk/migrations";
    /** Before the id of a place that the version in force lost. */
    private static final String FIELD = "to-";

    private final Migrations migrations;
    private final Html html;

    MigrationPages(Migrations migrations, Html html) {
        this.migrations = migrations;
        this.html = html;
    }

    @GetMapping("/{lang}/desk/migrations")
    ResponseEntity<byte[]> list(Shell shell, Caller caller) {
        List<Migration.Line> lines = migrations.owned(caller).stream().map(service ->
            new Migration.Line(service.id(), migrations.versions(service).values().stream()
                .mapToLong(Long::longValue).sum(), Migration.open(migrations.of(service.id()))
                .isPresent())).toList();
        return html.page(shell, "casework/migrations", Map.of("lines", lines));
    }

    @GetMapping("/{lang}/desk/migrations/{service}")
    ResponseEntity<byte[]> one(Shell shell, Caller caller, @PathVariable String service) {
        return one(200, shell, caller, service, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> one(int status, Shell shell, Caller caller, String service,
            Map<String, String> typed, List<Violation> violations) {
        Migrations.Overview overview = migrations.overview(caller, service);
        List<Migration> all = migrations.of(service);
        Optional<Migration> waiting = Migration.open(all);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("service", service);
        model.put("version", overview.to().pack().version());
        model.put("versions", overview.versions());
        model.put("places", overview.standing().stream().map(standing -> new Migration.Place(standing.pack(),
            standing.element(), migrations.name(service, standing), standing.cases(),
            overview.isLost(standing.element()))).toList());
        model.put("lost", named(overview.lost()));
        model.put("targets", named(overview.places()));
        model.put("waiting", waiting);
        model.put("own", waiting.filter(one -> migrations.isOwn(caller, one)).isPresent());
        model.put("earlier", all.stream().filter(one -> !one.isOpen()).toList());
        model.put("staying", waiting.or(() -> all.stream().filter(one -> one.moved() != null).findFirst())
            .map(migrations::staying).orElse(List.of()));
        model.put("typed", typed);
        model.put("violations", violations);
        return html.page(status, shell, "casework/migration", model);
    }

    private static Map<String, String> named(List<Element> elements) {
        Map<String, String> named = new LinkedHashMap<>();
        elements.forEach(element -> named.put(element.id(), Migrations.name(element)));
        return named;
    }

    @PostMapping("/{lang}/desk/migrations/{service}")
    ResponseEntity<byte[]> propose(Shell shell, Caller caller, HttpServletRequest request,
            @PathVariable String service) {
        Map<String, String> typed = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
        Map<String, String> mapping = new TreeMap<>();
        typed.forEach((name, value) -> {
            if (name.startsWith(FIELD) && !value.isEmpty()) {
                mapping.put(name.substring(FIELD.length()), value);
            }
        });
        return answered(shell, caller, service, typed, () -> migrations.propose(caller, service, mapping,
            typed.getOrDefault("reason", "").strip()));
    }

    @PostMapping("/{lang}/desk/migrations/{service}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable String service,
            @RequestParam UUID proposal, @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String answer) {
        Verdict chosen = Verdict.of(verdict).orElseThrow(() -> new Failure(Failure.Kind.REQUEST));
        return answered(shell, caller, service, Map.of("answer", answer), () ->
            migrations.decide(caller, service, proposal, chosen, answer.strip()));
    }

    /** What is invalid is shown beside its field. */
    private ResponseEntity<byte[]> answered(Shell shell, Caller caller, String service,
            Map<String, String> typed, Runnable verb) {
        try {
            verb.run();
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID) {
                throw failure;
            }
            return one(422, shell, caller, service, typed, failure.violations());
        }
        return Html.seeOther(shell.href(LIST + "/" + service));
    }
}
