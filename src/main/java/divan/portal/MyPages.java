package divan.portal;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.casework.Applications;
import divan.casework.CaseState;
import divan.casework.Casework;
import divan.casework.Draft;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.kernel.Failure;
import divan.registers.RegisterDefinitions;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own page: applications and documents. */
@Controller
class MyPages {
    /** Lines a page. */
    private static final int DOCUMENTS = 25;
    /** How many documents stand on one's page itself. */
    private static final int NEWEST = 5;

    private final Casework casework;
    private final Applications applications;
    private final Documents documents;
    private final Access access;
    private final RegisterDefinitions registers;
    private final Html html;

    MyPages(Casework casework, Applications applications, Documents documents, Access access,
            RegisterDefinitions registers, Html html) {
        this.casework = casework;
        this.applications = applications;
        this.documents = documents;
        this.access = access;
        this.registers = registers;
        this.html = html;
    }

    @GetMapping("/{lang}/my")
    ResponseEntity<byte[]> mine(Shell shell, Caller caller) {
        UUID party = party(caller);
        List<CaseState> cases = casework.mine(caller);
        List<Draft> drafts = applications.mine(caller);
        List<DocumentEntry> own = access.as(caller, () -> documents.latest(party, 0, NEWEST));
        return html.page(shell, "portal/my", Map.of("cases", cases, "drafts", drafts, "documents", own,
            "registers", registers.all()));
    }

    /** Every document of mine, the newest first. */
    @GetMapping("/{lang}/my/documents")
    ResponseEntity<byte[]> documents(Shell shell, Caller caller, @RequestParam(defaultValue = "1") int page) {
        UUID party = party(caller);
        int shown = Math.clamp(page, 1, 10_000);
        Map<UUID, String> cases = casework.mine(caller).stream()
            .collect(Collectors.toMap(CaseState::id, CaseState::no));
        List<DocumentEntry> found = access.read(caller, Purpose.OWN, "documents", () -> Reading.of(
            documents.latest(party, (shown - 1) * DOCUMENTS, DOCUMENTS + 1), party));
        return html.page(shell, "portal/my-documents",
            Map.of("documents", found.stream().limit(DOCUMENTS).toList(),
            "cases", cases, "page", shown, "more", found.size() > DOCUMENTS));
    }

    static UUID party(Caller caller) {
        UUID party = caller.party();
        if (party == null) {
            throw Failure.notFound();
        }
        return party;
    }
}
