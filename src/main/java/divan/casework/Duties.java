package divan.casework;

import divan.access.Access;
import divan.access.People;
import divan.casework.Results.Taking;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Turkish;
import divan.kernel.Violation;
import divan.organisation.Holder;
import divan.organisation.Organisation;
import divan.organisation.Post;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who works on a case. Whoever may review takes what is nobody's; one's own is handed over with a reason;
 * whoever may decide assigns any. An official who should not work on a case withdraws from it for ever
 * (recusal).
 */
@Component
public class Duties {
    static final String ASSIGNED = "case.assigned";
    static final String RECUSED = "case.recused";
    static final String NOTED = "case.noted";
    private static final String REVIEW = "review";
    private static final int LONGEST = 2000;

    /** Somebody to whom a case can be assigned; {@code id} stands for them in a form. */
    public record Candidate(Post post, UUID person, String name) {
        public String id() {
            return post.id() + " " + person;
        }
    }

    private record At(Cases.Stored stored, Definition definition, LocalDate today,
            Optional<Assignee> assignee) {
        CaseState state() {
            return stored.state();
        }
    }

    private final Cases cases;
    private final DutyRows rows;
    private final Definitions definitions;
    private final Standing standing;
    private final Organisation organisation;
    private final People people;
    private final Journal journal;
    private final Access access;

    Duties(Cases cases, DutyRows rows, Definitions definitions, Standing standing, Organisation organisation,
            People people, Journal journal, Access access) {
        this.cases = cases;
        this.rows = rows;
        this.definitions = definitions;
        this.standing = standing;
        this.organisation = organisation;
        this.people = people;
        this.journal = journal;
        this.access = access;
    }

    public Optional<Assignee> assignee(Caller caller, UUID caseId) {
        return access.as(caller, () -> rows.assignee(caseId));
    }

    /** Those of the organ who may review the case and whom nothing keeps from it. */
    public List<Candidate> candidates(Caller caller, String no) {
        return access.as(caller, () -> {
            At at = at(no);
            return organisation.holdersIn(at.state().organ(), at.today()).stream()
                .filter(holder -> eligible(at, holder.post().id(), holder.person()))
                .map(holder -> new Candidate(holder.post(), holder.person(), people.name(holder.person())))
                .toList();
        });
    }

    private boolean eligible(At at, String post, UUID person) {
        return standing.has(post, at.definition(), REVIEW, at.today())
            && standing.why(at.state(), person).isEmpty();
    }

    /** Whether the caller may give the case to whomever they choose. */
    public boolean directs(Caller caller, CaseState state) {
        return access.as(caller, () -> standing.signs(caller,
            definitions.of(state), today()));
    }

    /**
     * Assigns a case to somebody, the caller included.
     *
     * @param seen the act by which it was assigned as the caller saw it, or empty for nobody: two at once are
     * told
     * @param to {@link Candidate#id}
     */
    public Taking assign(Caller caller, String no, String seen, String to, String reason) {
        standing.guard(caller, no);
        return access.write(caller, () -> {
            At at = locked(no);
            if (!at.assignee().map(a -> a.madeBy().toString()).orElse("").equals(seen)) {
                throw Failure.conflict("assigned-meanwhile");
            }
            Optional<Holder> chosen = chosen(at, to);
            if (chosen.isEmpty()) {
                return invalid("required", "to");
            }
            mayAssign(caller, at, chosen.get());
            boolean taking = at.assignee().isEmpty() && chosen.get().person().equals(caller.person());
            if (!taking && reason.isBlank()) {
                return invalid("required", "reason");
            }
            return reason.length() > LONGEST ? invalid("too-long", "reason", LONGEST)
                : taken(at, assigned(at, caller, chosen.get(), reason.strip()));
        });
    }

    private Optional<Holder> chosen(At at, String to) {
        return organisation.holdersIn(at.state().organ(), at.today()).stream()
            .filter(holder -> (holder.post().id() + " " + holder.person()).equals(to))
            .filter(holder -> eligible(at, holder.post().id(), holder.person())).findFirst();
    }

    private void mayAssign(Caller caller, At at, Holder to) {
        boolean mine = at.assignee().filter(a -> !a.isAnothers(caller)).isPresent();
        boolean toMyself = to.person().equals(caller.person());
        boolean works = standing.has(caller, at.definition(), REVIEW, at.today());
        if (!(works && (mine || toMyself) || standing.signs(caller, at.definition(), at.today()))) {
            throw Failure.forbidden("not-yours-to-assign");
        }
    }

    private Act assigned(At at, Caller caller, @Nullable Holder to, String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        at.assignee().ifPresent(from -> body.put("from", Map.of("post", from.post(),
            "person", from.person().toString())));
        if (to != null) {
            body.put("to", Map.of("post", to.post().id(), "person", to.person().toString()));
        }
        body.put("reason", reason);
        return act(at, caller, ASSIGNED, body);
    }

    /** Withdraws the caller from a case for good; where somebody is named, the case goes to them. */
    public Taking recuse(Caller caller, String no, String reason, String to) {
        standing.guard(caller, no);
        return access.write(caller, () -> {
            At at = locked(no);
            if (reason.isBlank() || reason.length() > LONGEST) {
                return reason.isBlank() ? invalid("required", "reason")
                    : invalid("too-long", "reason", LONGEST);
            }
            Optional<Holder> next = chosen(at, to).filter(h -> !h.person().equals(caller.person()));
            if (!to.isEmpty() && next.isEmpty()) {
                return invalid("required", "to");
            }
            boolean passesOn = at.assignee().isEmpty()
                || at.assignee().filter(a -> a.person().equals(caller.person())).isPresent();
            Taking taken = taken(at, act(at, caller, RECUSED,
                new LinkedHashMap<>(Map.of("reason", reason.strip()))));
            next.filter(h -> passesOn).ifPresent(h -> taken(at, assigned(at, caller, h, "")));
            return taken;
        });
    }

    /**
     * A note for whoever works on the case in this organ; the act is about the case and not shown to the
     * applicant.
     */
    public Taking note(Caller caller, String no, String text) {
        standing.guard(caller, no);
        return access.write(caller, () -> {
            At at = at(no);
            if (text.isBlank() || text.length() > LONGEST) {
                return text.isBlank() ? invalid("required", "note") : invalid("too-long", "note", LONGEST);
            }
            return taken(at, act(at, caller, NOTED, new LinkedHashMap<>(Map.of("note", text.strip()))));
        });
    }

    private At locked(String no) {
        At at = at(no);
        if (at.state().tasks().isEmpty()) {
            throw Failure.conflict("case-closed");
        }
        rows.lock(at.state().id());
        return at(no);
    }

    private At at(String no) {
        Cases.Stored stored = cases.find(no).orElseThrow(Failure::notFound);
        CaseState state = stored.state();
        return new At(stored, definitions.of(state), today(),
            rows.assignee(state.id()));
    }

    private Act act(At at, Caller caller, String type, Map<String, Object> body) {
        body.put("no", at.state().no());
        return Act.of(access.now(), caller.actor(), type, List.of(at.state().id()), List.of(),
            "casework", body);
    }

    private Taking taken(At at, Act act) {
        journal.append(act);
        rows.follow(act, at.state().id(), at.state().organ());
        return new Taking.Taken(at.state().no(), act.id());
    }

    private static Taking invalid(String code, String field, Object... args) {
        return new Taking.Invalid(List.of(Violation.of(code, field, args)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(access.now(), Turkish.ZONE);
    }
}
