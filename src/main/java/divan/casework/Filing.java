package divan.casework;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.casework.Results.Filing.Filed;
import divan.casework.Results.Filing.Invalid;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.registers.Registers;
import divan.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The act of filing: one transaction, from the check of the rules to the receipt that carries the right to
 * stay.
 */
@Component
public class Filing {
    private final Applications applications;
    private final Drafts drafts;
    private final Uploads uploads;
    private final Cases cases;
    private final Requests requests;
    private final Definitions definitions;
    private final Effects effects;
    private final Registers registers;
    private final Organisation organisation;
    private final Journal journal;
    private final ReadReasons reasons;
    private final Access access;

    Filing(Applications applications, Drafts drafts, Uploads uploads, Cases cases, Requests requests,
            Definitions definitions, Effects effects, Registers registers, Organisation organisation,
            Journal journal, ReadReasons reasons, Access access) {
        this.reasons = reasons;
        this.applications = applications;
        this.drafts = drafts;
        this.uploads = uploads;
        this.cases = cases;
        this.requests = requests;
        this.definitions = definitions;
        this.effects = effects;
        this.registers = registers;
        this.organisation = organisation;
        this.journal = journal;
        this.access = access;
    }

    /** Files a draft. Filing it again gives the same number. */
    public Results.Filing file(Caller caller, UUID draftId) {
        return access.write(caller, () -> {
            cases.oneAtATime(Applications.party(caller));
            Draft draft = drafts.lock(draftId).orElseThrow(Failure::notFound);
            if (draft.filedAs() != null) {
                return again(draft.filedAs());
            }
            Results.Filing result = file(caller, draft);
            if (result instanceof Filed filed) {
                drafts.filed(draftId, filed.no(), access.now());
            }
            return result;
        });
    }

    Results.Filing file(Caller caller, String service, Supplier<Map<String, Object>> json,
            Requests.@Nullable Request request) {
        return file(caller, service, null, json, request);
    }

    /**
     * Files an application that came whole. The same key with the same request gives the same number.
     *
     * @param matter what it is about; null where the service is not for that
     * @param json the answers; asked for only where the request is not a repeated one, for files are kept by
     * it
     */
    Results.Filing file(Caller caller, String service, @Nullable Matter matter,
            Supplier<Map<String, Object>> json, Requests.@Nullable Request request) {
        Definition definition = definitions.inForce(service);
        UUID person = Objects.requireNonNull(caller.person());
        return access.write(caller, () -> {
            cases.oneAtATime(Applications.party(caller));
            if (request != null) {
                var known = requests.find(person, request.key());
                if (known.isPresent()) {
                    return known.get().request().equals(request.fingerprint()) ? again(known.get().no())
                        : new Invalid(List.of(Violation.of("key-reused", "Idempotency-Key")));
                }
            }
            Draft draft = applications.whole(caller, definition,
                Answers.fromJson(definition.form(), json.get()), matter);
            Results.Filing result = file(caller, draft);
            if (result instanceof Filed filed && request != null) {
                requests.add(person, request.key(), request.fingerprint(), filed.no());
            }
            return result;
        });
    }

    private Filed again(String no) {
        return new Filed(no, cases.find(no).orElseThrow().state().lastAct(), true);
    }

    private Results.Filing file(Caller caller, Draft written) {
        Instant now = access.now();
        LocalDate today = Applications.day(now);
        Definition definition = definitions.pinned(written.service(), written.pack());
        caller.mustReach(definition.service().assurance());
        Applications.mayApply(caller, definition.service());
        Draft draft = applications.renewed(written, definition, today);
        Writing writing = applications.writing(draft, today);
        List<Violation> obstacles = obstacles(definition, draft, writing);
        return obstacles.isEmpty() ? filed(caller, draft, definition, writing, now, today)
            : new Invalid(obstacles);
    }

    /** What keeps a draft from being filed, by what the registers know now; reading them is an act. */
    List<Violation> obstacles(Caller caller, UUID draftId) {
        return access.read(caller, Purpose.OWN, "registers", () -> {
            Draft written = drafts.find(draftId).orElseThrow(Failure::notFound);
            LocalDate today = Applications.day(access.now());
            Definition definition = definitions.pinned(written.service(), written.pack());
            Draft draft = applications.renewed(written, definition, today);
            return Reading.of(obstacles(definition, draft, applications.writing(draft, today)),
                draft.party());
        });
    }

