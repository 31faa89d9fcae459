package divan.process;

import divan.process.Element.Repeat;
import divan.process.Refusal.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What expressions see and say. Inside a repeated activity they see, besides the variables of the instance,
 * the item (under the name the model gives it) and {@code loopCounter}, from 0.
 */
final class Values {
    private final Model model;
    private final Conditions conditions;
    private final Map<Integer, Token> tokens;
    private final Map<String, Object> variables;

    Values(Model model, Conditions conditions, Map<Integer, Token> tokens, Map<String, Object> variables) {
        this.model = model;
        this.conditions = conditions;
        this.tokens = tokens;
        this.variables = variables;
    }

    boolean holds(String element, String expression, int scope) {
        return checked(element, () -> conditions.holds(expression, seenFrom(scope)));
    }

    Instant due(String element, Timing timing, Instant now, int scope) {
        return Objects.requireNonNull(checked(element,
                () -> timing.due(now, text -> conditions.value(text, seenFrom(scope)))));
    }

    /** How many instances a repeated activity has. */
    int count(Element element, Repeat repeat, int scope) {
        Object value = checked(element.id(), () -> conditions.value(source(repeat), seenFrom(scope)));
        int count = switch (value) {
            case Collection<?> items when repeat.collection() != null -> items.size();
            case Number number when repeat.cardinality() != null ->
                    checked(element.id(), () -> whole(number));
            case null, default -> throw new Refusal(Reason.EXPRESSION, element.id(),
                    source(repeat) + " says not how often: " + value);
        };
        if (count > Interpreter.MAX_TOKENS) {
            throw new Refusal(Reason.TOO_MUCH, element.id(), count + " instances");
        }
        return count;
    }

    private static String source(Repeat repeat) {
        return Objects.requireNonNull(repeat.collection() == null ? repeat.cardinality()
                : repeat.collection());
    }

    private static int whole(Number number) {
        int count = new BigDecimal(number.toString()).intValueExact();
        if (count < 0) {
            throw new IllegalArgumentException("a negative number of instances");
        }
        return count;
    }

    /**
     * Whether the rest of the instances is no longer needed; the counters have the names of BPMN 2.0.2, table
     * 10.30.
     */
    boolean complete(Element element, String condition, Token body, int active, int completed) {
        Map<String, Object> seen = new HashMap<>(seenFrom(body.in()));
        seen.putAll(Map.of("numberOfInstances", body.count(), "numberOfActiveInstances", active,
                "numberOfCompletedInstances", completed, "numberOfTerminatedInstances", 0));
        return checked(element.id(), () -> conditions.holds(condition, seen));
    }

    private Map<String, Object> seenFrom(int scope) {
        Deque<Token> around = new ArrayDeque<>();
        for (Token host = tokens.get(scope); host != null; host = tokens.get(host.in())) {
            if (host.index() >= 0) {
                around.push(host);
            }
        }
        Map<String, Object> seen = variables;
        for (Token instance : around) {
            seen = with(seen, instance);
        }
        return seen;
    }

    private Map<String, Object> with(Map<String, Object> outer, Token instance) {
        Repeat repeat = Objects.requireNonNull(model.element(instance.at()).repeat());
        Map<String, Object> seen = new HashMap<>(outer);
        seen.put("loopCounter", instance.index());
        if (repeat.item() != null && repeat.collection() != null) {
            seen.put(repeat.item(), item(conditions.value(repeat.collection(), outer), instance.index()));
        }
        return seen;
    }

    private static @Nullable Object item(@Nullable Object collection, int index) {
        List<?> items = collection instanceof Collection<?> some ? List.copyOf(some) : List.of();
        return index < items.size() ? items.get(index) : null;
    }

    /** The instances of repeated activities around a token, itself included, outermost first. */
    List<Integer> indexes(@Nullable Token token) {
        Deque<Integer> indexes = new ArrayDeque<>();
        for (Token host = token; host != null; host = tokens.get(host.in())) {
            if (host.index() >= 0) {
                indexes.push(host.index());
            }
        }
        return List.copyOf(indexes);
    }

    private static <T> T checked(String element, Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Refusal(Reason.EXPRESSION, element, String.valueOf(e.getMessage()));
        }
    }
}
