package divan.casework;

import divan.casework.Results.Taking;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Opening a case in an emergency, the case while it is open, and all emergencies for those who look at them.
 */
@Controller
class EmergencyPages {
    private static final int A_PAGE = 50;
    private static final String HERE = "/emergency/";

    private final Emergencies emergencies;
    private final Organisation organisation;
    private final Telling telling;
    private final TimeLine timeLine;
    private final Html html;

    EmergencyPages(Emergencies emergencies, Organisation organisation, Telling telling, TimeLine timeLine,
            Html html) {
        this.emergencies = emergencies;
        this.organisation = organisation;
        this.telling = telling;
        this.timeLine = timeLine;
        this.html = html;
    }

    @GetMapping("/{lang}/emergency")
    ResponseEntity<byte[]> ask(Shell shell, Caller caller) {
        return ask(200, shell, caller, List.of(), Map.of());
    }

    private ResponseEntity<byte[]> ask(int status, Shell shell, Caller caller, List<Violation> violations,
            Map<String, String> typed) {
        return html.page(status, shell, "casework/emergency-ask", Map.of("violations", violations, "typed",
            typed, "own", lines(emergencies.own(caller), shell, caller)));
    }

    @PostMapping("/{lang}/emergency")
    ResponseEntity<byte[]> open(Shell shell, Caller caller, @RequestParam(defaultValue = "") String no,
            @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String words) {
        return switch (emergencies.open(caller, no, reason, words)) {
            case Taking.Taken taken -> Html.seeOther(shell.href(HERE + taken.no()));
            case Taking.Invalid invalid -> ask(422, shell, caller, invalid.violations(),
                Map.of("no", no, "reason", reason, "words", words));
        };
    }

    @GetMapping("/{lang}/emergency/{id}")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @PathVariable UUID id) {
        Emergencies.Opened opened = emergencies.read(caller, id);
        return html.page(shell, "casework/emergency", Map.of("emergency", opened.emergency(), "open",
            opened.open(), "documents", opened.documents(), "timeline",
            timeLine.of(opened.open(), shell)));
    }

    @GetMapping("/{lang}/emergency/{id}/uploads/{upload}")
    ResponseEntity<byte[]> upload(Caller caller, @PathVariable UUID id, @PathVariable UUID upload) {
        return answer(emergencies.upload(caller, id, upload));
    }

    @GetMapping("/{lang}/emergency/{id}/documents/{document}")
    ResponseEntity<byte[]> document(Caller caller, @PathVariable UUID id, @PathVariable UUID document) {
        return answer(emergencies.document(caller, id, document));
    }

    private static ResponseEntity<byte[]> answer(Emergencies.Writable file) {
        return Downloads.answer(file.bytes(), file.mediaType(), file.name());
    }

    /** Those of the reader's organ and of the organs below it; what waits for a verdict comes first. */
    @GetMapping("/{lang}/emergencies")
    ResponseEntity<byte[]> all(Shell shell, Caller caller, @RequestParam(defaultValue = "1") int page) {
        return all(200, shell, caller, Math.clamp(page, 1, 10_000), List.of(), Map.of());
    }

    private ResponseEntity<byte[]> all(int status, Shell shell, Caller caller, int page,
            List<Violation> violations, Map<String, String> typed) {
        List<Emergency> found = emergencies.all(caller, A_PAGE + 1, (page - 1) * A_PAGE);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("lines", lines(found.stream().limit(A_PAGE).toList(), shell, caller));
        model.put("page", page);
        model.put("more", found.size() > A_PAGE);
        model.put("violations", violations);
        model.put("typed", typed);
        return html.page(status, shell, "casework/emergencies", model);
    }

    @PostMapping("/{lang}/emergencies/{id}/review")
    ResponseEntity<byte[]> review(Shell shell, Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String answer) {
        return switch (emergencies.review(caller, id, verdict, answer)) {
            case Taking.Taken taken -> Html.seeOther(shell.href("/emergencies"));
            case Taking.Invalid invalid -> all(422, shell, caller, 1, invalid.violations(),
                Map.of("id", id.toString(), "verdict", verdict, "answer", answer));
        };
    }

    private List<EmergencyLine> lines(List<Emergency> some, Shell shell, Caller caller) {
        Map<String, String> organs = organisation.organs(some.stream()
            .flatMap(e -> Stream.of(e.organ(), e.awaits())).distinct().toList(),
            shell.today()).stream().collect(Collectors.toMap(Organ::number,
                organ -> shell.pick(organ.nameTr(), organ.nameEn())));
        return some.stream().map(e -> new EmergencyLine(e, telling.official(e.post(), e.person(), shell),
            organs.getOrDefault(e.organ(), e.organ()), organs.getOrDefault(e.awaits(), e.awaits()),
            e.isOpen(emergencies.now()), !e.isReviewed() && Emergencies.isFor(caller, e))).toList();
    }
}
