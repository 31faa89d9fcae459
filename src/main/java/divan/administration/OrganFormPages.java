package divan.administration;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.OrganFields;
import divan.organisation.Organisation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Forms by which administrators record what happened to an organ; a second one approves it. */
@Controller
class OrganFormPages {
    /** What may happen to an organ that there is; {@code founded} needs none. */
    static final List<String> EVENTS = List.of("renamed", "moved", "changed", "merged", "split", "closed",
        "reopened", "corrected", "struck-out");
    private final Administration administration;
    private final Organisation organisation;
    private final Html html;

    OrganFormPages(Administration administration, Organisation organisation, Html html) {
        this.administration = administration;
        this.organisation = organisation;
        this.html = html;
    }

    @GetMapping("/{lang}/admin/organs")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String event) {
        List<Organ> periods = Organ.isNumber(number) ? organisation.periods(number) : List.of();
        Map<String, String> typed = periods.isEmpty() ? new LinkedHashMap<>()
            : OrganFields.write(periods.getLast());
        typed.put("from", event.equals("corrected") ? typed.getOrDefault("from", "") : "");
        typed.put("last", event.equals("corrected") ? typed.getOrDefault("last", "") : "");
        return page(200, shell, caller, periods.isEmpty() ? "" : number, event, typed, List.of());
    }

    private ResponseEntity<byte[]> page(int status, Shell shell, Caller caller, String number, String event,
            Map<String, String> typed, List<Violation> violations) {
        String chosen = number.isEmpty() ? "founded" : EVENTS.contains(event) ? event : "renamed";
        typed.put("type", OrganForm.TYPES + chosen);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("only", administration.isOnly(caller));
        model.put("number", number);
        model.put("event", chosen);
        model.put("events", EVENTS);
        model.put("fields", fields(chosen));
        model.put("typed", typed);
        model.put("violations", violations);
        return html.page(status, shell, "administration/organ", model);
    }

    private static List<String> fields(String event) {
        List<String> own = switch (event) {
            case "renamed" -> List.of("name_tr", "name_en", "letterhead", "from");
            case "moved" -> List.of("parent", "parent2", "from");
            case "merged" -> List.of("others", "from");
            case "split" -> List.of("others", "remains", "from");
            case "closed" -> List.of("last");
            case "struck-out" -> List.of("from", "last");
            case "changed" -> OrganFields.NAMES.stream().filter(n -> !List.of("number", "last", "name_tr",
                "name_en", "parent", "parent2", "letterhead").contains(n)).toList();
            case "founded" -> new ArrayList<>(OrganFields.NAMES);
            default -> OrganFields.NAMES.stream().filter(n -> !n.equals("number")).toList();
        };
        return Stream.concat(own.stream(), Stream.of("basis", "reason")).toList();
    }

    @PostMapping("/{lang}/admin/organs")
    ResponseEntity<byte[]> submit(Shell shell, Caller caller, HttpServletRequest request) {
        Map<String, String> typed = AdministrationPages.typed(request);
        String type = typed.getOrDefault("type", "");
        if (!type.startsWith(OrganForm.TYPES)) {
            throw new Failure(Failure.Kind.REQUEST);
        }
        if (type.equals("organ.changed")) {
            // names and parents are those it has, and are not asked
            organisation.periods(typed.getOrDefault("number", "")).stream().reduce((a, b) -> b)
                .ifPresent(last -> OrganFields.write(last).forEach(typed::putIfAbsent));
        }
        return switch (administration.submit(caller, typed)) {
            case Administration.Outcome.Done done ->
                Html.seeOther(shell.href("/organs/" + typed.getOrDefault("number", "")));
            case Administration.Outcome.Issued issued -> throw new Failure(Failure.Kind.REQUEST);
            case Administration.Outcome.Proposed proposed -> Html.seeOther(shell.href("/admin"));
            case Administration.Outcome.Invalid invalid -> {
                boolean founding = type.equals("organ.founded") || type.length() == OrganForm.TYPES.length();
                yield page(422, shell, caller, founding ? "" : typed.getOrDefault("number", ""),
                    founding ? "" : type.substring(OrganForm.TYPES.length()), typed, invalid.violations());
            }
        };
    }
}
