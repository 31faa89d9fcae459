package divan.casework;

import divan.access.Access;
import divan.casework.DocumentRequest.Item;
import divan.casework.Results.Taking;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Information or documents are missing: the applicant is told, and the examination waits (law 6458/21/3). The
 * official asks, the applicant brings files and says that they are complete, or why one cannot be brought;
 * what follows if they never do is said beforehand and is an act too ({@link Timed}).
 */
@Component
public class MissingDocuments {
    static final String PROVISION = "6458/21/3";
    private static final String STEP = "review";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 2000;
    private static final int MOST = 20;
    private static final List<String> KINDS = List.of("pdf", "jpeg", "png");

    private final Decisions decisions;
    private final Applications applications;
    private final Moves moves;
    private final Brought brought;
    private final HandingIn handingIn;
    private final Access access;

    MissingDocuments(Decisions decisions, Applications applications, Moves moves, Brought brought,
            HandingIn handingIn, Access access) {
        this.decisions = decisions;
        this.applications = applications;
        this.moves = moves;
        this.brought = brought;
        this.handingIn = handingIn;
        this.access = access;
    }

    /** Whether the process of this case, as it stands, lets an official ask. */
    boolean canAsk(CaseState state) {
        return state.isOpen() && state.tasks().stream().anyMatch(task -> task.element().equals(STEP))
            && moves.fold(state).awaits(state, CaseFold.DOCUMENTS_ASKED);
    }

    /**
     * Asks the applicant for documents.
     *
     * @param listed ids of the service's list
     * @param inWords documents in the official's own words
     */
    public Taking ask(Caller caller, String no, int version, List<String> listed, List<String> inWords,
            String explanation) {
        List<String> others = inWords.stream().map(String::strip).filter(words -> !words.isEmpty()).toList();
        String note = explanation.strip();
        return decisions.step(caller, no, version, STEP, (at, task) -> {
            if (!canAsk(at.stored().state())) {
                throw Failure.conflict("not-in-this-process");
            }
            List<Violation> wrong = wrong(at.definition(), listed, others, note);
            return wrong.isEmpty() ? asked(at, caller, items(listed, others), note) : wrong;
        });
    }

    private static List<Violation> wrong(Definition definition, List<String> listed, List<String> others,
            String note) {
        List<Violation> wrong = new ArrayList<>();
        if (listed.isEmpty() && others.isEmpty()) {
            wrong.add(Violation.of("documents-required", "documents"));
        }
        List<String> known = definition.service().documents().stream().map(d -> d.id()).toList();
        if (!known.containsAll(listed) || listed.size() + others.size() > MOST) {
            wrong.add(Violation.of("choice", "documents"));
        }
        if (others.stream().anyMatch(other -> other.length() > LONGEST_NAME)) {
            wrong.add(Violation.of("too-long", "others", LONGEST_NAME));
        }
        if (note.length() > LONGEST_NOTE) {
            wrong.add(Violation.of("too-long", "note", LONGEST_NOTE));
        }
        return wrong;
    }

    private static List<Item> items(List<String> listed, List<String> others) {
        List<Item> items = new ArrayList<>();
        listed.stream().distinct().forEach(id -> items.add(new Item(id, "")));
        others.forEach(words -> items.add(new Item("", words)));
        return items;
    }

    private static Act asked(Decisions.Moment at, Caller caller, List<Item> items, String note) {
        CaseState state = at.stored().state();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("no", state.no());
        body.put("service", state.service());
        body.putAll(DocumentRequest.asked(items, note, at.today(), at.filing()).body());
        return Act.of(at.now(), caller.actor(), CaseFold.DOCUMENTS_ASKED, List.of(state.party(), state.id()),
            at.definition().service().askedBasis(), "casework", body);
    }

    /**
     * Whether an official may take back what was asked for; the process that the case began with must know
     * it.
     */
    boolean canCancel(CaseState state) {
        return state.isOpen() && moves.fold(state).awaits(state, CaseFold.DOCUMENTS_CANCELLED);
    }

