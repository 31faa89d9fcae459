package divan.process;

import divan.process.Kind.Boundary;
import divan.process.ModelErrors.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What must be true of a model as a whole before it may run. */
final class ModelCheck {
    private static final int MAX_ELEMENTS = 2_000;
    private static final int MAX_FLOWS = 10_000;

    private final List<Problem> problems;
    private final Xml process;
    private final Map<String, Element> elements;
    private final Map<String, List<Flow>> out = new HashMap<>();
    private final Map<String, List<Flow>> in = new HashMap<>();
    private final Collection<Flow> flows;

    ModelCheck(List<Problem> problems, Xml process, Map<String, Element> elements, Map<String, Flow> flows) {
        this.problems = problems;
        this.process = process;
        this.elements = elements;
        this.flows = flows.values();
    }

    void run() {
        if (elements.size() > MAX_ELEMENTS || flows.size() > MAX_FLOWS) {
            throw ModelErrors.of(process.line(), "process.too-large",
                    "more than " + MAX_ELEMENTS + " elements, or " + MAX_FLOWS + " flows");
        }
        flows.forEach(this::checkFlow);
        elements.values().forEach(this::checkElement);
        checkScope("", process.id(), process.line());
        elements.values().stream().filter(e -> e.kind() instanceof Kind.SubProcess)
                .forEach(e -> checkScope(e.id(), e.id(), e.line()));
        checkIdleCircles();
    }

    private void checkFlow(Flow flow) {
        Element from = elements.get(flow.from());
        Element to = elements.get(flow.to());
        if (from == null || to == null) {
            refuse(flow, "flow.end", "the flow must lead from an element to an element of the process");
            return;
        }
        if (!from.scope().equals(to.scope())) {
            refuse(flow, "flow.scope", "the flow crosses the border of a sub-process");
        }
        out.computeIfAbsent(from.id(), key -> new ArrayList<>()).add(flow);
        in.computeIfAbsent(to.id(), key -> new ArrayList<>()).add(flow);
        boolean decides = from.kind() instanceof Kind.Exclusive || from.kind() instanceof Kind.Inclusive;
        if (!decides && flow.condition() != null) {
            refuse(flow, "flow.condition", "only flows of exclusive and inclusive gateways have conditions");
        }
    }

    private void checkElement(Element element) {
        int incoming = in(element.id()).size();
        int outgoing = out(element.id()).size();
        switch (element.kind()) {
            case Kind.Start() -> require(element, incoming == 0, "start.incoming",
                    "no flow may lead to a start event");
            case Kind.End() -> checkEnd(element, outgoing);
            case Kind.Terminate() -> checkEnd(element, outgoing);
            case Kind.ErrorEnd(String _) -> checkEnd(element, outgoing);
            case Boundary boundary -> checkBoundary(element, boundary, incoming);
            case Kind.Exclusive() -> checkDecision(element, outgoing);
            case Kind.Inclusive() -> checkDecision(element, outgoing);
            case Kind.EventBased() -> checkEventBased(element);
            case Kind.Parallel() -> { }
            case Kind.Task _, Kind.Receive _, Kind.SubProcess _, Kind.Catch _ -> { }
        }
        if (!element.kind().isEnd()) {
            require(element, outgoing > 0, "element.no-outgoing",
                    "no flow leads on from here; use an end event");
        }
        checkDirection(element, incoming, outgoing);
        checkDeclaredFlows(element, "incoming", in(element.id()));
        checkDeclaredFlows(element, "outgoing", out(element.id()));
    }

    private void checkEnd(Element end, int outgoing) {
        require(end, outgoing == 0, "end.outgoing", "no flow may lead on from an end event");
    }

    private void checkBoundary(Element element, Boundary boundary, int incoming) {
        Element host = elements.get(boundary.host());
        boolean fits = host != null && host.kind().isActivity() && host.scope().equals(element.scope());
        require(element, fits, "boundary.host",
                "attachedToRef must name an activity of the same process level");
        require(element, incoming == 0, "boundary.incoming", "no flow may lead to a boundary event");
        boolean twin = boundary.trigger() instanceof Kind.OnError && elements.values().stream().filter(
                other -> other.kind().equals(boundary)).findFirst().orElseThrow() != element;
        require(element, !twin, "boundary.twice",
                "another boundary event of this activity catches the same error");
    }

    private void checkDecision(Element gateway, int outgoing) {
        List<Flow> leaving = out(gateway.id());
        long others = leaving.stream().filter(Flow::otherwise).count();
        String given = gateway.xml().attribute("default");
        require(gateway, given == null || others == 1, "gateway.default",
                "the default is not a flow of this gateway");
        if (outgoing == 1) {
            require(gateway, leaving.getFirst().condition() == null, "gateway.condition",
                    "a gateway with one way on decides nothing: no condition");
            return;
        }
        require(gateway, given != null || outgoing == 0, "gateway.no-default",
                "a gateway that decides needs a default flow, else a case may get stuck");
        for (Flow flow : leaving) {
            if (flow.otherwise() != (flow.condition() == null)) {
                refuse(flow, "flow.condition", flow.otherwise() ? "the default flow has no condition"
                        : "a flow of a deciding gateway needs a condition");
            }
        }
    }

