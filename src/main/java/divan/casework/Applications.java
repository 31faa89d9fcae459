package divan.casework;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.catalogue.Notice;
import divan.catalogue.Service;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Sha;
import divan.kernel.Violation;
import divan.scanning.Scanner;
import divan.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applications being written: begun, answered page by page, left and taken up again, checked, filed once. The
 * form and rules are those of the pack's version at the beginning; the registers are read again when the
 * application is filed.
 */
@Component
public class Applications {
    private final Drafts drafts;
    private final Uploads uploads;
    private final Definitions definitions;
    private final Facts facts;
    private final Rules rules;
    private final Access access;
    private final Scanner scanner;

    Applications(Drafts drafts, Uploads uploads, Definitions definitions, Facts facts, Rules rules,
            Access access, Scanner scanner) {
        this.drafts = drafts;
        this.uploads = uploads;
        this.definitions = definitions;
        this.facts = facts;
        this.rules = rules;
        this.access = access;
        this.scanner = scanner;
    }

    /**
     * Begins, or takes up the draft that is there already. What the registers know is read now, by an act.
     */
    public UUID begin(Caller caller, String serviceId) {
        return begin(caller, serviceId, null);
    }

    /**
     * Begins an application about something.
     *
     * @param matter what it is about; null where the service is not for that
     * @throws Failure NOT_FOUND where no such row stands about the caller, INVALID where the service
     *         wants to know what the application is about, ASSURANCE where it wants to know more surely who
     *         applies
     */
    public UUID begin(Caller caller, String serviceId, @Nullable Matter matter) {
        UUID party = party(caller);
        Definition definition = definitions.inForce(serviceId);
        caller.mustReach(definition.service().assurance());
        mayApply(caller, definition.service());
        require(definition, matter);
        return access.read(caller, Purpose.OWN, "registers", () -> {
            UUID known = drafts.of(party).stream().filter(d -> d.service().equals(serviceId)
                && d.pack().equals(definition.pack().version())
                && Matter.of(definition.service(), d.facts()).equals(Optional.ofNullable(matter)))
                .map(Draft::id).findFirst().orElse(null);
            return known != null ? new Reading<>(known, List.of())
                : Reading.of(fresh(caller, party, definition, matter), party);
        });
    }

    /**
     * Whether the caller may apply for the party: for themselves always, for another where the service may be
     * done for others by such a mandate, and theirs reaches it.
     *
     * @throws Failure FORBIDDEN where not
     */
    static void mayApply(Caller caller, Service service) {
        String inPerson = service.inPerson();
        if (inPerson != null && !caller.isAssisting()) {
            throw new Failure(Failure.Kind.FORBIDDEN, Violation.of("in-person", "").citing(inPerson));
        }
        if (service.isByOffice()) {
            if (!caller.isAssisting() || !mayOpen(caller, service)) {
                throw Failure.forbidden("by-office-only");
            }
        } else if (caller.isAssisting() && !service.isAtCounters()) {
            throw Failure.forbidden("not-at-counters");
        }
        Caller.Behalf behalf = caller.behalf();
        if (behalf != null && !(service.forOthers().contains(behalf.kind())
                && behalf.reaches(service.id()))) {
            throw Failure.forbidden(service.forOthers().contains(behalf.kind()) ? "not-in-mandate"
                : "never-for-others", behalf.name());
        }
    }

    /** What is opened by office nobody applies for; whoever may review it opens it. */
    static boolean mayOpen(Caller caller, Service service) {
        return service.isByOffice() && caller.may(String.valueOf(service.functions().get("review")));
    }

    private static void require(Definition definition, @Nullable Matter matter) {
        if (definition.service().about().isPresent() && matter == null) {
            throw Failure.invalid(List.of(Violation.of("about-what", "about")));
        }
        if (definition.service().about().isEmpty() && matter != null) {
            throw Failure.notFound();
        }
    }

