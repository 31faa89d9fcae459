package divan.casework;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.catalogue.Catalogue;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.IdentityNumber;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.policy.Relation;
import divan.registers.Registers;
import divan.representation.Identification;
import divan.web.Allowance;
import divan.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An official at a counter fills in the form of whoever stands there. First it is recorded how they were
 * known (a document and its number); on that day this official reads what the service reads of registers
 * about them, and writes their draft. It is filed once they have signed the printed summary. What nobody
 * applies for is begun here as well, by office: then nobody stands there, and a record is named in place of a
 * document.
 */
@Component
public class Counter {
    /** The act that an official knew, by a document, who stood before them. */
    static final String IDENTIFIED = "counter.identified";
    private static final List<String> DOCUMENTS = List.of("identity-card", "residence-permit", "passport",
        "protection-document");
    /** In the place of a document: nobody stands there, the case is opened by office. */
    static final String BY_OFFICE = "by-office";
    /** The act that an official opened by office what nobody asked for, and on which record. */
    static final String OPENED = "case.opened-by-office";
    private static final int LONGEST = 60;
    private static final int TRIES = 60;

    /** Whoever stands there, as the official types it, and what they want. */
    record Present(String number, String name, String document, String documentNumber, String service) {
    }

    /** The draft that was begun, or what is wrong; and the act by which it was recorded who stands there. */
    record Begun(UUID draft, List<Violation> violations, UUID act) implements Access.Written {
        static Begun wrong(List<Violation> violations) {
            return new Begun(NOTHING, violations, NOTHING);
        }
    }

    private final Identification identification;
    private final Applications applications;
    private final Catalogue catalogue;
    private final Registers registers;
    private final Standing barriers;
    private final Journal journal;
    private final Access access;
    private final Cases cases;
    private final Follow follow;
    private final Organisation organisation;
    private final String address;
    private final Allowance tries = new Allowance(TRIES, Duration.ofHours(1));

    Counter(Identification identification, Applications applications, Catalogue catalogue,
            Registers registers, Standing barriers, Journal journal, Access access, Cases cases,
            Follow follow, Organisation organisation,
            @Value("${divan.address:http://localhost:${divan.port:8080}}") String address) {
        this.cases = cases;
        this.follow = follow;
        this.organisation = organisation;
        this.address = address;
        this.barriers = barriers;
        this.identification = identification;
        this.applications = applications;
        this.catalogue = catalogue;
        this.registers = registers;
        this.journal = journal;
        this.access = access;
    }

    static List<String> documents() {
        return Stream.concat(DOCUMENTS.stream(), Stream.of(BY_OFFICE)).toList();
    }

    /** What can be asked for at a counter, and what this official may open by office. */
    List<String> services(Caller caller) {
        return catalogue.services().stream().filter(service -> service.isAtCounters()
            || Applications.mayOpen(caller, service)).map(Service::id).toList();
    }

    /**
     * Records who stands there and begins, or takes up, their application.
     *
     * @throws Failure TOO_MANY where too many numbers were tried; FORBIDDEN where a register says that the
     * official is whoever stands there, or a relative
     */
    Begun begin(Caller caller, Present present) {
        List<Violation> wrong = wrong(caller, present);
        if (!wrong.isEmpty()) {
            return Begun.wrong(wrong);
        }
        if (!tries.take(String.valueOf(caller.person()), access.now())) {
            throw new Failure(Failure.Kind.TOO_MANY);
        }
        Optional<UUID> party = access.read(caller, Purpose.COUNTER, "present", Relation.ANYBODY, () -> {
            Optional<UUID> found = identification.find(present.number(), present.name())
                .map(Identification.Known::party);
            return new Reading<>(found, found.stream().toList());
        });
        if (party.isEmpty()) {
            return Begun.wrong(List.of(Violation.of("nobody-so-called", "number")));
        }
        return begun(caller, party.get(), present);
    }

    /** The draft about somebody who is known, by an act. */
    Begun begun(Caller caller, UUID party, Present present) {
        keepFair(caller, party);
        Begun identified = access.write(caller, () -> identified(caller, party, present));
        return new Begun(applications.begin(caller.assisting(party), present.service()), List.of(),
            identified.act());
    }

    /** Nobody assists themselves or a relative by office. */
    private void keepFair(Caller caller, UUID party) {
        barriers.related(party, Objects.requireNonNull(caller.person())).ifPresent(why -> {
            throw Failure.forbidden(why.equals("self") ? "barred-self" : "barred-relative");
        });
    }

    /**
     * What is handed out once it is filed; each time with a code of its own, because none is kept.
     *
     * @param no of a case that the caller filed
     */
    CounterReceipt receipt(Caller caller, String no) {
        return access.as(caller, () -> {
            CaseState state = cases.find(no).orElseThrow(Failure::notFound).state();
            Act filed = journal.about(state.id()).stream().filter(act -> act.type().equals(CaseFold.FILED))
                .filter(act -> Objects.equals(act.actor().person(), caller.person())).findFirst()
                .orElseThrow(Failure::notFound);
            Organ organ = organisation.organ(state.organ(), Applications.day(access.now())).orElseThrow();
            return new CounterReceipt(no, state.service(), state.filedOn(), state.deadline(), organ.nameTr(),
                organ.nameEn(), follow.open(state.id(), filed.id()).toString(), address + "/follow");
        });
    }

    private Begun identified(Caller caller, UUID party, Present present) {
        Instant now = access.now();
        boolean office = present.document().equals(BY_OFFICE);
        Map<String, Object> body = new LinkedHashMap<>();
        if (office) {
            body.put("record", present.documentNumber().strip());
        } else {
            body.put("document", present.document());
            body.put("document-number", present.documentNumber().strip());
        }
        body.put("service", present.service());
        Caller who = office ? caller.byOffice() : caller.assisting(party);
        UUID act = journal.append(Act.of(now, who.actor(), office ? OPENED : IDENTIFIED, List.of(party),
            List.of(Purpose.COUNTER.basis()), Purpose.COUNTER.code(), body));
        registers.present(party, Objects.requireNonNull(caller.post()).organ(),
            Objects.requireNonNull(caller.person()), Applications.day(now), act);
        return new Begun(Access.Written.NOTHING, List.of(), act);
    }

    private List<Violation> wrong(Caller caller, Present present) {
        List<Violation> wrong = new ArrayList<>();
        if (!IdentityNumber.isValid(present.number())) {
            wrong.add(Violation.of("identity-number", "number"));
        }
        if (present.name().isBlank()) {
            wrong.add(Violation.of("required", "name"));
        }
        if (!documents().contains(present.document())) {
            wrong.add(Violation.of("required", "document"));
        }
        if (present.documentNumber().isBlank()) {
            wrong.add(Violation.of("required", "document-number"));
        } else if (present.documentNumber().length() > LONGEST) {
            wrong.add(Violation.of("too-long", "document-number", LONGEST));
        }
        if (!services(caller).contains(present.service())) {
            wrong.add(Violation.of("required", "service"));
        } else if (catalogue.service(present.service()).orElseThrow().isByOffice()
                != present.document().equals(BY_OFFICE)) {
            wrong.add(Violation.of("by-office-or-not", "document"));
        }
        return wrong;
    }
}
