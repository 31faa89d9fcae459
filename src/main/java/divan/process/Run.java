package divan.process;

import divan.process.Element.Repeat;
import divan.process.Kind.Boundary;
import divan.process.Kind.Trigger;
import divan.process.Kind.Work;
import divan.process.Moment.What;
import divan.process.Refusal.Reason;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One step under way: the only mutable thing of the module, made for a step and thrown away with it. */
final class Run {
    private final Model model;
    private final Values values;
    private final Instant at;
    private final TreeMap<Integer, Token> tokens = new TreeMap<>();
    private final TreeMap<Integer, Timer> timers = new TreeMap<>();
    private final Deque<Arrival> moving = new ArrayDeque<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private int next;
    private int moves;
    private @Nullable String error;

    /** A token on its way along a flow, in the scope of a token; 0 is the process. */
    private record Arrival(Flow flow, int in) {
    }

    Run(Model model, Conditions conditions, State state, Map<String, Object> variables, Instant at) {
        this.model = model;
        this.at = at;
        this.values = new Values(model, conditions, tokens, variables);
        this.next = state.next();
        state.tokens().forEach(token -> tokens.put(token.id(), token));
        state.timers().forEach(timer -> timers.put(timer.id(), timer));
    }

    /** Moves all tokens until each rests, and closes the step. */
    Step step() {
        do {
            while (!moving.isEmpty()) {
                arrive(moving.poll());
            }
        } while (finishSubProcess() || fireInclusiveJoin());
        if (tokens.isEmpty()) {
            commands.add(new Command.Ended(error));
        }
        State state = new State(next, tokens.isEmpty(), List.copyOf(tokens.values()),
                List.copyOf(timers.values()));
        return new Step(state, List.copyOf(commands), List.copyOf(moments));
    }

    @Nullable Token token(int id) {
        return tokens.get(id);
    }

    @Nullable Timer takeTimer(int id) {
        return timers.remove(id);
    }

    /** The tokens at rest, oldest first. */
    List<Token> waiting() {
        return List.copyOf(tokens.values());
    }

    /** A token goes on from this element by all its flows. */
    void leave(Element element, int in) {
        leave(element, model.outgoing(element.id()), in);
    }

    private void leave(Element element, List<Flow> flows, int in) {
        mark(What.COMPLETED, element.id(), in);
        flows.forEach(flow -> moving.add(new Arrival(flow, in)));
    }

    private void arrive(Arrival arrival) {
        if (++moves > Interpreter.MAX_MOVES) {
            throw new Refusal(Reason.TOO_MUCH, arrival.flow.to(), "more than " + Interpreter.MAX_MOVES
                    + " moves");
        }
        mark(What.TAKEN, arrival.flow.id(), arrival.in);
        Element element = model.element(arrival.flow.to());
        switch (element.kind()) {
            case Kind.Task _, Kind.Receive _, Kind.SubProcess _ -> enter(element, arrival.in);
            case Kind.Exclusive() -> leave(element, List.of(choice(element, arrival.in)), arrival.in);
            case Kind.Inclusive() -> meetInclusive(element, arrival);
            case Kind.Parallel() -> meetParallel(element, arrival);
            case Kind.EventBased() -> await(element, arrival.in,
                    model.outgoing(element.id()).stream().map(flow -> model.element(flow.to())).toList());
            case Kind.Catch _ -> await(element, arrival.in, List.of(element));
            case Kind.End() -> mark(What.COMPLETED, element.id(), arrival.in);
            case Kind.Terminate() -> terminate(element, arrival.in);
            case Kind.ErrorEnd(String code) -> endWith(element, code, arrival.in);
            case Kind.Start() -> throw new IllegalStateException("a flow leads to the start " + element.id());
            case Boundary _ -> throw new IllegalStateException("a flow leads to the boundary event "
                    + element.id());
        }
    }

    private Flow choice(Element gateway, int in) {
        Flow otherwise = null;
        for (Flow flow : model.outgoing(gateway.id())) {
            if (flow.condition() == null) {
                otherwise = flow;
            } else if (values.holds(flow.id(), flow.condition(), in)) {
                return flow;
            }
        }
        return Objects.requireNonNull(otherwise);
    }

