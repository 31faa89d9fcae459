package divan.casework;

import divan.access.Access;
import divan.documents.Slip;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import divan.web.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Who stands at the counter, and what they want; the form itself is that of everybody. */
@Controller
class CounterPages {
    private final Counter counter;
    private final Html html;
    private final Access access;

    CounterPages(Counter counter, Html html, Access access) {
        this.access = access;
        this.counter = counter;
        this.html = html;
    }

    @GetMapping("/{lang}/counter")
    ResponseEntity<byte[]> show(Shell shell, Caller caller) {
        return show(200, shell, caller, Map.of(), List.of());
    }

    private ResponseEntity<byte[]> show(int status, Shell shell, Caller caller, Map<String, String> typed,
            List<Violation> violations) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("services", counter.services(caller));
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
            : show(422, shell, caller, typed, begun.violations());
    }

    /** The paper for whoever stood there, in the language of the page; with a code of its own each time. */
    @PostMapping("/{lang}/counter/receipts/{no}")
    ResponseEntity<byte[]> paper(Shell shell, Caller caller, @PathVariable String no) {
        CounterReceipt receipt = counter.receipt(caller, no);
        Slip slip = new Slip(shell.t("counter.receipt"), shell.language().code(),
            shell.pick(receipt.organTr(), receipt.organEn()), shell.t("counter.mark"),
            List.of(new Slip.Line(shell.t("case.number"), receipt.no(), true),
                new Slip.Line(shell.t("counter.service"), shell.t("service." + receipt.service() + ".name"),
                    false),
                new Slip.Line(shell.t("follow.filed"), shell.day(receipt.filedOn()), false),
                new Slip.Line(shell.t("follow.deadline"), shell.day(receipt.deadline()), false),
                new Slip.Line(shell.t("follow.code"), receipt.code(), true),
                new Slip.Line(shell.t("counter.address"), receipt.address(), false)),
            List.of(shell.t("counter.receipt-text")), receipt.address());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + receipt.no() + ".pdf\"")
            .body(slip.pdf(access.now()));
    }
}