    private UUID fresh(Caller caller, UUID party, Definition definition, @Nullable Matter matter) {
        Instant now = access.now();
        Map<String, @Nullable Object> known = facts.gather(definition.service(), party, day(now), matter);
        if (matter != null && Matter.of(definition.service(), known).isEmpty()) {
            throw Failure.notFound();
        }
        UUID person = java.util.Objects.requireNonNull(caller.person());
        Draft draft = new Draft(Ids.next(), party, person, definition.service().id(),
            definition.pack().version(), present(known), prefilled(definition, known, day(now)), 1, null,
            now, now);
        drafts.add(draft);
        return draft.id();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> present(Map<String, ? extends @Nullable Object> map) {
        return (Map<String, Object>) map;
    }

    /** Questions that a register can answer are filled with what it knows, for the person to correct. */
    private static Map<String, Object> prefilled(Definition definition, Map<String, ?> known, LocalDate day) {
        Situation situation = Situation.of(known, definition.form(), Map.of(), day);
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Question question : definition.form().questions()) {
            String from = question.knownFrom();
            if (from != null && question.type() != Question.Type.SHOWN) {
                Object value = situation.value(from);
                if (value != null) {
                    answers.put(question.id(), Answers.kept(value));
                }
            }
        }
        return answers;
    }

    /** The draft with its form and what the rules say of it so far. Not found where it is somebody else's. */
    public Writing open(Caller caller, UUID id) {
        Draft draft = access.as(caller, () -> drafts.find(id).orElseThrow(Failure::notFound));
        return writing(draft, day(access.now()));
    }

    /**
     * As whom somebody writes a draft: themselves, or an official for whoever stands before them.
     *
     * @throws Failure NOT_FOUND where it is no draft that the official writes today
     */
    Caller writer(Caller caller, UUID id) {
        return caller.isOfficial() ? caller.assisting(access.as(caller, () -> drafts.find(id)
            .orElseThrow(Failure::notFound)).party()) : caller;
    }

    /** Remembers that the service's information notice was shown to whoever writes this. */
    public void noticed(Caller caller, Writing writing) {
        Notice notice = writing.service().notice();
        if (notice != null) {
            access.as(caller, () -> {
                drafts.notice(writing.draft().id(), new Drafts.Noticed(notice.version(), access.now()));
                return true;
            });
        }
    }

    /**
     * Whether nothing stands in the way of asking: the notice, where there is one, has been shown (6698/10).
     */
    public boolean isNoticed(Caller caller, Writing writing) {
        Notice notice = writing.service().notice();
        return notice == null || access.as(caller, () -> drafts.noticed(writing.draft().id()))
            .filter(shown -> shown.version() == notice.version()).isPresent();
    }

    Writing writing(Draft draft, LocalDate day) {
        Definition definition = definitions.pinned(draft.service(), draft.pack());
        Situation situation = Situation.of(draft.facts(), definition.form(),
            readable(definition, draft.answers()), day);
        Assessment assessment = rules.assess(definition, situation);
        return new Writing(draft, definition.service(), definition.form(), situation, assessment);
    }

    /** Drafts not yet filed. */
    public List<Draft> mine(Caller caller) {
        return caller.party() == null ? List.of() : access.as(caller, () -> drafts.of(party(caller)));
    }

    /**
     * Answers one page. Whatever was written is kept, also where it is not yet right, so that nothing is
     * typed twice.
     *
     * @return what is not right on this page
     */
    public List<Violation> answer(Caller caller, UUID id, Form.Page page,
            Map<String, @Nullable Object> given) {
        return access.as(caller, () -> {
            Draft draft = drafts.lock(id).orElseThrow(Failure::notFound);
            if (draft.filedAs() != null) {
                throw Failure.conflict("already-filed", draft.filedAs());
            }
            Map<String, Object> answers = new LinkedHashMap<>(draft.answers());
            given.forEach((question, value) -> {
                forget(without(answers.get(question), value));
                if (value == null) {
                    answers.remove(question);
                } else {
                    answers.put(question, value);
                }
            });
            drafts.answer(id, answers, access.now());
            Definition definition = definitions.pinned(draft.service(), draft.pack());
            Situation situation = Situation.of(draft.facts(), definition.form(),
                readable(definition, answers), day(access.now()));
            return AnswerCheck.check(page.questions(), answers, situation);
        });
    }

    /** Answers that are what they should be; the others would only confuse a rule. */
    static Map<String, Object> readable(Definition definition, Map<String, Object> answers) {
        Map<String, Object> good = new LinkedHashMap<>(answers);
        for (Question question : definition.form().questions()) {
            Object answer = answers.get(question.id());
            if (answer != null && !AnswerType.wrong(question, question.id(), answer).isEmpty()) {
                good.remove(question.id());
            }
        }
        return good;
    }