    private void checkEventBased(Element gateway) {
        List<Flow> leaving = out(gateway.id());
        require(gateway, leaving.size() > 1, "event-gateway.two",
                "an event-based gateway needs two ways or more");
        Set<Kind> waits = new HashSet<>();
        for (Flow flow : leaving) {
            Element target = elements.get(flow.to());
            boolean waiting = target.kind() instanceof Kind.Catch
                    || target.kind() instanceof Kind.Receive && target.repeat() == null
                    && !hasBoundary(target);
            require(target, waiting, "event-gateway.target",
                    "an event-based gateway leads to timers, messages and plain receive tasks only");
            require(target, in(target.id()).size() == 1, "event-gateway.target-incoming",
                    "no other flow may lead here, beside the event-based gateway's");
            Kind wait = target.kind() instanceof Kind.Receive(String message)
                    ? new Kind.Catch(new Kind.OnMessage(message)) : target.kind();
            require(target, waits.add(wait), "event-gateway.same",
                    "two ways of the gateway wait for the same");
        }
    }

    private boolean hasBoundary(Element host) {
        return elements.values().stream().anyMatch(
                e -> e.kind() instanceof Boundary boundary && boundary.host().equals(host.id()));
    }

    private void checkDirection(Element element, int incoming, int outgoing) {
        boolean fits = switch (element.xml().attributes().getOrDefault("gatewayDirection", "Unspecified")) {
            case "Unspecified", "Mixed" -> true;
            case "Converging" -> outgoing <= 1;
            case "Diverging" -> incoming <= 1;
            default -> false;
        };
        require(element, fits, "gateway.direction", "gatewayDirection does not fit the flows of the gateway");
    }

    /**
     * The elements incoming and outgoing only repeat what the flows say; where they are given, they must
     * agree.
     */
    private void checkDeclaredFlows(Element element, String name, List<Flow> actual) {
        for (Xml declared : element.xml().children(name).toList()) {
            String id = declared.text().substring(declared.text().indexOf(':') + 1);
            require(element, actual.stream().anyMatch(flow -> flow.id().equals(id)), "flow.declared",
                    name + " names " + id + ", which is no such flow of this element");
        }
    }

    private void checkScope(String scope, String id, int line) {
        List<Element> inside = elements.values().stream().filter(e -> e.scope().equals(scope)).toList();
        List<Element> starts = inside.stream().filter(e -> e.kind() instanceof Kind.Start).toList();
        List<Element> ends = inside.stream().filter(e -> e.kind().isEnd()).toList();
        if (starts.size() != 1) {
            problems.add(new Problem(id, line, "start.one", "one start event is needed, not "
                    + starts.size()));
        }
        if (ends.isEmpty()) {
            problems.add(new Problem(id, line, "end.none", "there is no end event"));
        }
        if (starts.size() == 1 && !ends.isEmpty()) {
            Set<String> reached = closure(starts, this::after);
            Set<String> ending = closure(ends, this::before);
            for (Element e : inside) {
                require(e, reached.contains(e.id()), "element.unreachable",
                        "no way leads here from the start");
                require(e, ending.contains(e.id()), "element.no-end", "no way leads from here to an end");
            }
        }
    }

    private Set<String> closure(List<Element> from, Function<String, List<String>> next) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(from.stream().map(Element::id).toList());
        while (!open.isEmpty()) {
            String id = open.pop();
            if (reached.add(id)) {
                open.addAll(next.apply(id));
            }
        }
        return reached;
    }

    private List<String> after(String id) {
        List<String> next = new ArrayList<>(out(id).stream().map(Flow::to).toList());
        elements.values().stream().filter(e -> e.kind() instanceof Boundary b && b.host().equals(id))
                .forEach(e -> next.add(e.id()));
        return next;
    }

    private List<String> before(String id) {
        List<String> previous = new ArrayList<>(in(id).stream().map(Flow::from).toList());
        if (elements.get(id).kind() instanceof Boundary boundary && elements.containsKey(boundary.host())) {
            previous.add(boundary.host());
        }
        return previous;
    }

    /** A circle of gateways alone would turn forever: nothing happens on it that could change a condition. */
    private void checkIdleCircles() {
        Predicate<@Nullable Element> instant = e -> e != null && e.kind().isInstant();
        Function<String, List<String>> next = id -> out(id).stream().map(Flow::to)
                .filter(to -> instant.test(elements.get(to))).toList();
        for (Element gateway : elements.values()) {
            boolean circle = instant.test(gateway) && next.apply(gateway.id()).stream()
                    .anyMatch(to -> closure(List.of(elements.get(to)), next).contains(gateway.id()));
            require(gateway, !circle, "gateway.circle", "a circle of gateways on which nothing happens");
        }
    }

    private List<Flow> in(String id) {
        return in.getOrDefault(id, List.of());
    }

    private List<Flow> out(String id) {
        return out.getOrDefault(id, List.of());
    }

    private void require(Element element, boolean holds, String code, String message) {
        if (!holds) {
            problems.add(new Problem(element.id(), element.line(), code, message));
        }
    }

    private void refuse(Flow flow, String code, String message) {
        problems.add(new Problem(flow.id(), flow.line(), code, message));
    }
}
