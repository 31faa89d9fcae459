package divan.rules;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.InputData;
import org.kie.internal.io.ResourceFactory;

/**
 * A decision model, read once and evaluated often, by many threads. Reading the first one takes a second or
 * two (it starts the engine), a further one tens of milliseconds; the caller keeps it.
 */
public final class DecisionModel {
    private static final ScopedValue<Map<String, List<String>>> FIRED = ScopedValue.newInstance();

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final InputTypes types;
    private final List<InputData> inputs;
    private final List<Decision> decisions;
    private final Map<String, RuleTable> tables = new LinkedHashMap<>();
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    private DecisionModel(DMNRuntime runtime, DMNModel model) {
        this.runtime = runtime;
        this.model = model;
        Definitions definitions = model.getDefinitions();
        types = new InputTypes(definitions);
        inputs = elements(definitions, InputData.class);
        decisions = elements(definitions, Decision.class);
        for (Decision decision : decisions) {
            if (decision.getExpression() instanceof DecisionTable table) {
                tables.put(decision.getName(), new RuleTable(decision.getName(), table));
            }
        }
        runtime.addListener(new Listener());
    }

    private static <T> List<T> elements(Definitions definitions, Class<T> kind) {
        return definitions.getDrgElement().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * @param dmn a DMN 1.3 document, UTF-8
     * @throws IllegalArgumentException with every {@link #check problem}, one a line, if there is any
     */
    public static DecisionModel read(byte[] dmn) {
        List<Problem> problems = new ArrayList<>();
        DecisionModel read = read(dmn, problems);
        if (read == null || !problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream().map(Problem::toString).distinct().collect(Collectors.joining("\n")));
        }
        return read;
    }

    /**
     * Everything wrong with a model: what the engine refuses, what is not declared, what is outside the
     * subset.
     */
    public static List<Problem> check(byte[] dmn) {
        List<Problem> problems = new ArrayList<>();
        read(dmn, problems);
        return problems.stream().distinct().toList();
    }

    private static @Nullable DecisionModel read(byte[] dmn, List<Problem> problems) {
        Silence.keep();
        try {
            WellFormed.check(dmn);
            Resource resource =
                    ResourceFactory.newInputStreamResource(new ByteArrayInputStream(dmn), "UTF-8");
            resource.setSourcePath("model.dmn");
            DMNRuntime runtime = DMNRuntimeBuilder.fromDefaults()
                    .addProfile(new CalendarFunctions()).buildConfiguration()
                    .fromResources(List.of(resource)).getOrElseThrow(IllegalArgumentException::new);
            DMNModel model = runtime.getModels().getFirst();
            problems.addAll(Declarations.check(model.getDefinitions()));
            model.getMessages(DMNMessage.Severity.ERROR).forEach(message -> problems.add(problem(message)));
            return problems.isEmpty() ? new DecisionModel(runtime, model) : null;
        } catch (RuntimeException e) {
            problems.add(new Problem("", "is not a DMN document: " + e.getMessage()));
            return null;
        }
    }

    private static Problem problem(DMNMessage message) {
        return new Problem(Objects.requireNonNullElse(message.getSourceId(), ""), message.getText());
    }

    /** The names of the inputs, all of which {@link #evaluate} needs. */
    public List<String> inputs() {
        return inputs.stream().map(InputData::getName).toList();
    }

    /** The names of the decisions, in the order of the model. */
    public List<String> decisions() {
        return decisions.stream().map(Decision::getName).toList();
    }

    /** The ids of the rules of all tables, in the order of the model. */
    public List<String> rules() {
        return tables.values().stream().flatMap(table -> table.rules().stream()).toList();
    }

    /** The annotations of a rule by their names; empty for no rule. */
    public Map<String, String> annotations(String rule) {
        return tables.values().stream().filter(table -> table.rules().contains(rule)).findFirst()
            .map(table -> table.annotations(rule)).orElse(Map.of());
    }

    /** Those of {@link #rules} that applied to nothing since the model was read. */
    public Set<String> unreached() {
        Set<String> unreached = new LinkedHashSet<>(rules());
        unreached.removeAll(reached);
        return unreached;
    }

    /**
     * @param values every input by name; null where nothing is known; names that are no inputs are ignored
     * @throws IllegalArgumentException if an input is missing or not of its declared type
     * @throws IllegalStateException if a decision fails on these values, naming the element
     */
    public Evaluation evaluate(Map<String, ? extends @Nullable Object> values) {
        DMNContext context = runtime.newContext();
        for (InputData input : inputs) {
            String name = input.getName();
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("input " + name + " is missing");
            }
            context.set(name, types.bring(name, input.getVariable().getTypeRef(), values.get(name)));
        }
        Map<String, List<String>> fired = new LinkedHashMap<>();
        DMNResult result = ScopedValue.where(FIRED, fired).call(() -> runtime.evaluateAll(model, context));
        result.getMessages(DMNMessage.Severity.ERROR).stream().findFirst().ifPresent(DecisionModel::fail);
        Evaluation evaluation = evaluation(result, fired);
        evaluation.firings().forEach(firing -> reached.add(firing.rule()));
        return evaluation;
    }

    private static void fail(DMNMessage message) {
        throw new IllegalStateException(
                message.getSourceId() + " fails on these values: " + message.getMessageType());
    }

    private Evaluation evaluation(DMNResult result, Map<String, List<String>> fired) {
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        List<Firing> firings = new ArrayList<>();
        for (Decision decision : decisions) {
            String name = decision.getName();
            Object value = Plain.value(result.getDecisionResultByName(name).getResult());
            results.put(name, value);
            if (fired.containsKey(name)) {
                firings.addAll(tables.get(name).firings(fired.get(name), value));
            }
        }
        return new Evaluation(Collections.unmodifiableMap(results), List.copyOf(firings));
    }

    /**
     * The rules that applied in the decision's own table and in the tables it draws on directly, in its
     * order.
     */
    public List<Firing> behind(String decision, Evaluation evaluation) {
        List<String> sources = new ArrayList<>(List.of(decision));
        for (Decision one : decisions) {
            if (one.getName().equals(decision)) {
                sources.addAll(required(one));
            }
        }
        return sources.stream().flatMap(source -> evaluation.firings(source).stream()).toList();
    }

    private List<String> required(Decision decision) {
        return decision.getInformationRequirement().stream()
                .filter(requirement -> requirement.getRequiredDecision() != null)
                .map(requirement -> requirement.getRequiredDecision())
                .map(reference -> Declarations.nameOf(model.getDefinitions(), reference))
                .toList();
    }

    private static final class Listener implements DMNRuntimeEventListener {
        @Override
        public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
            FIRED.get().put(event.getNodeName(), List.copyOf(event.getSelectedIds()));
        }
    }
}
