package divan.casework;

import divan.casework.Results.Taking;
import divan.catalogue.Period;
import divan.journal.Act;
import divan.kernel.Failure;
import divan.kernel.Violation;
import divan.web.Caller;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What officials do with the time to decide: extend it before it ends, let it stand still and go on, each by
 * an act that says why, on which provision, and what the last day is then. The process of the case must await
 * it, so a case that began before its service knew of it goes on as it was. The applicant is told by a
 * message.
 */
@Component
public class TimeToDecide {
    private static final int LONGEST = 2000;
    private static final String REASON = "reason";
    private static final String UNTIL = "until";

    /**
     * What can be done now.
     *
     * @param latest to which day the time may be extended; null where it may not
     * @param why it cannot be extended although the service knows of it: a code; empty otherwise
     * @param pauses by which it may stand still
     * @param resumes whether it stands still and may go on
     */
    public record Choices(@Nullable LocalDate latest, String why, List<Period.Pause> pauses,
            boolean resumes) {
        public boolean any() {
            return latest != null || !why.isEmpty() || !pauses.isEmpty() || resumes;
        }
    }

    private final Decisions decisions;
    private final Moves moves;

    TimeToDecide(Decisions decisions, Moves moves) {
        this.decisions = decisions;
        this.moves = moves;
    }

    Choices choices(CaseState state, Map<String, Object> filing, LocalDate today) {
        Period period = moves.definition(state).service().period();
        Period.Extension extension = period.extension();
        if (!state.isOpen()) {
            return new Choices(null, "", List.of(), false);
        }
        CaseFold fold = moves.fold(state);
        String why = extension == null ? "" : obstacle(fold, state, today).orElse("");
        return new Choices(extension == null || !why.isEmpty() ? null
            : Periods.latest(period, extension, state, filing), why,
            fold.awaits(state, CaseFold.PAUSED) ? period.pauses() : List.of(),
            fold.awaits(state, CaseFold.RESUMED));
    }

    /** Why the time cannot be extended now. */
    private static Optional<String> obstacle(CaseFold fold, CaseState state, LocalDate today) {
        if (!state.pause().isEmpty()) {
            return Optional.of("paused-now");
        }
        if (state.deadlinePassed() || today.isAfter(state.deadline())) {
            return Optional.of("period-over");
        }
        if (!state.extension().isEmpty()) {
            return Optional.of("extended-already");
        }
        return fold.awaits(state, CaseFold.EXTENDED) ? Optional.empty() : Optional.of("not-extendable");
    }

    /**
     * Extends the time, once, before it ends.
     *
     * @param until the new last day, ISO 8601; empty for the latest that is allowed
     */
    public Taking extend(Caller caller, String no, int version, String until, String why) {
        return decisions.step(caller, no, version, state -> task(extension(state).function()), (at, task) -> {
            CaseState state = at.stored().state();
            Period.Extension extension = extension(state);
            obstacle(moves.fold(state), state, at.today()).ifPresent(code -> {
                throw Failure.conflict(code, state.deadline());
            });
            Period period = at.definition().service().period();
            LocalDate latest = Periods.latest(period, extension, state, at.filing());
            LocalDate day = until.isBlank() ? latest : Answers.date(until.strip()).orElse(LocalDate.MIN);
            if (!day.isAfter(state.deadline()) || day.isAfter(latest)) {
                return List.of(Violation.of("extension-until", UNTIL, state.deadline(), latest)
                    .citing(extension.provision()));
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("from", state.deadline().toString());
            body.put("deadline", Periods.moved(period.counting(), day).toString());
            return act(at, caller, CaseFold.EXTENDED, extension.provision(), why, body);
        });
    }

    private Period.Extension extension(CaseState state) {
        Period.Extension extension = moves.definition(state).service().period().extension();
        if (extension == null) {
            throw Failure.conflict("not-extendable", state.deadline());
        }
        return extension;
    }

    /**
     * Lets the time stand still.
     *
     * @param id of one of the service's pauses
     * @param until the day to which the end is postponed; empty for the other kinds
     */
    public Taking pause(Caller caller, String no, int version, String id, String until, String why) {
        return decisions.step(caller, no, version, state -> task(pausable(state, id).function()),
            (at, task) -> {
            CaseState state = at.stored().state();
            Period.Pause pause = pausable(state, id);
            Optional<LocalDate> day = Answers.date(until.strip());
            boolean postpones = pause.kind() == Period.Kind.POSTPONE;
            if (postpones && (day.isEmpty() || !day.get().isAfter(state.deadline()))) {
                return List.of(Violation.of("postponed-until", UNTIL, state.deadline())
                    .citing(pause.provision()));
            }
            Period period = at.definition().service().period();
            LocalDate end = postpones ? Periods.moved(period.counting(), day.orElseThrow())
                : state.deadline();
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("pause", pause.id());
            body.put("kind", pause.kind().code());
            body.put("provision", pause.provision());
            body.put("on", at.today().toString());
            body.put("from", state.deadline().toString());
            body.put("deadline", end.toString());
            if (pause.days() != null) {
                body.put(UNTIL, Periods.end(period.counting(), at.today(),
                    Filings.days(at.filing(), pause.days(), 0)).toString());
            } else if (postpones) {
                body.put(UNTIL, end.toString());
            }
            return act(at, caller, CaseFold.PAUSED, pause.provision(), why, body);
        });
    }

    private Period.Pause pausable(CaseState state, String id) {
        Period.Pause pause = moves.definition(state).service().period().pause(id);
        if (pause == null || !state.isOpen() || !moves.fold(state).awaits(state, CaseFold.PAUSED)) {
            throw Failure.conflict(state.pause().isEmpty() ? "not-pausable" : "paused-now");
        }
        return pause;
    }

    /** Lets the time go on. */
    public Taking resume(Caller caller, String no, int version, String why) {
        return decisions.step(caller, no, version, state -> task(paused(state).function()), (at, task) -> {
            CaseState state = at.stored().state();
            Period.Pause pause = paused(state);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("pause", pause.id());
            body.put("kind", pause.kind().code());
            body.put("since", state.pausedOn().toString());
            body.put("on", at.today().toString());
            body.put("from", state.deadline().toString());
            body.put("deadline", Periods.resumed(at.definition().service().period(), state, at.filing(),
                at.today()).toString());
            return act(at, caller, CaseFold.RESUMED, pause.provision(), why, body);
        });
    }

    private Period.Pause paused(CaseState state) {
        if (!state.isOpen() || state.pause().isEmpty()
                || !moves.fold(state).awaits(state, CaseFold.RESUMED)) {
            throw Failure.conflict("nothing-paused");
        }
        return Periods.pause(state, moves.definition(state).service().period());
    }

    /** What is done with the time as if it were a step of whoever may. */
    private static Task task(String function) {
        return new Task(0, "period", function);
    }

    private static Object act(Decisions.Moment at, Caller caller, String type, String provision, String why,
            Map<String, Object> body) {
        CaseState state = at.stored().state();
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST) {
            return List.of(reason.isEmpty() ? Violation.of("required", REASON)
                : Violation.of("too-long", REASON, LONGEST));
        }
        body.put("no", state.no());
        body.put("service", state.service());
        body.put(REASON, reason);
        return Act.of(at.now(), caller.actor(), type, List.of(state.party(), state.id()), List.of(provision),
            "casework", body);
    }
}
