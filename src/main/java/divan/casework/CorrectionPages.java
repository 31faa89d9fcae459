package divan.casework;

import divan.casework.Results.Taking;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A slip of the pen in a decision, corrected by whoever may decide. */
@Controller
class CorrectionPages {
    private final Errata errata;
    private final Casework casework;
    private final Html html;

    CorrectionPages(Errata errata, Casework casework, Html html) {
        this.errata = errata;
        this.casework = casework;
        this.html = html;
    }

    @GetMapping("/{lang}/cases/{no}/correction")
    ResponseEntity<byte[]> form(Shell shell, Caller caller, @PathVariable String no) {
        return form(200, shell, casework.open(caller, no), List.of(), Map.of());
    }

    @PostMapping("/{lang}/cases/{no}/correction")
    ResponseEntity<byte[]> correct(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam int version, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String why, HttpServletRequest request) {
        String until = DecisionForm.day(request, "granted-until");
        return switch (errata.correct(caller, no, version, reason, until, why)) {
            case Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + no));
            case Taking.Invalid invalid ->
                form(422, shell, casework.open(caller, no), invalid.violations(), Shells.typed(request));
        };
    }

    private ResponseEntity<byte[]> form(int status, Shell shell, Casework.OpenCase open,
            List<Violation> violations, Map<String, String> typed) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Object> decision = open.state().decision();
        values.put("reason", String.valueOf(decision.getOrDefault("reason", "")));
        values.put("granted-until", String.valueOf(decision.getOrDefault("grantedUntil", "")));
        values.putAll(typed);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("open", open);
        model.put("form", DecisionForm.typed(values));
        model.put("violations", violations);
        return html.page(status, shell, "casework/correction", model);
    }
}
