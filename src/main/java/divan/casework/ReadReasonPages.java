package divan.casework;

import divan.casework.Results.Taking;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An official is asked why they read something; nobody's data are on the page. */
@Controller
class ReadReasonPages {
    private final ReadReasons reasons;
    private final Html html;

    ReadReasonPages(ReadReasons reasons, Html html) {
        this.reasons = reasons;
        this.html = html;
    }

    @GetMapping("/{lang}/read-reasons/{id}")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @PathVariable UUID id) {
        return show(200, shell, caller, id, List.of(), "");
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Caller caller, UUID id,
            List<Violation> violations, String typed) {
        ReadReasons.Asked asked = reasons.open(caller, id);
        return html.page(status, shell, "casework/read-reason", Map.of("reason", asked.reason(), "read",
            asked.read(), "violations", violations, "typed", typed));
    }

    @PostMapping("/{lang}/read-reasons/{id}")
    ResponseEntity<byte[]> give(Shell shell, Caller caller, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return switch (reasons.give(caller, id, reason)) {
            case Taking.Taken taken -> Html.seeOther(shell.href("/read-reasons/" + id));
            case Taking.Invalid invalid -> show(422, shell, caller, id, invalid.violations(), reason);
        };
    }
}
