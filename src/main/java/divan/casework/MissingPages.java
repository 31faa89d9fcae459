package divan.casework;

import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page on which an official asks for documents, and the one on which the applicant brings them. */
@Controller
class MissingPages {
    private static final String PATH = "/missing-documents";

    private final Casework casework;
    private final MissingDocuments missing;
    private final Definitions definitions;
    private final Html html;

    MissingPages(Casework casework, MissingDocuments missing, Definitions definitions, Html html) {
        this.casework = casework;
        this.missing = missing;
        this.definitions = definitions;
        this.html = html;
    }

    @GetMapping("/{lang}/cases/{no}/missing-documents")
    ResponseEntity<byte[]> show(Shell shell, Caller caller, @PathVariable String no) {
        Casework.OpenCase open = casework.open(caller, no);
        return caller.isOfficial() ? asking(200, shell, open, List.of(), DocumentRequest.Typed.NOTHING)
            : bringing(200, shell, caller, open, List.of(), "");
    }

    private ResponseEntity<byte[]> asking(int status, Shell shell, Casework.OpenCase open,
            List<Violation> violations, DocumentRequest.Typed typed) {
        CaseState state = open.state();
        if (missing.canCancel(state)) {
            return cancelling(status, shell, open, violations, "");
        }
        if (!missing.canAsk(state)) {
            return Html.seeOther(shell.href("/cases/" + state.no()));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("open", open);
        model.put("documents", definitions.of(state).service().documents()
            .stream()
            .map(d -> d.id()).toList());
        model.put("request", DocumentRequest.asked(List.of(), "", shell.today(), open.filing()));
        model.put("violations", violations);
        model.put("typed", typed);
        return html.page(status, shell, "casework/missing-ask", model);
    }

    private ResponseEntity<byte[]> cancelling(int status, Shell shell, Casework.OpenCase open,
            List<Violation> violations, String reason) {
        return html.page(status, shell, "casework/missing-cancel", Map.of("open", open, "request",
            DocumentRequest.of(open.state().asked()), "violations", violations, "reason", reason));
    }

    @PostMapping("/{lang}/cases/{no}/missing-documents/cancellation")
    ResponseEntity<byte[]> cancel(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam int version, @RequestParam(defaultValue = "") String reason) {
        Casework.OpenCase open = casework.open(caller, no);
        return switch (missing.cancel(caller, no, version, reason)) {
            case Results.Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + taken.no()));
            case Results.Taking.Invalid invalid -> cancelling(422, shell, open, invalid.violations(), reason);
        };
    }

    private ResponseEntity<byte[]> bringing(int status, Shell shell, Caller caller, Casework.OpenCase open,
            List<Violation> violations, String statement) {
        CaseState state = open.state();
        if (state.asked().isEmpty() || !state.isOpen()) {
            return Html.seeOther(shell.href("/cases/" + state.no()));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("open", open);
        model.put("request", DocumentRequest.of(state.asked()));
        model.put("brought", missing.brought(caller, state));
        model.put("violations", violations);
        model.put("statement", statement);
        return html.page(status, shell, "casework/missing-bring", model);
    }

    @PostMapping("/{lang}/cases/{no}/missing-documents")
    ResponseEntity<byte[]> ask(Shell shell, Caller caller, @PathVariable String no, @RequestParam int version,
            @RequestParam(defaultValue = "") List<String> documents,
            @RequestParam(defaultValue = "") String others, @RequestParam(defaultValue = "") String note) {
        Casework.OpenCase open = casework.open(caller, no);
        return switch (missing.ask(caller, no, version, documents, others.lines().toList(), note)) {
            case Results.Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + taken.no()));
            case Results.Taking.Invalid invalid ->
                asking(422, shell, open, invalid.violations(),
                    new DocumentRequest.Typed(documents, others, note));
        };
    }

    @PostMapping("/{lang}/cases/{no}/missing-documents/files")
    ResponseEntity<byte[]> bring(Shell shell, Caller caller, @PathVariable String no, @RequestParam int item,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        Violation nothing = Violation.of("file", "item-" + item);
        if (file == null || file.isEmpty()) {
            return bringing(422, shell, caller, casework.open(caller, no), List.of(nothing), "");
        }
        try {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            missing.bring(caller, no, item, name, file.getBytes());
            return Html.seeOther(shell.href("/cases/" + no + PATH));
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.INVALID && failure.kind() != Failure.Kind.TOO_LARGE) {
                throw failure;
            }
            return bringing(422, shell, caller, casework.open(caller, no), failure.violations(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping("/{lang}/cases/{no}/missing-documents/files/{id}/removal")
    ResponseEntity<byte[]> takeBack(Shell shell, Caller caller, @PathVariable String no,
            @PathVariable UUID id) {
        missing.takeBack(caller, no, id);
        return Html.seeOther(shell.href("/cases/" + no + PATH));
    }

    @PostMapping("/{lang}/cases/{no}/missing-documents/completion")
    ResponseEntity<byte[]> complete(Shell shell, Caller caller, @PathVariable String no,
            @RequestParam(defaultValue = "") String statement) {
        return switch (missing.supply(caller, no, statement)) {
            case Results.Taking.Taken taken -> Html.seeOther(shell.href("/cases/" + taken.no()));
            case Results.Taking.Invalid invalid ->
                bringing(422, shell, caller, casework.open(caller, no), invalid.violations(), statement);
        };
    }
}
