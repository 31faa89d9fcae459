package divan.casework;

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
import org.springframework.web.bind.annotation.PostMapping;

/** Who stands at the counter, and what they want; the form itself is that of everybody. */
@Controller
class CounterPages {
    private final Counter counter;
    private final Html html;

    CounterPages(Counter counter, Html html) {
        this.counter = counter;
        this.html = html;
    }

    @GetMapping("/{lang}/counter")
    ResponseEntity<byte[]> show(Shell shell) {
        return show(200, shell, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Map<String, String> typed,
            List<Violation> violations) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("services", counter.services());
        model.put("documents", Counter.documents());
        model.put("typed", typed);
        model.put("violations", violations);
        return html.page(status, shell, "casework/counter", model);
    }

    @PostMapping("/{lang}/counter")
    ResponseEntity<byte[]> begin(Shell shell, Caller caller, HttpServletRequest request) {
        Map<String, String> typed = Shells.typed(request);
        Counter.Begun begun = counter.begin(caller, new Counter.Present(
            typed.getOrDefault("number", "").replace(" ", ""), typed.getOrDefault("name", "").strip(),
            typed.getOrDefault("document", ""), typed.getOrDefault("document-number", ""),
            typed.getOrDefault("service", "")));
        return begun.violations().isEmpty() ? Html.seeOther(shell.href("/drafts/" + begun.draft()))
            : show(422, shell, typed, begun.violations());
    }
}
