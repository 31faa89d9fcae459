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
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.registers.RegisterDefinitions;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** One's own page: applications, documents, and who read one's data. */
@Controller
class MyPages {
    private final Casework casework;
    private final Applications applications;
    private final Documents documents;
    private final Journal journal;
    private final Access access;
    private final RegisterDefinitions registers;
    private final Names names;
    private final Html html;

    MyPages(Casework casework, Applications applications, Documents documents, Journal journal, Access access,
            RegisterDefinitions registers, Names names, Html html) {
        this.casework = casework;
        this.applications = applications;
        this.documents = documents;
        this.journal = journal;
        this.access = access;
        this.registers = registers;
        this.names = names;
        this.html = html;
    }

    @GetMapping("/{lang}/my")
    ResponseEntity<byte[]> mine(Shell shell, Caller caller) {
        UUID party = party(caller);
        List<CaseState> cases = casework.mine(caller);
        List<Draft> drafts = applications.mine(caller);
        List<DocumentEntry> own = access.as(caller, () -> documents.ofParty(party));
        return html.page(shell, "portal/my", Map.of("cases", cases, "drafts", drafts, "documents", own,
            "registers", registers.all()));
    }

    /** Who read my data. Looking at this list is itself a read and stands at its top the next time. */
    @GetMapping("/{lang}/my/data")
    ResponseEntity<byte[]> data(Shell shell, Caller caller) {
        UUID party = party(caller);
        List<Act> reads = access.read(caller, Purpose.OWN, "reads", () -> Reading.of(journal.about(party).stream()
            .filter(act -> act.type().equals("data.read")).toList().reversed(), party));
        List<Seen> seen = access.asSystem(() -> reads.stream().limit(200)
            .map(act -> new Seen(act, names.of(act.actor(), shell))).toList());
        return html.page(shell, "portal/my-data", Map.of("seen", seen));
    }

    static UUID party(Caller caller) {
        UUID party = caller.party();
        if (party == null) {
            throw Failure.notFound();
        }
        return party;
    }
}
