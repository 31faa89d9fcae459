package divan.process;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does what a caller does: keeps the open tasks and timers by the commands alone, and tells the interpreter
 * what happened. After every step it checks what must always hold: the step repeats, the state survives
 * storage, and the commands so far agree with the state.
 */
final class Player {
    static final Instant BEGIN = Instant.parse("2026-11-22T09:00:00Z");

    /** A step, what set it off (nothing: the start) and where the instance stood before it. */
    record Taken(@Nullable Event event, State before, Step step) {
    }

    final Interpreter interpreter;
    final Map<String, Object> initial;
    final Map<String, Object> variables;
    final TreeMap<Integer, String> tasks = new TreeMap<>();
    final TreeMap<Integer, Command.SetTimer> timers = new TreeMap<>();
    final List<String> done = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Taken> taken = new ArrayList<>();
    final List<String> passed = new ArrayList<>();
    final List<Command> commands = new ArrayList<>();
    final Model model;
    State state;
    Instant now = BEGIN;
    Command.@Nullable Ended ended;

    Player(Model model, Conditions conditions, Map<String, Object> variables) {
        this.model = model;
        this.interpreter = new Interpreter(model, conditions);
        this.initial = Map.copyOf(variables);
        this.variables = new HashMap<>(variables);
        this.state = new State(1, false, List.of(), List.of());
        take(null, () -> interpreter.start(initial, now));
    }

    static Player of(String sketch, Object... namesAndValues) {
        Map<String, Object> variables = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            variables.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Player(Sketch.model(sketch), new Feel(), variables);
    }

    Player complete(String element) {
        return complete(tasks.entrySet().stream().filter(task -> task.getValue().equals(element))
                .map(Map.Entry::getKey).findFirst()
                .orElseThrow(() -> new AssertionError(element + " is not open")));
    }

    Player complete(int token) {
        String element = tasks.remove(token);
        apply(new Event.Completed(token, Map.copyOf(variables), now));
        done.add(element);
        return this;
    }

    Player fail(String element, String code) {
        int token = tasks.entrySet().stream().filter(t -> t.getValue().equals(element)).findFirst()
                .orElseThrow().getKey();
        return apply(new Event.Failed(token, code, Map.copyOf(variables), now));
    }

    Player message(String name) {
        return apply(new Event.MessageArrived(name, Map.copyOf(variables), now));
    }

    /** Lets time pass until the timer of this event is due. */
    Player due(String element) {
        return due(timers.values().stream().filter(t -> t.element().equals(element)).findFirst()
                .orElseThrow());
    }

    Player due(Command.SetTimer timer) {
        now = timer.due().isAfter(now) ? timer.due() : now;
        timers.remove(timer.timer());
        return apply(new Event.TimerDue(timer.timer(), Map.copyOf(variables), now));
    }

    Player apply(Event event) {
        State before = state;
        take(event, () -> interpreter.apply(before, event));
        events.add(event);
        return this;
    }

    private void take(@Nullable Event event, Supplier<Step> supplier) {
        Step step = supplier.get();
        assertThat(supplier.get()).as("the same step again").isEqualTo(step);
        taken.add(new Taken(event, state, step));
        state = step.state();
        passed.addAll(step.passed());
        commands.addAll(step.commands());
        step.commands().forEach(this::obey);
        assertThat(State.of(Json.map(Json.canonical(state.toMap())))).as("stored and read").isEqualTo(state);
        assertThat(ended != null).isEqualTo(state.ended()).isEqualTo(state.tokens().isEmpty());
        Set<Integer> scopes = state.tokens().stream().map(Token::id).collect(Collectors.toSet());
        scopes.add(0);
        assertThat(state.tokens().stream().allMatch(token -> scopes.contains(token.in()))).as("scopes")
                .isTrue();
        assertThat(timers.keySet()).as("timers").isEqualTo(state.timers().stream().map(Timer::id)
                .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(tasks.keySet()).as("open tasks").isEqualTo(state.tokens().stream()
                .filter(t -> !t.isBody() && model.element(t.at()).kind() instanceof Kind.Task).map(Token::id)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void obey(Command command) {
        assertThat(ended).as("nothing is commanded after the end").isNull();
        switch (command) {
            case Command.OpenTask task -> assertThat(tasks.put(task.token(), task.element())).isNull();
            case Command.RunService task -> assertThat(tasks.put(task.token(), task.element())).isNull();
            case Command.CloseTask(int token) -> assertThat(tasks.remove(token)).as("a task closed")
                    .isNotNull();
            case Command.SetTimer timer -> assertThat(timers.put(timer.timer(), timer)).isNull();
            case Command.CancelTimer(int timer) -> assertThat(timers.remove(timer)).as("a timer cancelled")
                    .isNotNull();
            case Command.Ended end -> ended = end;
        }
    }

    /** The open tasks, by element, sorted. */
    List<String> open() {
        return tasks.values().stream().sorted().toList();
    }

    /** The same events again from the start. */
    State replayed() {
        State again = interpreter.start(initial, BEGIN).state();
        for (Event event : events) {
            again = interpreter.apply(again, event).state();
        }
        return again;
    }
}
