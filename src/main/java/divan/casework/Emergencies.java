package divan.casework;

import divan.access.Access;
import divan.access.Purpose;
import divan.casework.Results.Taking;
import divan.documents.DocumentEntry;
import divan.documents.Documents;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.policy.Rulebook;
import divan.web.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opening in an emergency what the rules keep from an official: one case, for some minutes, with a reason.
 * The person is told, and whoever stands above the official looks at it within a day; where they do not, it
 * goes one higher. Nobody opens a case of their own or of a relative, nor one from which they withdrew.
 */
@Component
public class Emergencies {
    static final String OPENED = "access.opened-in-emergency";
    static final String REVIEWED = "access.emergency-reviewed";
    static final String MISSED = "access.emergency-review-missed";
    /** The controller keeps data from unlawful access, and inspects. */
    static final String SECURITY = "6698/12/1";
    static final String INSPECTION = "6698/12/3";
    private static final int SHORTEST = 20;
    private static final int LONGEST = 2000;
    private static final String MINUTES = "emergency.minutes";
    private static final String HOURS = "emergency.review-hours";
    /** Where no pack says anything. */
    private static final int MINUTES_ELSE = 30;
    private static final int HOURS_ELSE = 24;

    private final EmergencyRows rows;
    private final Superiors superiors;
    private final Cases cases;
    private final Casework casework;
    private final Standing standing;
    private final Uploads uploads;
    private final Documents documents;
    private final Parameters parameters;
    private final Journal journal;
    private final Access access;

    Emergencies(EmergencyRows rows, Superiors superiors, Cases cases, Casework casework, Standing standing,
            Uploads uploads, Documents documents, Parameters parameters, Journal journal, Access access) {
        this.rows = rows;
        this.superiors = superiors;
        this.cases = cases;
        this.casework = casework;
        this.standing = standing;
        this.uploads = uploads;
        this.documents = documents;
        this.parameters = parameters;
        this.journal = journal;
        this.access = access;
    }

    /** An open record: the case, and its letters. */
    record Opened(Emergency emergency, Casework.OpenCase open, List<DocumentEntry> documents) {
    }

    /**
     * Opens a case. What is open already is not opened again.
     *
     * @param reason {@link EmergencyReason#code}
     * @param words why, for whoever looks at it afterwards and for the person
     * @return {@code no} of what was taken is the emergency's id
     * @throws Failure FORBIDDEN where something keeps them from the case, whatever the emergency; CONFLICT
     * where nobody stands above them
     */
    Taking open(Caller caller, String no, String reason, String words) {
        Optional<EmergencyReason> chosen = EmergencyReason.of(reason);
        Optional<CaseState> found = access.asSystem(() -> cases.find(no.strip())).map(Cases.Stored::state);
        List<Violation> wrong = wrong(no, chosen, words, found.isPresent());
        if (!wrong.isEmpty()) {
            return new Taking.Invalid(wrong);
        }
        CaseState state = found.orElseThrow();
        standing.bar(caller, state);
        if (standing.finds(caller, state)) {
            return new Taking.Invalid(List.of(Violation.of("emergency-not-needed", "no")));
        }
        Emergency asked = asked(caller, state, chosen.orElseThrow(), words.strip());
        return access.write(caller, () -> {
            Optional<Emergency> already = rows.open(state.id(), asked.person(), asked.opened());
            return already.isPresent()
                ? new Taking.Taken(already.get().id().toString(), Access.Written.NOTHING)
                : taken(caller, asked);
        });
    }

    private static List<Violation> wrong(String no, Optional<EmergencyReason> reason, String words,
            boolean known) {
        List<Violation> wrong = new ArrayList<>();
        if (no.isBlank() || !known) {
            wrong.add(Violation.of(no.isBlank() ? "required" : "emergency-no-case", "no"));
        }
        if (reason.isEmpty()) {
            wrong.add(Violation.of("required", "reason"));
        }
        if (words.strip().length() < SHORTEST) {
            wrong.add(Violation.of("emergency-words", "words", SHORTEST));
        } else if (words.length() > LONGEST) {
            wrong.add(Violation.of("too-long", "words", LONGEST));
        }
        return wrong;
    }