    /** Whether files are scanned for malware before they are kept. */
    public boolean scans() {
        return scanner.isOn();
    }

    /** Nothing of a file is kept that a scanner does not call clean. */
    private void scan(byte[] bytes, String field) {
        switch (scanner.scan(bytes)) {
            case divan.scanning.Verdict.Clean _ -> {
            }
            case divan.scanning.Verdict.Infected _ ->
                throw Failure.invalid(List.of(Violation.of("infected", field)));
            case divan.scanning.Verdict.Away _ ->
                throw new Failure(Failure.Kind.UNAVAILABLE, Violation.of("scanner-away", field));
        }
    }

    /** Keeps a file for a question; its kind is what its content says. */
    public Upload keep(Caller caller, String name, byte[] bytes, List<String> kinds, int maxMegabytes,
            String field) {
        if (bytes.length > maxMegabytes * 1_000_000L) {
            throw new Failure(Failure.Kind.TOO_LARGE, Violation.of("too-large", field, maxMegabytes));
        }
        String kind = FileKind.of(bytes).filter(kinds::contains)
            .orElseThrow(() -> Failure.invalid(List.of(Violation.of("kind", field,
                String.join(", ", kinds).toUpperCase(java.util.Locale.ROOT)))));
        scan(bytes, field);
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\"<>]", "");
        Upload upload = new Upload(Ids.next(), clean.length() > 120 ? clean.substring(0, 120) : clean, kind,
            bytes.length, Sha.hex(bytes));
        access.as(caller, () -> {
            uploads.add(upload, party(caller), bytes, access.now());
            return true;
        });
        return upload;
    }

    public void drop(Caller caller, UUID id) {
        access.as(caller, () -> {
            Draft draft = drafts.lock(id).orElseThrow(Failure::notFound);
            if (draft.filedAs() == null) {
                forget(Answers.files(definitions.pinned(draft.service(), draft.pack()).form(),
                    draft.answers()));
                drafts.drop(id);
            }
            return true;
        });
    }

    /** Files that one answer had and the next has no more. */
    private static List<Map<?, ?>> without(@Nullable Object before, @Nullable Object after) {
        List<Object> kept = Answers.files(after).stream().<Object>map(file -> file.get("id")).toList();
        return Answers.files(before).stream().filter(file -> !kept.contains(file.get("id"))).toList();
    }

    /**
     * What was uploaded for a draft goes with it; as the system, which sees whether others gave the same
     * bytes.
     */
    private void forget(List<Map<?, ?>> files) {
        files.forEach(file -> forget(UUID.fromString(String.valueOf(file.get("id")))));
    }

    /** A file that belongs to no case goes. */
    void forget(UUID upload) {
        access.asSystem(() -> {
            uploads.drop(upload);
            return true;
        });
    }

    Draft whole(Caller caller, Definition definition, Map<String, Object> answers) {
        return whole(caller, definition, answers, null);
    }

    /** A draft that nobody will see: an application that came whole, through the API. */
    Draft whole(Caller caller, Definition definition, Map<String, Object> answers, @Nullable Matter matter) {
        Instant now = access.now();
        UUID party = party(caller);
        mayApply(caller, definition.service());
        require(definition, matter);
        Map<String, @Nullable Object> known = facts.gather(definition.service(), party, day(now), matter);
        Map<String, Object> all = prefilled(definition, known, day(now));
        all.putAll(answers);
        return new Draft(Ids.next(), party, java.util.Objects.requireNonNull(caller.person()),
            definition.service().id(), definition.pack().version(), present(known), all, 1, null, now, now);
    }

    /** The draft as it is filed: with what the registers know now. */
    Draft renewed(Draft draft, Definition definition, LocalDate day) {
        Map<String, @Nullable Object> known = facts.gather(definition.service(), draft.party(), day,
            Matter.of(definition.service(), draft.facts()).orElse(null));
        return new Draft(draft.id(), draft.party(), draft.person(), draft.service(), draft.pack(),
            present(known), draft.answers(), draft.version(), draft.filedAs(), draft.created(),
            draft.changed());
    }

    static UUID party(Caller caller) {
        UUID party = caller.party();
        if (party == null) {
            throw Failure.forbidden("not-an-applicant");
        }
        return party;
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, divan.kernel.Turkish.ZONE);
    }
}