    /**
     * Takes a request back: the documents are not needed. The clock goes on, and what was brought and not
     * handed in is forgotten unseen.
     *
     * @param why told to the applicant
     */
    public Taking cancel(Caller caller, String no, int version, String why) {
        String reason = why.strip();
        return decisions.step(caller, no, version, this::awaited, (at, task) -> {
            CaseState state = at.stored().state();
            if (reason.isEmpty() || reason.length() > LONGEST_NOTE) {
                return List.of(reason.isEmpty() ? Violation.of("required", "reason")
                    : Violation.of("too-long", "reason", LONGEST_NOTE));
            }
            access.asSystem(() -> {
                handingIn.forget(state);
                return true;
            });
            return Act.of(at.now(), caller.actor(), CaseFold.DOCUMENTS_CANCELLED,
                List.of(state.party(), state.id()), at.definition().service().askedBasis(), "casework",
                handingIn.cancelled(state, at.today(), reason));
        });
    }

    /** The waiting as if it were a step of whoever may review. */
    private Task awaited(CaseState state) {
        if (!canCancel(state)) {
            throw Failure.conflict("nothing-to-cancel");
        }
        return new Task(0, "documents", moves.definition(state).service().functions().getOrDefault(STEP, ""));
    }

    /** What the applicant has brought so far; empty for anybody else. */
    public List<BroughtFile> brought(Caller caller, CaseState state) {
        return access.as(caller, () -> brought.of(state.id()));
    }

    /**
     * Keeps a file for one of the documents asked for; nobody else sees it before it is handed in.
     *
     * @param item which document, from 0
     * @throws Failure INVALID or TOO_LARGE for a file of a wrong kind or size, CONFLICT where nothing is
     * awaited
     */
    public Upload bring(Caller caller, String no, int item, String name, byte[] bytes) {
        access.as(caller, () -> place(caller, no, item));
        Upload upload = applications.keep(caller, name, bytes, KINDS, 10, "item-" + item);
        try {
            return access.as(caller, () -> {
                CaseState state = place(caller, no, item);
                brought.add(upload, state.id(), state.party(), item);
                return upload;
            });
        } catch (Failure meanwhile) {
            applications.forget(upload.id());
            throw meanwhile;
        }
    }

    /**
     * The caller's case where a file for this document has its place; asked before a file is looked at and
     * after.
     */
    private CaseState place(Caller caller, String no, int item) {
        CaseState state = awaiting(caller, no);
        if (item < 0 || item >= DocumentRequest.of(state.asked()).documents().size()) {
            throw Failure.notFound();
        }
        if (brought.of(state.id()).size() >= MOST) {
            throw Failure.invalid(List.of(Violation.of("too-many-files", "item-" + item, MOST)));
        }
        return state;
    }

    /** Takes back a file that was not handed in yet. */
    public void takeBack(Caller caller, String no, UUID upload) {
        access.as(caller, () -> {
            awaiting(caller, no);
            if (!brought.forget(upload)) {
                throw Failure.notFound();
            }
            return true;
        });
        applications.forget(upload);
    }

    /**
     * The applicant says that all is there.
     *
     * @param why something could not be brought; required where a document has no file
     */
    public Taking supply(Caller caller, String no, String why) {
        String statement = why.strip();
        return access.write(caller, () -> {
            CaseState state = awaiting(caller, no);
            List<Violation> wrong = missing(state, statement);
            if (!wrong.isEmpty()) {
                return new Taking.Invalid(wrong);
            }
            Instant now = access.now();
            Act act = Act.of(now, caller.actor().towards(state.organ()),
                CaseFold.DOCUMENTS_SUPPLIED, caller.about(state.party(), state.id()), basis(state),
                "application", handingIn.body(state, Applications.day(now), statement));
            return new Taking.Taken(moves.move(moves.locked(no), act).no(), act.id());
        });
    }

    private List<String> basis(CaseState state) {
        return moves.definition(state).service().askedBasis();
    }

    private List<Violation> missing(CaseState state, String statement) {
        if (statement.length() > LONGEST_NOTE) {
            return List.of(Violation.of("too-long", "statement", LONGEST_NOTE));
        }
        List<Integer> given = brought.of(state.id()).stream().map(BroughtFile::item).toList();
        return statement.isBlank() ? IntStream.range(0, DocumentRequest.of(state.asked()).documents().size())
            .filter(item -> !given.contains(item))
            .mapToObj(item -> Violation.of("not-brought", "item-" + item, item + 1)
                .citing(basis(state).getFirst()))
            .toList() : List.of();
    }

    /** The caller's own case, locked, while documents are awaited. */
    private CaseState awaiting(Caller caller, String no) {
        Applications.party(caller);
        CaseState state = moves.locked(no).state();
        if (!moves.fold(state).awaits(state, CaseFold.DOCUMENTS_SUPPLIED)) {
            throw Failure.conflict("nothing-awaited");
        }
        return state;
    }
}
