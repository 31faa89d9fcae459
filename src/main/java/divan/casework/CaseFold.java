package divan.casework;

import divan.journal.Act;
import divan.process.Command;
import divan.process.Event;
import divan.process.Interpreter;
import divan.process.State;
import divan.process.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case's next state from its last one and an act: pure, the same in the transaction that appends the act
 * and in every replay. Automatic tasks are named, in order, for whoever appended the act to carry out; a
 * replay ignores them.
 */
final class CaseFold {
    /** The types of act that move a case. */
    static final String FILED = "case.filed";
    static final String PROPOSED = "case.proposed";
    static final String RETURNED = "case.returned";
    static final String DECIDED = "case.decided";
    static final String SERVED = "case.served";
    static final String CORRECTED = "case.corrected";
    /** An official did a step of the process that only asks for answers. */
    static final String RECORDED = "case.recorded";
    static final String STEP_LATE = "case.step-late";
    static final String DEADLINE_PASSED = "case.deadline-passed";
    static final String DOCUMENTS_ASKED = "case.documents-asked";
    static final String DOCUMENTS_SUPPLIED = "case.documents-supplied";
    static final String DOCUMENTS_CANCELLED = "case.documents-cancelled";
    static final String DOCUMENTS_REMINDED = "case.documents-reminded";
    static final String DOCUMENTS_LAPSED = "case.documents-lapsed";
    static final String REMOVED = "case.removed";
    static final String WITHDRAWN = "case.withdrawn";
    /** It goes on by another version of its service: the first act that is folded by that one. */
    static final String MIGRATED = "case.migrated";
    static final String PAUSED = "case.paused";
    static final String RESUMED = "case.resumed";
    static final String EXTENDED = "case.extended";
    static final String LAPSED = "case.lapsed";

    /** Acts by which a timer of the process goes off; the process names them ({@code divan:act}). */
    static final Set<String> TIMED = Set.of(DEADLINE_PASSED, STEP_LATE, DOCUMENTS_REMINDED,
        DOCUMENTS_LAPSED, REMOVED, LAPSED);
    /** Acts that are messages to the process, and their names there. */
    private static final Map<String, String> MESSAGES = Map.of(DOCUMENTS_ASKED, "documents-asked",
        DOCUMENTS_SUPPLIED, "documents-supplied", DOCUMENTS_CANCELLED, "documents-cancelled", WITHDRAWN,
        "withdrawn", PAUSED, "paused", RESUMED, "resumed", EXTENDED, "extended");
    private static final Set<String> MOVING = Set.of(FILED, RECORDED, PROPOSED, RETURNED, DECIDED, SERVED,
        CORRECTED, MIGRATED);

    /** Until when a pause lasts that nothing limits: a day that a timer can count from. */
    private static final LocalDate FAR = LocalDate.of(9999, 12, 31);

    /** What the process may ask for. */
    static final Set<String> VARIABLES =
        Set.of("deadline", "late", "outcome", "documents_due", "documents_reminder", "documents_consequence",
            "pause", "paused_until", "extended", "filed_on", "steps");

    /**
     * The new state and the automatic tasks reached on the way.
     *
     * @param passed ids of the elements and flows of the process that were passed, in order
     */
    record Moved(CaseState state, List<Command.RunService> services, List<String> passed) {
    }

    private final Interpreter interpreter;

