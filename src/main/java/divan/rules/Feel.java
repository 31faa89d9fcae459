package divan.rules;

import divan.kernel.OfficialCalendar;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;

/**
 * FEEL, the expression language of DMN 1.3. Values are plain Java (see the package); dates are {@code
 * LocalDate}. A path that leads nowhere ({@code answers.phone} of an unanswered question) is null, as FEEL
 * defines it, and a comparison with null is null; an unknown name, a malformed expression and a failing
 * function are errors.
 */
public final class Feel {
    private record Key(String expression, Set<String> names) {
    }

    private static final Map<Key, CompiledExpression> COMPILED = new ConcurrentHashMap<>();
    private static final ScopedValue<OfficialCalendar> OWN = ScopedValue.newInstance();
    private static volatile OfficialCalendar inForce = OfficialCalendar.statutory();

    private Feel() {
    }

    /**
     * @throws IllegalArgumentException if the expression is malformed, uses a name that is not in the
     *     variables, or fails on these values; the message holds the expression, never the values
     */
    public static @Nullable Object evaluate(
            String expression, Map<String, ? extends @Nullable Object> variables) {
        CompiledExpression compiled = compiled(expression, variables.keySet());
        AtomicReference<FEELEvent> error = new AtomicReference<>();
        FEELEventListenersManager listeners = new FEELEventListenersManager();
        listeners.addListener(event -> {
            if (event.getSeverity() == FEELEvent.Severity.ERROR) {
                error.set(event);
            }
        });
        var context = new EvaluationContextImpl(
                Feel.class.getClassLoader(), listeners, FEELDialect.FEEL, DMNVersion.V1_3);
        CalendarFunctions.ALL.forEach(function -> context.setValue(function.getName(), function));
        variables.forEach(context::setValue);
        Object value = Expressions.engine().evaluate(compiled, context);
        if (error.get() != null) {
            throw new IllegalArgumentException("fails on these values: " + expression);
        }
        return Plain.value(value);
    }

    /**
     * The same by a calendar of one's own: whoever evaluates again later gets the same value, also when the
     * one in force has changed meanwhile.
     */
    public static @Nullable Object evaluate(OfficialCalendar calendar, String expression,
            Map<String, ? extends @Nullable Object> variables) {
        return ScopedValue.where(OWN, calendar).call(() -> evaluate(expression, variables));
    }

    /** The calendar by which days are counted: one's own, or that in force. */
    public static OfficialCalendar calendar() {
        return OWN.isBound() ? OWN.get() : inForce;
    }

    /** From now on that calendar is in force in this program. */
    public static void goBy(OfficialCalendar calendar) {
        inForce = calendar;
    }

    /** Whether the expression is true; null and false are not. Any other value is an error. */
    public static boolean holds(String expression, Map<String, ? extends @Nullable Object> variables) {
        return switch (evaluate(expression, variables)) {
            case Boolean truth -> truth;
            case null -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + expression);
        };
    }

    /**
     * @throws IllegalArgumentException if the expression is malformed or uses a name that is not among the
     * variables
     */
    public static void check(String expression, Collection<String> variables) {
        compiled(expression, Set.copyOf(variables));
    }

    /** The FEEL name of an id: {@code requested-until} is {@code requested_until}. */
    public static String name(String id) {
        return id.replace('-', '_');
    }

    /** The tree with every key as a FEEL name. */
    public static Map<String, @Nullable Object> names(Map<String, ? extends @Nullable Object> tree) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        tree.forEach((id, value) -> named.put(name(id), namesWithin(value)));
        return named;
    }

    private static @Nullable Object namesWithin(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> names(Plain.map(map));
            case List<?> list -> list.stream().map(Feel::namesWithin).toList();
            case null, default -> value;
        };
    }

    private static CompiledExpression compiled(String expression, Set<String> variables) {
        return COMPILED.computeIfAbsent(new Key(expression, Set.copyOf(variables)), Feel::compile);
    }

    private static CompiledExpression compile(Key key) {
        Expressions expressions = new Expressions(key.names());
        CompiledExpression compiled = expressions.compile(key.expression());
        if (compiled == null || !expressions.problems().isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", expressions.problems()) + " in: " + key.expression());
        }
        return compiled;
    }
}
