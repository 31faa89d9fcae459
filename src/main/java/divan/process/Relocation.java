package divan.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether an instance of one model may go on in another, each element where the mapping says: the same id
 * unless it names one. BPMN knows no such step (2.0.2 §13 runs an instance of one definition), so what is
 * carried is only what means the same in both: tokens at places of the same kind in the same scope, and
 * waiting timers with the instant for which they were set.
 *
 * @param mapping id in {@code from} → id in {@code to}; what it leaves out keeps its id
 */
public record Relocation(Model from, Model to, Map<String, String> mapping) {
    /** Why a token or timer has no place in the other model. */
    public enum Reason {
        /** There is no such element. */
        GONE,
        /** It is something else there, or is repeated otherwise. */
        OTHER_KIND,
        /** It stands in another sub-process. */
        OTHER_SCOPE,
        /** It waits to be joined with what comes by a flow that does not lead there. */
        OTHER_FLOW,
        /** A timer that runs has no counterpart, or one is wanted that was never set. */
        TIMER
    }

    /** @param element of {@code from}, or the wanted timer of {@code to} */
    public record Obstacle(Reason reason, String element) {
    }

    public Relocation {
        mapping = Map.copyOf(mapping);
    }

    /** Elements at which something may rest: activities, events and gateways that wait. */
    public static List<Element> places(Model model) {
        return model.elements().stream().filter(element -> rests(model, element)).toList();
    }

    private static boolean rests(Model model, Element element) {
        return switch (element.kind()) {
            case Kind.Task(Kind.Work work) -> work == Kind.Work.USER;
            case Kind.Receive _, Kind.SubProcess _, Kind.Catch _, Kind.EventBased() -> true;
            case Kind.Parallel(), Kind.Inclusive() -> model.incoming(element.id()).size() > 1;
            default -> false;
        };
    }

    /** Places of {@code from} that the mapping leads to nothing of the same kind. */
    public List<Element> lost() {
        return places(from).stream().filter(place -> {
            Element there = find(target(place.id()));
            return there == null || !alike(place, there);
        }).toList();
    }

    /** Where what stands at this element of {@code from} stands afterwards. */
    public String target(String element) {
        return mapping.getOrDefault(element, element);
    }

    private @Nullable Element find(String id) {
        return to.elements().stream().filter(element -> element.id().equals(id)).findFirst().orElse(null);
    }

    /** Why this instance cannot go over; empty where it can. */
    public List<Obstacle> obstacles(State state) {
        Map<Integer, Token> tokens = state.tokens().stream().collect(Collectors.toMap(Token::id, t -> t));
        Set<Obstacle> obstacles = new LinkedHashSet<>();
        for (Token token : state.tokens()) {
            Element there = find(target(token.at()));
            if (there == null) {
                obstacles.add(new Obstacle(Reason.GONE, token.at()));
                continue;
            }
            if (!alike(from.element(token.at()), there) || isRepeated(token) != (there.repeat() != null)) {
                obstacles.add(new Obstacle(Reason.OTHER_KIND, token.at()));
            }
            if (!scope(token, tokens).equals(token.index() < 0 ? there.scope() : there.id())) {
                obstacles.add(new Obstacle(Reason.OTHER_SCOPE, token.at()));
            }
            if (token.via() != null && !leads(token.via(), there)) {
                obstacles.add(new Obstacle(Reason.OTHER_FLOW, token.at()));
            }
            timers(state, token, there).forEach(obstacles::add);
        }
        return List.copyOf(obstacles);
    }

    private static boolean isRepeated(Token token) {
        return token.isBody() || token.index() >= 0;
    }

    private String scope(Token token, Map<Integer, Token> tokens) {
        Token around = tokens.get(token.in());
        return around == null ? "" : target(around.at());
    }

    private boolean leads(String flow, Element there) {
        Flow found = to.flow(flow);
        return found != null && found.to().equals(there.id());
    }

    /** The same kind of thing, where it matters for what may happen to a token there. */
    private static boolean alike(Element one, Element other) {
        boolean repeated = one.repeat() == null || other.repeat() == null ? one.repeat() == other.repeat()
            : one.repeat().sequential() == other.repeat().sequential();
        return repeated && switch (one.kind()) {
            case Kind.Task(Kind.Work work) ->
                other.kind() instanceof Kind.Task(Kind.Work same) && same == work;
            case Kind.Catch(Kind.Trigger trigger) -> other.kind() instanceof Kind.Catch(Kind.Trigger same)
                && same.getClass() == trigger.getClass();
            default -> one.kind().getClass() == other.kind().getClass();
        };
    }

    /**
     * A timer that runs keeps its instant; one that is not running any more has gone off and is not set
     * again. One that the old model did not know was never set, and nobody could say from when it would run.
     */
    private List<Obstacle> timers(State state, Token token, Element there) {
        if (token.index() >= 0) {
            return List.of();
        }
        List<Obstacle> obstacles = new ArrayList<>();
        Set<String> wanted = timed(to, there);
        state.timers().stream().filter(timer -> timer.of() == token.id()
            && !wanted.contains(target(timer.at()))).forEach(timer ->
            obstacles.add(new Obstacle(Reason.TIMER, timer.at())));
        Set<String> known = timed(from, from.element(token.at())).stream().map(this::target)
            .collect(Collectors.toSet());
        wanted.stream().filter(timer -> !known.contains(timer)).forEach(timer ->
            obstacles.add(new Obstacle(Reason.TIMER, timer)));
        return obstacles;
    }

    /** The timer events that are set for a token that comes to rest at this element. */
    private static Set<String> timed(Model model, Element element) {
        Stream<Element> own = element.kind() instanceof Kind.EventBased
            ? model.outgoing(element.id()).stream().map(flow -> model.element(flow.to()))
            : Stream.of(element);
        return Stream.concat(own, model.boundaries(element.id()).stream()).filter(event -> {
            Kind.Trigger trigger = switch (event.kind()) {
                case Kind.Catch(Kind.Trigger of) -> of;
                case Kind.Boundary(String _, boolean _, Kind.Trigger of) -> of;
                default -> null;
            };
            return trigger instanceof Kind.OnTimer;
        }).map(Element::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
