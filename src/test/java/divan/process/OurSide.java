package divan.process;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was put into our interpreter and what came of it, from a player that has played. */
final class OurSide {
    private final Player player;

    OurSide(Player player) {
        this.player = player;
    }

    List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        Map<String, Object> variables = player.initial;
        for (Player.Taken taken : player.taken) {
            if (taken.event() != null) {
                inputs.add(input(taken.event(), taken, changes(variables, taken.event().variables())));
                variables = taken.event().variables();
            }
        }
        return inputs;
    }

    private static Map<String, Object> changes(Map<String, Object> before, Map<String, Object> after) {
        Map<String, Object> changes = new HashMap<>(after);
        changes.entrySet().removeIf(entry -> entry.getValue().equals(before.get(entry.getKey())));
        return changes;
    }

    private Input input(Event event, Player.Taken taken, Map<String, Object> changes) {
        return switch (event) {
            case Event.Completed(int id, var _, var at) -> of(Input.What.COMPLETE, taken.before(), id, "",
                    changes, at);
            case Event.Failed(int id, String code, var _, var at) -> of(Input.What.FAIL, taken.before(), id,
                    code, changes, at);
            case Event.TimerDue(int id, var _, var at) -> {
                Timer timer = taken.before().timers().stream().filter(t -> t.id() == id).findFirst()
                        .orElseThrow();
                yield new Input(Input.What.TIMER, timer.at(), items(taken.before(), timer.of()),
                        timer.due().toString(), changes, at);
            }
            case Event.MessageArrived(String name, var _, var at) -> {
                Moment taking = taken.step().moments().stream().filter(m -> m.what() == Moment.What.COMPLETED
                        && player.model.flow(m.id()) == null
                        && name.equals(message(player.model.element(m.id()))))
                        .findFirst().orElseThrow();
                yield new Input(Input.What.MESSAGE, taking.id(), taking.items(), name, changes, at);
            }
        };
    }

    private static Input of(Input.What what, State before, int id, String text, Map<String, Object> changes,
            Instant at) {
        Token token = token(before, id);
        return new Input(what, Objects.requireNonNull(token).at(), items(before, id), text, changes, at);
    }

    /** The name of the message that an element takes; empty where it takes none. */
    static String message(Element element) {
        return switch (element.kind()) {
            case Kind.Receive(String name) -> name;
            case Kind.Catch(Kind.OnMessage(String name)) -> name;
            case Kind.Boundary(String _, boolean _, Kind.OnMessage(String name)) -> name;
            default -> "";
        };
    }

    static @Nullable Token token(State state, int id) {
        return state.tokens().stream().filter(token -> token.id() == id).findFirst().orElse(null);
    }

    private static List<Integer> items(State state, int id) {
        Deque<Integer> items = new ArrayDeque<>();
        for (Token token = token(state, id); token != null; token = token(state, token.in())) {
            if (token.index() >= 0) {
                items.push(token.index());
            }
        }
        return List.copyOf(items);
    }

    List<Stage> stages() {
        return player.taken.stream().map(taken -> new Stage(path(taken.step()), waits(taken.step().state())))
                .toList();
    }

    private List<String> path(Step step) {
        return step.passed().stream().filter(id -> {
            Flow flow = player.model.flow(id);
            return flow == null ? player.model.element(id).kind().isEnd()
                    : !(player.model.element(flow.from()).kind() instanceof Kind.EventBased);
        }).toList();
    }

    private List<String> waits(State state) {
        List<String> waits = new ArrayList<>();
        for (Token token : state.tokens()) {
            List<Integer> items = items(state, token.id());
            own(token).forEach(id -> waits.add(Stage.wait(id, items)));
            if (token.via() != null) {
                waits.add(Stage.joining(token.at(), items));
            }
            if (token.index() < 0) {
                player.model.boundaries(token.at()).stream().filter(e -> !message(e).isEmpty())
                        .forEach(e -> waits.add(Stage.wait(e.id(), items)));
            }
        }
        state.timers().forEach(timer -> waits.add(Stage.wait(timer.at(), items(state, timer.of())) + " due "
                + timer.due()));
        return waits.stream().sorted().toList();
    }

    private Stream<String> own(Token token) {
        Element element = player.model.element(token.at());
        return token.isBody() ? Stream.of() : switch (element.kind()) {
            case Kind.Task _, Kind.Receive _, Kind.Catch _ -> Stream.of(element.id());
            case Kind.EventBased _ -> player.model.outgoing(element.id()).stream().map(Flow::to);
            default -> Stream.of();
        };
    }
}
