package divan.process;

import divan.process.Kind.Boundary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process that may run: every element of it is in the declared subset, and as a whole it is sound enough to
 * start and end. Immutable; made by {@link #read} only.
 */
public final class Model {
    /**
     * The namespace of Divan's own attributes: {@code function}, {@code effect}, {@code letter}, {@code
     * decision}…
     */
    public static final String NAMESPACE = "urn:divan:bpmn:1";

    private final Xml process;
    private final Xml definitions;
    private final byte[] source;
    private final Map<String, Element> elements;
    private final Map<String, Flow> flows;
    private final Map<String, List<Flow>> outgoing = new HashMap<>();
    private final Map<String, List<Flow>> incoming = new HashMap<>();
    private final Map<String, List<Element>> boundaries = new HashMap<>();
    private final Map<String, Element> starts = new HashMap<>();
    private final List<InclusiveJoin> joins = new ArrayList<>();
    private final Layout layout;

    Model(Xml process, Map<String, Element> elements, Map<String, Flow> flows, Layout layout,
            Xml definitions, byte[] source) {
        this.source = source.clone();
        this.process = process;
        this.definitions = definitions;
        this.elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
        this.flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
        this.layout = layout;
        flows.values().forEach(flow -> add(outgoing, flow.from(), flow));
        flows.values().forEach(flow -> add(incoming, flow.to(), flow));
        elements.values().forEach(this::index);
        elements.values().stream()
                .filter(e -> e.kind() instanceof Kind.Inclusive && incoming(e.id()).size() > 1)
                .forEach(e -> joins.add(InclusiveJoin.of(this, e)));
    }

    private void index(Element element) {
        if (element.kind() instanceof Boundary boundary) {
            add(boundaries, boundary.host(), element);
        } else if (element.kind() instanceof Kind.Start) {
            starts.put(element.scope(), element);
        }
    }

    private static <T> void add(Map<String, List<T>> lists, String key, T value) {
        lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }

    /**
     * Reads a BPMN 2.0 file with any prefixes, with or without a diagram.
     *
     * @throws ModelErrors with everything that is wrong or not supported
     */
    public static Model read(byte[] bpmn) {
        return ModelReader.read(bpmn);
    }

    public String id() {
        return process.id();
    }

    public String name() {
        return process.attributes().getOrDefault("name", "");
    }

    /** All flow nodes in the order of the file, those of sub-processes included. */
    public Collection<Element> elements() {
        return elements.values();
    }

    public Collection<Flow> flows() {
        return flows.values();
    }

    /** @throws IllegalArgumentException for an id that is no flow node of this model */
    public Element element(String id) {
        Element element = elements.get(id);
        if (element == null) {
            throw new IllegalArgumentException("process " + id() + " has no element " + id);
        }
        return element;
    }

    public @Nullable Flow flow(String id) {
        return flows.get(id);
    }

    public List<Flow> outgoing(String elementId) {
        return outgoing.getOrDefault(elementId, List.of());
    }

    public List<Flow> incoming(String elementId) {
        return incoming.getOrDefault(elementId, List.of());
    }

    /** The boundary events attached to this activity. */
    public List<Element> boundaries(String activityId) {
        return boundaries.getOrDefault(activityId, List.of());
    }

    /** The start event of the process (empty scope) or of a sub-process. */
    public Element start(String scope) {
        return Objects.requireNonNull(starts.get(scope), scope);
    }

    public Layout layout() {
        return layout;
    }

    /**
     * The file itself, to the byte: a model is never changed here, so nothing that another modeller put into
     * it can be lost on the way.
     */
    public byte[] source() {
        return source.clone();
    }

    /** The whole file as it can be read: lanes, annotations, foreign extensions. */
    public Xml definitions() {
        return definitions;
    }

    List<InclusiveJoin> joins() {
        return joins;
    }

    /** A FEEL expression of the model and where it stands. */
    public record Expression(String elementId, int line, String text) {
    }

    /**
     * All FEEL expressions, so that whoever knows the variables of a case can check them before it
     * begins.
     */
    public List<Expression> expressions() {
        List<Expression> found = new ArrayList<>();
        flows.values().forEach(flow -> collect(found, flow.id(), flow.line(), flow.condition()));
        elements.values().forEach(e -> texts(e).forEach(text -> collect(found, e.id(), e.line(), text)));
        return found;
    }

    private static void collect(List<Expression> found, String id, int line, @Nullable String text) {
        if (text != null) {
            found.add(new Expression(id, line, text));
        }
    }

    private static Stream<@Nullable String> texts(Element element) {
        Element.Repeat repeat = element.repeat();
        Stream<@Nullable String> repeated = repeat == null ? Stream.empty()
                : Stream.of(repeat.collection(), repeat.cardinality(), repeat.completion());
        Kind.Trigger trigger = switch (element.kind()) {
            case Kind.Catch(Kind.Trigger t) -> t;
            case Boundary(String _, boolean _, Kind.Trigger t) -> t;
            default -> null;
        };
        boolean timed = trigger instanceof Kind.OnTimer(Timing timing) && !timing.isLiteral();
        return Stream.concat(repeated, timed ? Stream.of(((Kind.OnTimer) trigger).timing().text())
                : Stream.empty());
    }
}
