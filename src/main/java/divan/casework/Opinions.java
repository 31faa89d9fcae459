package divan.casework;

import divan.access.Access;
import divan.access.Purpose;
import divan.access.Reading;
import divan.casework.Results.Taking;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.policy.Relation;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opinions asked of other organs. Whoever is asked reads the question and what is attached to it, not the
 * case. An opinion that is awaited is shown beside the decision and does not keep it waiting.
 */
@Component
public class Opinions {
    static final String ASKED = "case.opinion-asked";
    static final String GIVEN = "case.opinion-given";
    private static final int LONGEST = 6000;

    /** A question as the organ that is asked sees it. */
    public record Opened(Opinion opinion, List<Upload> attached) {
    }

    private final Cases cases;
    private final OpinionRows rows;
    private final Uploads uploads;
    private final Definitions definitions;
    private final Standing standing;
    private final Organisation organisation;
    private final Journal journal;
    private final Access access;

    Opinions(Cases cases, OpinionRows rows, Uploads uploads, Definitions definitions, Standing standing,
            Organisation organisation, Journal journal, Access access) {
        this.cases = cases;
        this.rows = rows;
        this.uploads = uploads;
        this.definitions = definitions;
        this.standing = standing;
        this.organisation = organisation;
        this.journal = journal;
        this.access = access;
    }

    /** Organs in which somebody works today, the caller's own left out. */
    public List<Organ> organs(Caller caller) {
        String own = Objects.requireNonNull(caller.post()).organ();
        return organisation.staffed(today()).stream().filter(organ -> !organ.number().equals(own)).toList();
    }

    /**
     * Asks an organ about a case until a day.
     *
     * @param due as typed; a day after today
     * @param attached ids of files of the case
     */
    public Taking ask(Caller caller, String no, String organ, String question, @Nullable String due,
            List<String> attached) {
        standing.guard(caller, no);
        return access.write(caller, () -> {
            CaseState state = cases.find(no).orElseThrow(Failure::notFound).state();
            mayAsk(caller, state);
            LocalDate day = due == null ? null : Answers.date(due).orElse(null);
            List<Violation> wrong = wrong(caller, organ, question, day);
            List<String> files = rows.files(state.id()).stream().map(upload -> upload.id().toString())
                .filter(attached::contains).toList();
            if (!wrong.isEmpty() || day == null) {
                return new Taking.Invalid(wrong);
            }
            Map<String, Object> body = new LinkedHashMap<>(Map.of("opinion", Ids.next().toString(), "no", no,
                "organ", organ, "question", question.strip(), "due", day.toString(), "attached", files));
            Act act = Act.of(access.now(), caller.actor(), ASKED, List.of(state.id()), List.of(),
                "casework", body);
            journal.append(act);
            rows.follow(act, state);
            return new Taking.Taken(no, act.id());
        });
    }

    private void mayAsk(Caller caller, CaseState state) {
        Definition definition = definitions.of(state);
        if (state.tasks().isEmpty()) {
            throw Failure.conflict("case-closed");
        }
        if (!standing.has(caller, definition, "review", today())) {
            throw Failure.forbidden("not-yours-to-ask");
        }
        standing.mayWork(caller, state, definition, today());
    }

    private List<Violation> wrong(Caller caller, String organ, String question, @Nullable LocalDate due) {
        List<Violation> wrong = new ArrayList<>();
        if (organs(caller).stream().noneMatch(o -> o.number().equals(organ))) {
            wrong.add(Violation.of("required", "organ"));
        }
        if (question.isBlank()) {
            wrong.add(Violation.of("required", "question"));
        } else if (question.length() > LONGEST) {
            wrong.add(Violation.of("too-long", "question", LONGEST));
        }
        if (due == null || !due.isAfter(today())) {
            wrong.add(due == null ? Violation.of("date", "due") : Violation.of("due-not-ahead", "due"));
        }
        return wrong;
    }

    /** The questions about a case and their answers, for the organ whose case it is. */
    List<Opinion> of(Caller caller, UUID caseId) {
        return access.as(caller, () -> rows.of(caseId));
    }

    List<Upload> files(Caller caller, UUID caseId) {
        return access.as(caller, () -> rows.files(caseId));
    }

    /** What is asked of the caller's organ and not answered yet, due first. */
    public List<Opinion> awaited(Caller caller) {
        String organ = Objects.requireNonNull(caller.post()).organ();
        return access.as(caller, () -> rows.awaited(organ));
    }

    /** Opens a question as somebody of the organ that is asked; the act of reading is committed first. */
    public Opened open(Caller caller, UUID id) {
        standing.guard(caller, access.as(caller, () -> asked(caller, id)));
        return access.read(caller, Purpose.CASEWORK, "opinion", Relation.ASKED, () -> {
            Opinion opinion = asked(caller, id);
            return Reading.of(new Opened(opinion, rows.attached(id)), opinion.party(), opinion.caseId());
        });
    }

    private Opinion asked(Caller caller, UUID id) {
        String organ = Objects.requireNonNull(caller.post()).organ();
        return rows.find(id).filter(o -> o.askedOrgan().equals(organ)).orElseThrow(Failure::notFound);
    }

    /** A file attached to a question, for the organ that is asked. */
    public Opened file(Caller caller, UUID id, UUID upload) {
        Opened opened = open(caller, id);
        return new Opened(opened.opinion(), opened.attached().stream().filter(u -> u.id().equals(upload))
            .toList());
    }

    byte[] bytes(Caller caller, UUID upload) {
        return access.as(caller, () -> uploads.bytes(upload));
    }

    /** Answers in the name of the organ that is asked. An answer stands; nobody answers twice. */
    public Taking give(Caller caller, UUID id, String answer) {
        standing.guard(caller, access.as(caller, () -> asked(caller, id)));
        return access.write(caller, () -> {
            Opinion opinion = asked(caller, id);
            if (answer.isBlank() || answer.length() > LONGEST) {
                return new Taking.Invalid(List.of(answer.isBlank() ? Violation.of("required", "answer")
                    : Violation.of("too-long", "answer", LONGEST)));
            }
            Act act = Act.of(access.now(), caller.actor(), GIVEN, List.of(opinion.caseId()), List.of(),
                "casework", Map.of("opinion", id.toString(), "no", opinion.no(), "answer", answer.strip()));
            journal.append(act);
            if (!rows.given(act)) {
                throw Failure.conflict("opinion-given");
            }
            return new Taking.Taken(opinion.no(), act.id());
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(access.now(), Turkish.ZONE);
    }
}