    CaseFold(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    static boolean moves(Act act) {
        return MOVING.contains(act.type()) || TIMED.contains(act.type()) || MESSAGES.containsKey(act.type());
    }

    /**
     * Whether the process of this case, as it stands, can take such an act; only for acts that are messages.
     */
    boolean awaits(CaseState state, String type) {
        return interpreter.awaited(state.state()).contains(MESSAGES.get(type));
    }

    /** The act that the process names for what follows when this timer goes off now. */
    String timed(CaseState state, int timer, Instant at) {
        Event due = new Event.TimerDue(timer, variables(state), at);
        return interpreter.apply(state.state(), due).commands().stream()
            .flatMap(command -> command instanceof Command.RunService run
                ? Stream.ofNullable(run.attributes().get("act")) : Stream.empty())
            .findFirst().orElseThrow(() -> new IllegalStateException("the process names no act for a timer"));
    }

    Moved apply(@Nullable CaseState before, Act act) {
        if (act.type().equals(FILED)) {
            CaseState filed = CaseState.filed(act);
            return move(filed, interpreter.start(variables(filed), act.at()), act.at());
        }
        if (before == null) {
            throw new IllegalStateException("a case begins with " + FILED);
        }
        if (act.type().equals(CORRECTED)) {
            // wording only: the process goes on where it stands
            return new Moved(before.corrected(act), List.of(), List.of());
        }
        if (act.type().equals(MIGRATED)) {
            return move(before.migrated(act), interpreter.relocate(before.state(), Migration.mapping(act)),
                act.at());
        }
        CaseState after = switch (act.type()) {
            case RECORDED -> before.recorded(act);
            case STEP_LATE -> before.stepLate(act);
            case PROPOSED -> before.proposed(act);
            case RETURNED -> before.returned(act);
            case DECIDED -> before.decided(act);
            case SERVED -> before.served(act);
            case DEADLINE_PASSED -> before.deadlinePassed(act);
            case DOCUMENTS_ASKED -> before.documentsAsked(act);
            case DOCUMENTS_SUPPLIED, DOCUMENTS_LAPSED,
                DOCUMENTS_CANCELLED -> before.documentsAwaitedNoMore(act);
            case DOCUMENTS_REMINDED -> before.documentsReminded(act);
            case REMOVED -> before.removed(act);
            case PAUSED -> before.paused(act);
            case RESUMED -> before.resumed(act);
            case EXTENDED -> before.extended(act);
            case LAPSED -> before.lapsed(act);
            case WITHDRAWN -> before.withdrawn(act);
            default -> throw new IllegalArgumentException(act.type() + " does not move a case");
        };
        return move(after, interpreter.apply(before.state(), event(after, act)), act.at());
    }

    private static Event event(CaseState after, Act act) {
        Map<String, Object> variables = variables(after);
        if (TIMED.contains(act.type())) {
            return new Event.TimerDue((Integer) act.body().get("timer"), variables, act.at());
        }
        String message = MESSAGES.get(act.type());
        if (message != null) {
            return new Event.MessageArrived(message, variables, act.at());
        }
        if (act.type().equals(RETURNED)) {
            variables.put("outcome", "returned");
        }
        return new Event.Completed((Integer) act.body().get("token"), variables, act.at());
    }

    private static Map<String, Object> variables(CaseState state) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("deadline", state.deadline());
        variables.put("filed_on", state.filedOn());
        variables.put("steps", Situation.recorded(state));
        String outcome = state.outcome();
        variables.put("outcome", outcome == null ? "" : outcome);
        variables.put("late", state.deadlinePassed());
        variables.put("documents_due", day(state.asked().get("due")));
        variables.put("documents_reminder", day(state.asked().get("reminder")));
        variables.put("documents_consequence", String.valueOf(state.asked().get("consequence")));
        variables.put("pause", state.pauseId());
        Object until = state.pause().get("until");
        variables.put("paused_until", until == null ? FAR : LocalDate.parse(until.toString()));
        variables.put("extended", !state.extension().isEmpty());
        return variables;
    }

    private static LocalDate day(@Nullable Object text) {
        return text == null ? LocalDate.MAX : LocalDate.parse(text.toString());
    }

    /** Goes on through automatic tasks, which succeed by definition once the act stands. */
    private Moved move(CaseState state, Step first, Instant at) {
        Map<Integer, Task> tasks = new java.util.TreeMap<>();
        state.tasks().forEach(task -> tasks.put(task.token(), task));
        Map<Integer, CaseState.Due> timers = new java.util.TreeMap<>();
        state.timers().forEach(due -> timers.put(due.timer(), due));
        List<Command.RunService> services = new ArrayList<>();
        List<String> passed = new ArrayList<>(first.passed());
        Deque<Command.RunService> waiting = new ArrayDeque<>();
        State now = take(first, tasks, timers, waiting);
        while (!waiting.isEmpty()) {
            Command.RunService service = waiting.poll();
            services.add(service);
            Event done = new Event.Completed(service.token(), variables(state), at);
            Step next = interpreter.apply(now, done);
            passed.addAll(next.passed());
            now = take(next, tasks, timers, waiting);
        }
        State last = now;
        tasks.keySet().removeIf(token -> last.tokens().stream().noneMatch(t -> t.id() == token));
        timers.keySet().removeIf(timer -> last.timers().stream().noneMatch(t -> t.id() == timer));
        return new Moved(state.at(last, List.copyOf(tasks.values()), List.copyOf(timers.values())), services,
            List.copyOf(passed));
    }

    private static State take(Step step, Map<Integer, Task> tasks, Map<Integer, CaseState.Due> timers,
            Deque<Command.RunService> waiting) {
        for (Command command : step.commands()) {
            switch (command) {
                case Command.OpenTask open -> tasks.put(open.token(), new Task(open.token(), open.element(),
                    open.attributes().getOrDefault("function", "")));
                case Command.RunService run -> waiting.add(run);
                case Command.CloseTask close -> tasks.remove(close.token());
                case Command.SetTimer set -> timers.put(set.timer(),
                    new CaseState.Due(set.timer(), set.due()));
                case Command.CancelTimer cancel -> timers.remove(cancel.timer());
                case Command.Ended ended -> timers.clear();
            }
        }
        return step.state();
    }
}
