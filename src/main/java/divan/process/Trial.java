package divan.process;

import divan.process.Refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a model, played by hand and kept in memory alone: what happens is named by elements, time
 * passes when it is told to, and everything that comes of it is written down. Automatic tasks wait to be
 * completed like those of people.
 */
public final class Trial {
    /** Happenings of one trial, timers that went off included. */
    public static final int MAX_HAPPENINGS = 10_000;

    private final Interpreter interpreter;
    private final Map<String, Object> variables;
    private final TreeMap<Integer, Open> tasks = new TreeMap<>();
    private final List<Line> trace = new ArrayList<>();
    private Instant now;
    private State state;
    private @Nullable String error;
    private int happenings;

    /**
     * @param happening to which happening it belongs, from 1; 0 is the start. A timer that goes off is one.
     */
    public record Line(int happening, Instant at, Moment moment) {
    }

    /** A task that waits. @param items as in {@link Moment} */
    public record Open(String element, List<Integer> items) {
    }

    /** @throws Refusal where the instance cannot start */
    public Trial(Model model, Conditions conditions, Map<String, Object> variables, Instant begin) {
        this.interpreter = new Interpreter(model, conditions);
        this.variables = new HashMap<>(variables);
        this.now = begin;
        this.state = take(interpreter.start(Map.copyOf(variables), now));
        settle();
    }

    /**
     * A task of this element is done; of several, that of these items, or the oldest if they are null.
     *
     * @param changes variables as they are from now on; the others stay
     * @throws Refusal where none is open
     */
    public void complete(String element, @Nullable List<Integer> items, Map<String, Object> changes) {
        int token = open(element, items);
        happen(changes, seen -> new Event.Completed(token, seen, now));
    }

    /** A task of this element fails with an error of its subject matter. */
    public void fail(String element, @Nullable List<Integer> items, String code,
            Map<String, Object> changes) {
        int token = open(element, items);
        happen(changes, seen -> new Event.Failed(token, code, seen, now));
    }

    public void message(String name, Map<String, Object> changes) {
        happen(changes, seen -> new Event.MessageArrived(name, seen, now));
    }

    /**
     * Time passes: every timer due by then goes off, in the order in which they are due.
     *
     * @throws IllegalArgumentException for an instant that is past
     */
    public void until(Instant instant) {
        if (instant.isBefore(now)) {
            throw new IllegalArgumentException("time does not go back from " + now + " to " + instant);
        }
        for (Optional<Timer> next = next(instant); next.isPresent(); next = next(instant)) {
            now = next.get().due().isAfter(now) ? next.get().due() : now;
            settle();
        }
        now = instant;
    }

    /** What is due already goes off at once. */
    private void settle() {
        for (Optional<Timer> due = next(now); due.isPresent(); due = next(now)) {
            int timer = due.get().id();
            apply(due.get().at(), new Event.TimerDue(timer, Map.copyOf(variables), now));
        }
    }

    private Optional<Timer> next(Instant until) {
        return state.timers().stream().filter(timer -> !timer.due().isAfter(until))
                .min(Comparator.comparing(Timer::due).thenComparing(Timer::id));
    }

    private interface Happening {
        Event with(Map<String, Object> variables);
    }

    private void happen(Map<String, Object> changes, Happening happening) {
        Map<String, Object> after = new HashMap<>(variables);
        after.putAll(changes);
        apply("", happening.with(Map.copyOf(after)));
        variables.putAll(changes);
        settle();
    }

    private void apply(String element, Event event) {
        if (happenings >= MAX_HAPPENINGS) {
            throw new Refusal(Reason.TOO_MUCH, element, "more than " + MAX_HAPPENINGS + " happenings");
        }
        happenings++;
        state = take(interpreter.apply(state, event));
        if (event instanceof Event.Completed(int token, var _, var _)) {
            tasks.remove(token);
        } else if (event instanceof Event.Failed(int token, var _, var _, var _)) {
            tasks.remove(token);
        }
    }

    private State take(Step step) {
        step.moments().forEach(moment -> trace.add(new Line(happenings, now, moment)));
        for (Command command : step.commands()) {
            switch (command) {
                case Command.OpenTask task -> tasks.put(task.token(), new Open(task.element(), task.items()));
                case Command.RunService task ->
                        tasks.put(task.token(), new Open(task.element(), task.items()));
                case Command.CloseTask(int token) -> tasks.remove(token);
                case Command.Ended(String code) -> error = code;
                case Command.SetTimer _, Command.CancelTimer _ -> { }
            }
        }
        return step.state();
    }

    private int open(String element, @Nullable List<Integer> items) {
        return tasks.entrySet().stream().filter(task -> task.getValue().element().equals(element)
                && (items == null || items.equals(task.getValue().items())))
                .findFirst().map(Map.Entry::getKey).orElseThrow(() -> new Refusal(Reason.NOT_WAITING, element,
                        "no such task is open" + (items == null ? "" : " for " + items)));
    }

    public List<Line> trace() {
        return List.copyOf(trace);
    }

    public Instant now() {
        return now;
    }

    public State state() {
        return state;
    }

    /** The code of the error with which it ended, or null. */
    public @Nullable String error() {
        return error;
    }

    public List<Open> tasks() {
        return List.copyOf(tasks.values());
    }

    /** The names of messages that would be taken now. */
    public List<String> awaited() {
        return interpreter.awaited(state);
    }
}
