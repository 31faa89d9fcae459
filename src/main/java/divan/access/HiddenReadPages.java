package divan.access;

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

/** Reads that are hidden by law today, for whoever may end that or have it extended; nobody's data. */
@Controller
class HiddenReadPages {
    private static final String HERE = "/hidden-reads";

    private final HiddenReads reads;
    private final Html html;

    HiddenReadPages(HiddenReads reads, Html html) {
        this.reads = reads;
        this.html = html;
    }

    @GetMapping("/{lang}/hidden-reads")
    ResponseEntity<byte[]> all(Shell shell, Caller caller) {
        return all(200, shell, caller, "", List.of(), Map.of());
    }

    private ResponseEntity<byte[]> all(int status, Shell shell, Caller caller, String of,
            List<Violation> violations, Map<String, String> typed) {
        return html.page(status, shell, "access/hidden-reads", Map.of("reads", reads.hidden(caller), "of", of,
            "violations", violations, "typed", typed));
    }

    @PostMapping("/{lang}/hidden-reads/{read}/end")
    ResponseEntity<byte[]> end(Shell shell, Caller caller, @PathVariable UUID read,
            @RequestParam(defaultValue = "") String reason) {
        return answered(shell, caller, read, reads.end(caller, read, reason), Map.of("reason", reason));
    }

    @PostMapping("/{lang}/hidden-reads/{read}/extension")
    ResponseEntity<byte[]> propose(Shell shell, Caller caller, @PathVariable UUID read,
            @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "") String reason) {
        return answered(shell, caller, read, reads.propose(caller, read, shell.dayOf(until).orElse(null),
            reason), Map.of("until", until, "reason", reason));
    }

    @PostMapping("/{lang}/hidden-reads/{read}/decision")
    ResponseEntity<byte[]> decide(Shell shell, Caller caller, @PathVariable UUID read,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String reason) {
        return answered(shell, caller, read, reads.decide(caller, read, verdict.equals("approve"), reason),
            Map.of("reason", reason));
    }

    private ResponseEntity<byte[]> answered(Shell shell, Caller caller, UUID read, List<Violation> wrong,
            Map<String, String> typed) {
        return wrong.isEmpty() ? Html.seeOther(shell.href(HERE))
            : all(422, shell, caller, read.toString(), wrong, typed);
    }
}
