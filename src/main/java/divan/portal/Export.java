package divan.portal;

import divan.access.Access;
import divan.access.MandateActs;
import divan.access.Mandates;
import divan.access.AccountView;
import divan.access.People;
import divan.access.Purpose;
import divan.access.Reading;
import divan.casework.CaseState;
import divan.casework.Dossiers;
import divan.casework.Draft;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.journal.Act;
import divan.journal.Journal;
import divan.messages.Messages;
import divan.registers.Entry;
import divan.registers.Register;
import divan.registers.RegisterDefinitions;
import divan.registers.Registers;
import divan.web.Caller;
import divan.web.Html;
import divan.web.Shell;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Everything that this installation holds about somebody, for themselves: as JSON for programs, as CSV for
 * spreadsheets, their files and documents as they are, and a page that says what each of them is. Nothing of
 * others: an official is a post and an organ, never a person.
 */
@Component
class Export {
    static final String EXPORTED = "data.exported";

    private final Dossiers dossiers;
    private final Documents documents;
    private final Registers registers;
    private final RegisterDefinitions definitions;
    private final Messages messages;
    private final Mandates mandates;
    private final Journal journal;
    private final Access access;
    private final People people;
    private final Names names;
    private final Html html;

    Export(Dossiers dossiers, Documents documents, Registers registers, RegisterDefinitions definitions,
            Messages messages, Mandates mandates, Journal journal, Access access, People people, Names names,
            Html html) {
        this.mandates = mandates;
        this.dossiers = dossiers;
        this.documents = documents;
        this.registers = registers;
        this.definitions = definitions;
        this.messages = messages;
        this.journal = journal;
        this.access = access;
        this.people = people;
        this.names = names;
        this.html = html;
    }

    /** What is to be written; files are fetched one by one as they are written. */
    record Contents(Caller caller, List<CaseState> cases, List<Draft> drafts, List<Dossiers.Given> uploads,
            List<DocumentEntry> papers, Map<Register, List<Entry>> rows, List<Act> acts) {
    }

    /** Reads what there is and records that it was handed out, before the first byte leaves. */
    Contents begin(Caller caller) {
        UUID party = MyPages.party(caller);
        return access.read(caller, Purpose.OWN, "export", () -> {
            journal.append(Act.of(access.now(), caller.actor(), EXPORTED, List.of(party),
                List.of(Purpose.OWN.basis()), Purpose.OWN.code(), Map.of("format", "zip")));
            Map<Register, List<Entry>> rows = new LinkedHashMap<>();
            definitions.all().forEach(register -> rows.put(register, registers.ever(register.id(), party)));
            return Reading.of(new Contents(caller, dossiers.cases(party), dossiers.drafts(party),
                dossiers.uploads(party), documents.ofParty(party), rows, journal.about(party)), party);
        });
    }

    void write(Contents contents, Shell shell, OutputStream out) throws IOException {
        try (Zip zip = new Zip(out)) {
            PlainActs plain = new PlainActs(contents, shell, people, names, access);
            cases(contents, shell, plain, zip);
            registers(contents, shell, zip);
            papers(contents, shell, zip);
            uploads(contents, shell, zip);
            zip.both("acts", shell.t("export.all-acts"), shell, plain.all());
            zip.both("who-read", shell.t("export.reads"), shell, plain.reads());
            zip.both("sign-ins", shell.t("export.sessions"), shell, access.visits(contents.caller()));
            zip.both("security-events", shell.t("export.events"), shell,
                access.events(contents.caller()).stream().map(event -> plain(event, shell)).toList());
            messages(contents, shell, zip);
            zip.json("mandates.json", shell.t("mandate.title"), access.as(contents.caller(), () ->
                mandates.of(MyPages.party(contents.caller()))).stream().map(MandateActs::body).toList());
            zip.json("drafts.json", shell.t("export.drafts"),
                contents.drafts().stream().map(Export::plain).toList());
            zip.html(html.text(shell, "portal/export-index", Map.of("files", zip.files(),
                "made", shell.moment(access.now()))));
        }
    }

    private void cases(Contents contents, Shell shell, PlainActs plain, Zip zip) throws IOException {
        // a read that a law hides from the person is about their case as well
        Set<UUID> seen = contents.acts().stream().map(Act::id).collect(Collectors.toSet());
        for (CaseState state : contents.cases()) {
            String folder = "cases/" + state.no() + "/";
            zip.json(folder + "case.json", shell.t("export.case", state.no()), plain.without(
                access.as(contents.caller(), () -> dossiers.whole(state))));
            List<Act> acts = access.asSystem(() -> journal.about(state.id())).stream()
                .filter(act -> !act.type().equals(Tracker.READ) || seen.contains(act.id()))
                // what officials say among themselves (0011) is about the case and not about the party
                .filter(act -> act.subjects().contains(state.party())).toList();
            zip.json(folder + "acts.json", shell.t("export.acts", state.no()), plain.of(acts));
        }
    }

    private static void registers(Contents contents, Shell shell, Zip zip) throws IOException {
        for (Map.Entry<Register, List<Entry>> rows : contents.rows().entrySet()) {
            Register register = rows.getKey();
            zip.both("registers/" + register.id(),
                shell.t("export.register", shell.pick(register.title())), shell,
                rows.getValue().stream().map(Export::plain).toList());
        }
    }

    private void papers(Contents contents, Shell shell, Zip zip) throws IOException {
        for (DocumentEntry paper : contents.papers()) {
            if (paper.isSealed()) {
                byte[] pdf = access.as(contents.caller(), () -> documents.pdf(paper.id()));
                zip.file("documents/" + paper.number() + ".pdf", shell.t("export.documents") + ": "
                    + paper.title(), pdf);
            }
        }
    }

    private void uploads(Contents contents, Shell shell, Zip zip) throws IOException {
        for (Dossiers.Given given : contents.uploads()) {
            byte[] bytes = access.as(contents.caller(), () -> dossiers.bytes(given.upload().id()));
            zip.file("uploads/" + given.upload().id() + "." + given.upload().kind(),
                shell.t("export.uploads") + ": " + given.upload().name(), bytes);
        }
    }

    private void messages(Contents contents, Shell shell, Zip zip) throws IOException {
        UUID party = MyPages.party(contents.caller());
        zip.both("messages", shell.t("export.messages"), shell,
            access.as(contents.caller(), () -> messages.told(party, shell)));
        zip.json("messages-choice.json", shell.t("export.messages-choice"),
            access.as(contents.caller(), () -> messages.chosen(party)));
    }

    private static Map<String, String> plain(AccountView.Event event, Shell shell) {
        Map<String, String> plain = new LinkedHashMap<>();
        plain.put("at", event.at().toString());
        plain.put("kind", event.kind());
        plain.put("what", shell.t("event." + event.kind()));
        return plain;
    }

    private static Map<String, Object> plain(Draft draft) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("service", draft.service());
        plain.put("created", draft.created().toString());
        plain.put("changed", draft.changed().toString());
        plain.put("known", draft.facts());
        plain.put("answers", draft.answers());
        return plain;
    }

    private static Map<String, Object> plain(Entry entry) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", entry.id().toString());
        plain.put("from", entry.valid().from().toString());
        plain.put("until", entry.valid().last() == null ? "" : String.valueOf(entry.valid().last()));
        plain.put("made-by", entry.madeBy().toString());
        plain.put("ended-by", entry.endedBy() == null ? "" : entry.endedBy().toString());
        plain.putAll(entry.values());
        return plain;
    }
}