    private List<Violation> obstacles(Definition definition, Draft draft, Writing writing) {
        Optional<String> pending = definition.service().many() ? Optional.empty()
            : cases.open(draft.party(), draft.service(),
                Casework.matter(definition, draft.facts(), draft.id()));
        return pending.map(no -> List.of(Violation.of("already-pending", "", no)))
            .orElseGet(() -> writing.violations(true));
    }

    private Filed filed(Caller caller, Draft draft, Definition definition, Writing writing, Instant now,
            LocalDate today) {
        Service service = definition.service();
        Organ organ = competent(service, definition, draft, today);
        if (caller.isAssisting() && !organ.number().equals(Objects.requireNonNull(caller.post()).organ())) {
            throw Failure.invalid(List.of(Violation.of("counter-other-organ", "",
                Map.of("tr", organ.nameTr(), "en", organ.nameEn()))));
        }
        UUID id = Ids.next();
        String no = today.getYear() + "-" + cases.nextNumber();
        Map<String, Object> filing = new LinkedHashMap<>();
        filing.put("facts", draft.facts());
        filing.put("answers", writing.asked());
        filing.put("assessment", Filings.written(writing.assessment()));
        Map<String, Object> told = body(id, no, draft, definition, organ, today, filing);
        drafts.noticed(draft.id()).ifPresent(noticed -> told.put("notice", noticed.told()));
        if (service.isByOffice()) {
            told.put("channel", Counter.BY_OFFICE);
            told.put("opened", presence(caller, draft, today).toString());
        } else if (caller.isAssisting()) {
            told.put("channel", "counter");
            told.put("presence", presence(caller, draft, today).toString());
            told.put("declaration", "signed-summary");
        }
        Caller who = service.isByOffice() ? caller.byOffice() : caller;
        Act act = Act.of(now, who.actor().towards(organ.number()), CaseFold.FILED,
            caller.about(draft.party(), id), service.basis("filed"), "application", told);
        journal.append(act);
        CaseFold.Moved moved = new CaseFold(definition.interpreter()).apply(null, act);
        registers.concern(draft.party(), organ.number(), act.id());
        cases.add(moved.state(), filing, Casework.matter(definition, draft.facts(), id));
        attach(Answers.files(definition.form(), writing.asked()), id, organ.number());
        Matter.of(service, draft.facts()).filter(matter -> service.asksAboutReads())
            .ifPresent(matter -> reasons.ask(act, moved.state(), matter.entry()));
        effects.carryOut(moved, definition, act, filing);
        return new Filed(no, act.id(), false);
    }

    private UUID presence(Caller caller, Draft draft, LocalDate today) {
        return registers.presence(draft.party(), Objects.requireNonNull(caller.person()), today)
            .orElseThrow(Failure::notFound);
    }

    private static Map<String, Object> body(UUID id, String no, Draft draft, Definition definition,
            Organ organ, LocalDate today, Map<String, Object> filing) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("case", id.toString());
        body.put("no", no);
        body.put("service", draft.service());
        body.put("pack", definition.pack().version());
        body.put("party", draft.party().toString());
        body.put("organ", organ.number());
        body.put("authority", authority(definition.service(), organ));
        body.put("filedOn", today.toString());
        body.put("deadline", deadline(definition.service(), draft, today).toString());
        body.putAll(filing);
        return body;
    }

    private static LocalDate deadline(Service service, Draft draft, LocalDate today) {
        return Periods.end(service.period().counting(), today,
            Periods.decisionDays(Map.of("facts", draft.facts())));
    }

    private static String authority(Service service, Organ organ) {
        String governorate = organ.parent2();
        return service.competence().authority().equals("governorate") && governorate != null ? governorate
            : organ.number();
    }

    private Organ competent(Service service, Definition definition, Draft draft, LocalDate today) {
        Service.Competence competence = service.competence();
        Map<?, ?> kept = competence.keeperOf() != null
            && draft.facts().get(competence.keeperOf()) instanceof Map<?, ?> row
            ? row : Map.of();
        Object province = Situation.of(draft.facts(), definition.form(), draft.answers(), today)
            .value(competence.province());
        Object kind = Objects.requireNonNullElse(competence.kind(), String.valueOf(kept.get("keeper_kind")));
        Object named = competence.number() == null ? kept.get("keeper_organ") : competence.number();
        return (named instanceof String number ? organisation.organ(number, today)
            : organisation.inProvince(kind.toString(), String.valueOf(province), today))
            .orElseThrow(() -> Failure.invalid(List.of(Violation.of("no-competent-organ", ""))));
    }

    private void attach(List<Map<?, ?>> files, UUID caseId, String organ) {
        files.forEach(file -> uploads.belong(UUID.fromString(String.valueOf(file.get("id"))), caseId, organ));
    }
}