    private List<Flow> choices(Element gateway, int in) {
        List<Flow> chosen = model.outgoing(gateway.id()).stream().filter(flow -> flow.condition() != null
                && values.holds(flow.id(), flow.condition(), in)).toList();
        return chosen.isEmpty() ? List.of(choice(gateway, in)) : chosen;
    }

    private void meetInclusive(Element gateway, Arrival arrival) {
        if (model.incoming(gateway.id()).size() == 1) {
            leave(gateway, choices(gateway, arrival.in), arrival.in);
        } else {
            rest(gateway, arrival.in, arrival.flow.id(), -1, -1);
        }
    }

    private void meetParallel(Element gateway, Arrival arrival) {
        int needed = model.incoming(gateway.id()).size();
        if (needed == 1) {
            leave(gateway, arrival.in);
            return;
        }
        rest(gateway, arrival.in, arrival.flow.id(), -1, -1);
        Map<String, Token> first = new HashMap<>();
        tokens.values().stream().filter(token -> token.in() == arrival.in && token.at().equals(gateway.id()))
                .forEach(token -> first.putIfAbsent(token.via(), token));
        if (first.size() == needed) {
            first.values().forEach(token -> tokens.remove(token.id()));
            leave(gateway, arrival.in);
        }
    }

    private Token rest(Element element, int in, @Nullable String via, int index, int count) {
        if (tokens.size() >= Interpreter.MAX_TOKENS) {
            throw new Refusal(Reason.TOO_MUCH, element.id(), "more than " + Interpreter.MAX_TOKENS
                    + " tokens");
        }
        Token token = new Token(next++, element.id(), in, via, index, count);
        tokens.put(token.id(), token);
        mark(What.ENTERED, token);
        return token;
    }

    private void mark(What what, String id, int in) {
        moments.add(new Moment(what, id, values.indexes(tokens.get(in)), false));
    }

    /** What befalls a token that stands at an element; tokens that wait to be joined have not entered it. */
    private void mark(What what, Token token) {
        if (token.via() == null) {
            moments.add(new Moment(what, token.at(), values.indexes(token), token.index() >= 0));
        }
    }

    private void await(Element element, int in, List<Element> events) {
        arm(rest(element, in, null, -1, -1), events);
    }

    private void arm(Token token, List<Element> events) {
        for (Element event : events) {
            Trigger trigger = switch (event.kind()) {
                case Kind.Catch(Trigger of) -> of;
                case Boundary(String _, boolean _, Trigger of) -> of;
                default -> null;
            };
            if (trigger instanceof Kind.OnTimer(Timing timing)) {
                Timer timer = new Timer(next++, event.id(), token.id(),
                        values.due(event.id(), timing, at, token.in()));
                timers.put(timer.id(), timer);
                commands.add(new Command.SetTimer(timer.id(), event.id(), timer.due()));
            }
        }
    }

    private void enter(Element activity, int in) {
        Repeat repeat = activity.repeat();
        int count = repeat == null ? -1 : values.count(activity, repeat, in);
        if (count == 0) {
            leave(activity, in);
            return;
        }
        Token token = rest(activity, in, null, -1, count);
        arm(token, model.boundaries(activity.id()));
        if (repeat == null) {
            begin(activity, token);
        } else {
            for (int i = 0; i < (repeat.sequential() ? 1 : count); i++) {
                begin(activity, rest(activity, token.id(), null, i, -1));
            }
        }
    }

    private void begin(Element activity, Token token) {
        if (activity.kind() instanceof Kind.SubProcess) {
            leave(model.start(activity.id()), token.id());
        } else if (activity.kind() instanceof Kind.Task(Work work)) {
            List<Integer> items = values.indexes(token);
            commands.add(work == Work.USER
                    ? new Command.OpenTask(token.id(), activity.id(), activity.name(),
                            activity.attributes(), items)
                    : new Command.RunService(token.id(), activity.id(), work, activity.attributes(),
                            items));
        }
    }

    /** An activity, or one instance of a repeated one, is done. */
    void complete(Token token) {
        remove(token);
        Element activity = model.element(token.at());
        if (token.index() < 0) {
            leave(activity, token.in());
        } else {
            mark(What.COMPLETED, token);
            afterInstance(activity, token, Objects.requireNonNull(tokens.get(token.in())));
        }
    }

