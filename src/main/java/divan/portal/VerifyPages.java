package divan.portal;

import divan.access.Access;
import divan.documents.Documents;
import divan.documents.PublicFacts;
import divan.web.Html;
import divan.web.Shell;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Anybody with the code on a document may compare it with what was issued; no more than that is shown. */
@Controller
class VerifyPages {
    private final Documents documents;
    private final Access access;
    private final Html html;

    VerifyPages(Documents documents, Access access, Html html) {
        this.documents = documents;
        this.access = access;
        this.html = html;
    }

    @GetMapping("/{lang}/verify")
    ResponseEntity<byte[]> ask(Shell shell, @RequestParam(defaultValue = "") String code) {
        return code.isBlank() ? html.page(shell, "portal/verify-ask", Map.of()) : show(shell, code);
    }

    @GetMapping("/{lang}/verify/{code}")
    ResponseEntity<byte[]> show(Shell shell, @PathVariable String code) {
        Optional<PublicFacts> facts = code.length() > 60 ? Optional.empty()
            : access.asAnybody(() -> documents.byCode(code));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("code", code.length() > 60 ? "" : code);
        model.put("facts", facts);
        return html.page(facts.isPresent() ? 200 : 404, shell, "portal/verify", model);
    }
}