    private Emergency asked(Caller caller, CaseState state, EmergencyReason reason, String words) {
        Instant now = access.now();
        LocalDate today = LocalDate.ofInstant(now, Turkish.ZONE);
        UUID person = Objects.requireNonNull(caller.person());
        Caller.Post post = Objects.requireNonNull(caller.post());
        List<String> chain = superiors.chain(post.organ(), today);
        String awaits = superiors.nearest(chain, person, today)
            .orElseThrow(() -> Failure.conflict("emergency-no-superior"));
        return new Emergency(Ids.next(), state.id(), state.no(), state.service(), state.party(), person,
            post.id(), post.organ(), reason, words, now,
            now.plus(Duration.ofMinutes(parameters.number(MINUTES, today, 1, MINUTES_ELSE))), chain, awaits,
            now.plus(reviewing(today)), null, null);
    }

    private Taking taken(Caller caller, Emergency asked) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("emergency", asked.id().toString(),
            "no", asked.no(), "reason", asked.reason().code(), "words", asked.words()));
        body.put("until", asked.until().toString());
        body.put("chain", asked.chain());
        body.put("awaits", asked.awaits());
        body.put("due", String.valueOf(asked.due()));
        Act act = Act.of(asked.opened(), caller.actor(), OPENED, List.of(asked.party(), asked.caseId(),
            asked.id()), asked.reason().basis(), Purpose.EMERGENCY.code(), body);
        journal.append(act);
        rows.add(asked, act.id());
        return new Taking.Taken(asked.id().toString(), act.id());
    }

    private Duration reviewing(LocalDate day) {
        return Duration.ofHours(parameters.number(HOURS, day, 1, HOURS_ELSE));
    }

    /**
     * The record while it is open, by an act of reading.
     *
     * @throws Failure NOT_FOUND where it is nobody's or another's; CONFLICT once its time is over
     */
    Opened read(Caller caller, UUID id) {
        Emergency emergency = theirs(caller, id);
        return access.inEmergency(caller, id, emergency.reason().basis(),
            Rulebook.cases(emergency.service()), () -> casework.inEmergency(caller, emergency,
                open -> new Opened(emergency, open, documents.ofCase(emergency.caseId()))));
    }

    /** A file of the case. */
    Writable upload(Caller caller, UUID id, UUID upload) {
        Emergency emergency = theirs(caller, id);
        return file(caller, emergency, () -> {
            Upload found = uploads.find(upload, emergency.caseId()).orElseThrow(Failure::notFound);
            return new Writable(uploads.bytes(upload), FileKind.mediaType(found.kind()),
                upload + "." + found.kind());
        });
    }

    /** A letter of the case. */
    Writable document(Caller caller, UUID id, UUID document) {
        Emergency emergency = theirs(caller, id);
        return file(caller, emergency, () -> {
            DocumentEntry entry = documents.find(document)
                .filter(d -> emergency.caseId().equals(d.caseId()) && d.isSealed())
                .orElseThrow(Failure::notFound);
            return new Writable(documents.pdf(document), "application/pdf", entry.number() + ".pdf");
        });
    }

    /** A file on its way out. */
    record Writable(byte[] bytes, String mediaType, String name) {
    }

    private Writable file(Caller caller, Emergency emergency, java.util.function.Supplier<Writable> found) {
        return access.inEmergency(caller, emergency.id(), emergency.reason().basis(),
            Rulebook.cases(emergency.service()), () -> divan.access.Reading.of(found.get(),
                emergency.party(), emergency.caseId()));
    }

    private Emergency theirs(Caller caller, UUID id) {
        Emergency emergency = access.as(caller, () -> rows.find(id))
            .filter(e -> e.person().equals(caller.person())).orElseThrow(Failure::notFound);
        if (!emergency.isOpen(access.now())) {
            throw Failure.conflict("emergency-over");
        }
        return emergency;
    }

    Instant now() {
        return access.now();
    }

    /** What the caller opened, the newest first. */
    List<Emergency> own(Caller caller) {
        return access.as(caller, () -> rows.own(Objects.requireNonNull(caller.person()), 20));
    }

    /** What was opened in the caller's organ and in those below it; what waits comes first. */
    List<Emergency> all(Caller caller, int limit, int skip) {
        return access.as(caller, () -> rows.all(limit, skip));
    }

    /** How many the caller is to look at. */
    public long awaiting(Caller caller) {
        return !caller.may(Superiors.FUNCTION) ? 0 : access.as(caller, () -> rows.awaiting(
            Objects.requireNonNull(caller.post()).organ(), Objects.requireNonNull(caller.person())));
    }

    /**
     * The superior's verdict.
     *
     * @throws Failure NOT_FOUND where it is not theirs to give; CONFLICT where somebody gave one meanwhile
     */
    Taking review(Caller caller, UUID id, String verdict, String answer) {
        Emergency emergency = access.as(caller, () -> rows.find(id)).filter(e -> isFor(caller, e))
            .orElseThrow(Failure::notFound);
        List<Violation> wrong = new ArrayList<>();
        if (!List.of(Emergency.JUSTIFIED, Emergency.NOT_JUSTIFIED).contains(verdict)) {
            wrong.add(Violation.of("required", "verdict"));
        }
        if (answer.isBlank() || answer.length() > LONGEST) {
            wrong.add(answer.isBlank() ? Violation.of("required", "answer")
                : Violation.of("too-long", "answer", LONGEST));
        }
        return !wrong.isEmpty() ? new Taking.Invalid(wrong) : access.write(caller, () -> {
            Act act = told(emergency, caller.actor(), REVIEWED, Map.of("verdict", verdict, "answer",
                answer.strip()));
            if (!rows.reviewed(id, act)) {
                throw Failure.conflict("emergency-reviewed");
            }
            journal.append(act);
            return new Taking.Taken(emergency.no(), act.id());
        });
    }

    /** Whether it is theirs to look at: of their organ's turn, and not opened by themselves. */
    static boolean isFor(Caller caller, Emergency emergency) {
        return caller.may(Superiors.FUNCTION) && !emergency.person().equals(caller.person())
            && emergency.awaits().equals(Objects.requireNonNull(caller.post()).organ());
    }

    private Act told(Emergency emergency, Actor by, String type, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("emergency", emergency.id().toString(),
            "no", emergency.no()));
        body.putAll(more);
        return Act.of(access.now(), by, type, List.of(emergency.party(), emergency.caseId(), emergency.id()),
            List.of(INSPECTION), Purpose.EMERGENCY.code(), body);
    }

    /** What nobody looked at in time goes one higher, by an act; where nobody is higher it waits there. */
    int passDeadlines(Instant now) {
        return access.asSystem(() -> {
            List<Emergency> due = rows.due(now);
            due.forEach(emergency -> passOn(emergency, now));
            return due.size();
        });
    }

    private void passOn(Emergency emergency, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Turkish.ZONE);
        List<String> above = emergency.chain().subList(emergency.chain().indexOf(emergency.awaits()) + 1,
            emergency.chain().size());
        Optional<String> next = superiors.nearest(above, emergency.person(), today);
        @Nullable Instant due = next.isPresent() ? now.plus(reviewing(today)) : null;
        Map<String, Object> body = new LinkedHashMap<>(Map.of("missed", emergency.awaits(), "awaits",
            next.orElse(emergency.awaits())));
        body.put("due", Objects.toString(due, ""));
        journal.append(told(emergency, Actor.system(emergency.awaits()), MISSED, body));
        rows.passedOn(emergency.id(), next.orElse(emergency.awaits()), due);
    }
}