    private void afterInstance(Element activity, Token done, Token body) {
        Repeat repeat = Objects.requireNonNull(activity.repeat());
        int active = (int) tokens.values().stream().filter(token -> token.in() == body.id()).count();
        int completed = repeat.sequential() ? done.index() + 1 : body.count() - active;
        if (repeat.completion() != null
                && values.complete(activity, repeat.completion(), body, active, completed)) {
            kill(body.id());
            complete(body);
        } else if (completed == body.count()) {
            complete(body);
        } else if (repeat.sequential()) {
            begin(activity, rest(activity, body.id(), null, completed, -1));
        }
    }

    /** The event for which this token waits, or which bounds its activity, has happened. */
    void trigger(Element event, Token token) {
        if (event.kind() instanceof Boundary(String _, boolean interrupting, Trigger _)) {
            if (interrupting) {
                withdraw(token);
            }
            leave(event, token.in());
        } else if (token.at().equals(event.id())) {
            complete(token);
        } else {
            mark(What.COMPLETED, token);
            mark(What.TAKEN, model.incoming(event.id()).getFirst().id(), token.in());
            remove(token);
            leave(event, token.in());
        }
    }

    void fail(Token task, String code) {
        if (!isCaught(task.id(), code)) {
            throw new Refusal(Reason.ERROR_NOT_CAUGHT, task.at(), "nothing catches the error " + code);
        }
    }

    /** Hands an error to the nearest activity around that catches it: its code first, then any. */
    private boolean isCaught(int inside, String code) {
        for (Token host = tokens.get(inside); host != null; host = tokens.get(host.in())) {
            Element catcher = host.index() >= 0 ? null : catcher(host.at(), code);
            if (catcher != null) {
                trigger(catcher, host);
                return true;
            }
        }
        return false;
    }

    private @Nullable Element catcher(String activity, String code) {
        Element any = null;
        for (Element event : model.boundaries(activity)) {
            if (event.kind() instanceof Boundary(String _, boolean _, Kind.OnError(String caught))) {
                if (code.equals(caught)) {
                    return event;
                }
                any = caught == null ? event : any;
            }
        }
        return any;
    }

    private void terminate(Element end, int in) {
        mark(What.COMPLETED, end.id(), in);
        kill(in);
    }

    private void endWith(Element end, String code, int in) {
        mark(What.COMPLETED, end.id(), in);
        if (!isCaught(in, code)) {
            kill(0);
            error = code;
        }
    }

    private void kill(int scope) {
        moving.removeIf(arrival -> arrival.in == scope);
        waiting().stream().filter(token -> token.in() == scope).forEach(this::withdraw);
    }

    private void withdraw(Token token) {
        mark(What.CANCELLED, token);
        if (!token.isBody() && model.element(token.at()).kind() instanceof Kind.Task) {
            commands.add(new Command.CloseTask(token.id()));
        }
        kill(token.id());
        remove(token);
    }

    private void remove(Token token) {
        tokens.remove(token.id());
        for (Timer timer : List.copyOf(timers.values())) {
            if (timer.of() == token.id()) {
                timers.remove(timer.id());
                commands.add(new Command.CancelTimer(timer.id()));
            }
        }
    }

    private boolean finishSubProcess() {
        Set<Integer> occupied = new HashSet<>();
        tokens.values().forEach(token -> occupied.add(token.in()));
        for (Token token : tokens.values()) {
            if (!token.isBody() && !occupied.contains(token.id())
                    && model.element(token.at()).kind() instanceof Kind.SubProcess) {
                complete(token);
                return true;
            }
        }
        return false;
    }

    private boolean fireInclusiveJoin() {
        for (InclusiveJoin join : model.joins()) {
            String gateway = join.gateway().id();
            for (Token token : waiting()) {
                if (token.at().equals(gateway) && fire(join, token.in())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fire(InclusiveJoin join, int scope) {
        List<Token> ready = join.ready(tokens.values().stream().filter(token -> token.in() == scope)
                .toList());
        if (ready.isEmpty()) {
            return false;
        }
        ready.forEach(token -> tokens.remove(token.id()));
        leave(join.gateway(), choices(join.gateway(), scope), scope);
        return true;
    }
}
