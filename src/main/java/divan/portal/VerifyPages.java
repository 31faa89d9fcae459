package divan.portal;

import divan.access.Access;
import divan.casework.Errata;
import divan.documents.Documents;
import divan.documents.PublicFacts;
import divan.documents.SealCheck;
import divan.documents.Verification;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Allowance;
import divan.web.Html;
import divan.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Anybody with the code on a document, or with its file, may compare it with what was issued; no more than
 * that is shown. A file is answered at once and not after a redirect: nothing of it is kept that a second
 * page could show.
 */
@Controller
class VerifyPages {
    private static final int MEGABYTES = 10;
    private static final int FILES = 30;

    private final Documents documents;
    private final Verification verification;
    private final Errata errata;
    private final Access access;
    private final Html html;
    private final Allowance allowance = new Allowance(FILES, Duration.ofMinutes(10));

    VerifyPages(Documents documents, Verification verification, Errata errata, Access access, Html html) {
        this.documents = documents;
        this.verification = verification;
        this.errata = errata;
        this.access = access;
        this.html = html;
    }

    @GetMapping("/{lang}/verify")
    ResponseEntity<byte[]> ask(Shell shell, @RequestParam(defaultValue = "") String code) {
        return code.isBlank() ? asked(200, shell, List.of()) : show(shell, code);
    }

    private ResponseEntity<byte[]> asked(int status, Shell shell, List<Violation> violations) {
        return html.page(status, shell, "portal/verify-ask",
            Map.of("violations", violations, "megabytes", MEGABYTES));
    }

    @GetMapping("/{lang}/verify/{code}")
    ResponseEntity<byte[]> show(Shell shell, @PathVariable String code) {
        Optional<PublicFacts> facts = code.length() > 60 ? Optional.empty()
            : access.asAnybody(() -> documents.byCode(code));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("code", code.length() > 60 ? "" : code);
        model.put("facts", facts);
        model.put("errata", facts.map(f -> errata.of(f.number())).orElse(List.of()));
        return html.page(facts.isPresent() ? 200 : 404, shell, "portal/verify", model);
    }

    @PostMapping("/{lang}/verify")
    ResponseEntity<byte[]> compare(Shell shell, HttpServletRequest request,
            @RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        if (!allowance.take(request.getRemoteAddr(), access.now())) {
            throw new Failure(Failure.Kind.TOO_MANY);
        }
        if (file == null || file.isEmpty()) {
            return asked(422, shell, List.of(Violation.of("file", "file")));
        }
        if (file.getSize() > MEGABYTES * 1_000_000L) {
            return asked(422, shell, List.of(Violation.of("too-large", "file", MEGABYTES)));
        }
        SealCheck check = verification.check(file.getBytes());
        return html.page(shell, "portal/verify-file", Map.of("check", check, "told", FileVerdict.of(check)));
    }
}
