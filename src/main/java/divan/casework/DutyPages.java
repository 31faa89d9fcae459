package divan.casework;

import divan.casework.Results.Taking;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who works on a case: take it, hand it over, withdraw from it, note something about it. */
@Controller
class DutyPages {
    private final Duties duties;
    private final Casework casework;
    private final Telling telling;
    private final Html html;

    DutyPages(Duties duties, Casework casework, Telling telling, Html html) {
        this.duties = duties;
        this.casework = casework;
        this.telling = telling;
        this.html = html;
    }

    @GetMapping("/{lang}/cases/{no}/assignment")
    ResponseEntity<byte[]> assignment(Shell shell, Caller caller, @PathVariable String no) {
        return page(200, "casework/assignment", shell, caller, no, List.of(), Map.of());
    }

    @PostMapping("/{lang}/cases/{no}/assignment")
    ResponseEntity<byte[]> assign(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam String seen, @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason) {
        return switch (duties.assign(caller, no, seen, to, reason)) {
            case Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + no));
            case Taking.Invalid invalid -> page(422, "casework/assignment", shell, caller, no,
                invalid.violations(), Map.of("to", to, "reason", reason));
        };
    }

    @GetMapping("/{lang}/cases/{no}/recusal")
    ResponseEntity<byte[]> recusal(Shell shell, Caller caller, @PathVariable String no) {
        return page(200, "casework/recusal", shell, caller, no, List.of(), Map.of());
    }

    @PostMapping("/{lang}/cases/{no}/recusal")
    ResponseEntity<byte[]> recuse(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String reason) {
        return switch (duties.recuse(caller, no, reason, to)) {
            case Taking.Taken taken -> Html.seeOther(shell.href("/desk"));
            case Taking.Invalid invalid -> page(422, "casework/recusal", shell, caller, no,
                invalid.violations(), Map.of("to", to, "reason", reason));
        };
    }

    @GetMapping("/{lang}/cases/{no}/notes")
    ResponseEntity<byte[]> notes(Shell shell, Caller caller, @PathVariable String no) {
        return page(200, "casework/note", shell, caller, no, List.of(), Map.of());
    }

    @PostMapping("/{lang}/cases/{no}/notes")
    ResponseEntity<byte[]> note(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam(defaultValue = "") String note) {
        return switch (duties.note(caller, no, note)) {
            case Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + no + "#notes"));
            case Taking.Invalid invalid -> page(422, "casework/note", shell, caller, no, invalid.violations(),
                Map.of("note", note));
        };
    }

    private ResponseEntity<byte[]> page(int status, String template, Shell shell, Caller caller, String no,
            List<Violation> violations, Map<String, String> typed) {
        Casework.OpenCase open = casework.open(caller, no);
        Optional<Assignee> assignee = duties.assignee(caller, open.state().id());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("open", open);
        model.put("seen", assignee.map(a -> a.madeBy().toString()).orElse(""));
        model.put("assignee", assignee
            .map(a -> telling.official(a.post(), a.person(), shell)).orElse(""));
        model.put("candidates", duties.candidates(caller, no));
        model.put("violations", violations);
        model.put("typed", typed);
        return html.page(status, shell, template, model);
    }
}
