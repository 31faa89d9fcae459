package divan.process;

import divan.process.Refusal.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Runs a model: {@code (model, state, event) → (state, commands)}. A pure function: it keeps nothing, reads
 * no clock, and gives the same step for the same arguments. Safe for threads if the {@link Conditions} are.
 */
public final class Interpreter {
    /** Tokens an instance may have at once. */
    public static final int MAX_TOKENS = 10_000;
    /** Flows that may be passed in one step. */
    public static final int MAX_MOVES = 50_000;
    private static final State NEW = new State(1, false, List.of(), List.of());

    private final Model model;
    private final Conditions conditions;

    public Interpreter(Model model, Conditions conditions) {
        this.model = model;
        this.conditions = conditions;
    }

    /** @throws Refusal where the first expressions cannot be evaluated */
    public Step start(Map<String, Object> variables, Instant now) {
        Run run = new Run(model, conditions, NEW, variables, now);
        run.leave(model.start(""), 0);
        return run.step();
    }

    /**
     * Applies one event.
     *
     * @throws Refusal where the event does not fit the state; the state is as before
     * @throws IllegalArgumentException where the state is not one of this model
     */
    public Step apply(State state, Event event) {
        Run run = new Run(model, conditions, state, event.variables(), event.at());
        switch (event) {
            case Event.Completed done -> run.complete(task(run, done.token()));
            case Event.TimerDue due -> timerDue(run, due);
            case Event.MessageArrived message -> messageArrived(run, message.name());
            case Event.Failed failed -> run.fail(task(run, failed.token()), failed.code());
        }
        return run.step();
    }

    /**
     * An instance of another model goes on in this one: its tokens and timers stand where the mapping says,
     * keep their numbers and instants, and each task of a person is opened anew. Ask
     * {@link Relocation#obstacles} before.
     *
     * @param mapping id there → id here; what it leaves out keeps its id
     * @throws IllegalArgumentException where a token would stand at what this model does not have
     */
    public Step relocate(State state, Map<String, String> mapping) {
        List<Token> tokens = state.tokens().stream().map(t -> t.at(here(t.at(), mapping))).toList();
        List<Timer> timers = state.timers().stream().map(t -> t.at(here(t.at(), mapping))).toList();
        State moved = new State(state.next(), state.ended(), tokens, timers);
        return new Step(moved, tokens.stream().flatMap(this::opened).toList(), List.of());
    }

    private String here(String id, Map<String, String> mapping) {
        return model.element(mapping.getOrDefault(id, id)).id();
    }

    private Stream<Command> opened(Token token) {
        Element element = model.element(token.at());
        boolean waits = !token.isBody() && element.kind() instanceof Kind.Task(Kind.Work work)
            && work == Kind.Work.USER;
        return waits ? Stream.of(new Command.OpenTask(token.id(), element.id(), element.name(),
            element.attributes(), List.of())) : Stream.empty();
    }

    private Token task(Run run, int id) {
        Token token = run.token(id);
        boolean open = token != null && !token.isBody()
                && model.element(token.at()).kind() instanceof Kind.Task;
        if (!open) {
            throw new Refusal(Reason.NOT_WAITING, "", "no task waits with token " + id);
        }
        return Objects.requireNonNull(token);
    }

    private void timerDue(Run run, Event.TimerDue event) {
        Timer timer = run.takeTimer(event.timer());
        if (timer == null) {
            throw new Refusal(Reason.NOT_WAITING, "", "no timer " + event.timer());
        }
        if (event.at().isBefore(timer.due())) {
            throw new Refusal(Reason.TOO_EARLY, timer.at(), "due at " + timer.due());
        }
        run.trigger(model.element(timer.at()), Objects.requireNonNull(run.token(timer.of())));
    }

    private void messageArrived(Run run, String name) {
        for (Token token : run.waiting()) {
            Element receiver = receivers(token).filter(e -> name.equals(message(e))).findFirst().orElse(null);
            if (receiver != null) {
                run.trigger(receiver, token);
                return;
            }
        }
        throw new Refusal(Reason.NOT_WAITING, "", "nothing waits for the message " + name);
    }

    /** The names of messages for which the instance waits now, in the order in which they would be served. */
    public List<String> awaited(State state) {
        return state.tokens().stream().flatMap(this::receivers).map(Interpreter::message)
                .filter(name -> !name.isEmpty()).distinct().toList();
    }

    /** The elements by which this token may take a message: its own first, then those at the boundary. */
    private Stream<Element> receivers(Token token) {
        Element element = model.element(token.at());
        Stream<Element> own = element.kind() instanceof Kind.EventBased
                ? model.outgoing(element.id()).stream().map(flow -> model.element(flow.to()))
                : token.isBody() ? Stream.of() : Stream.of(element);
        Stream<Element> boundary = token.index() >= 0 ? Stream.of() : model.boundaries(element.id()).stream();
        return Stream.concat(own, boundary);
    }

    private static String message(Element element) {
        return switch (element.kind()) {
            case Kind.Receive(String name) -> name;
            case Kind.Catch(Kind.OnMessage(String name)) -> name;
            case Kind.Boundary(String _, boolean _, Kind.OnMessage(String name)) -> name;
            default -> "";
        };
    }
}
