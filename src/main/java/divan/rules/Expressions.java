package divan.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.events.UnknownVariableErrorEvent;

/**
 * Compiles FEEL against a set of names and collects what is wrong. The engine also reports each path below a
 * name whose type it does not know; these are not errors: such values are open trees.
 */
final class Expressions {
    private static final Pattern COMPARISON = Pattern.compile("(^|,)\\s*(?:<=|>=|<|>|!=|=)");

    private final Collection<String> names;
    private final List<String> problems = new ArrayList<>();

    Expressions(Collection<String> names) {
        this.names = names;
    }

    /** Without listeners, so that it may be shared: evaluation hands its own context. */
    static FEEL engine() {
        return Shared.ENGINE;
    }

    private static final class Shared {
        static final FEEL ENGINE = newEngine();
    }

    private static FEEL newEngine() {
        Silence.keep();
        return FEEL.newInstance(Expressions.class.getClassLoader(), List.of(new CalendarFunctions()));
    }

    List<String> problems() {
        return problems;
    }

    @Nullable CompiledExpression compile(String expression) {
        return attempt(engine -> engine.compile(expression, context(engine)));
    }

    /** The engine overlooks names after a comparison sign: a second pass without the signs finds them. */
    void compileUnaryTests(String tests) {
        attempt(engine -> engine.processUnaryTests(tests, context(engine)));
        String operands = COMPARISON.matcher(tests).replaceAll("$1");
        attempt(engine -> engine.processUnaryTests(operands, context(engine)));
    }

    /** The engine's parser stumbles over some malformed texts instead of reporting them. */
    private <T> @Nullable T attempt(Function<FEEL, T> compilation) {
        try {
            return compilation.apply(listeningEngine());
        } catch (RuntimeException e) {
            problems.add("is malformed");
            return null;
        }
    }

    private FEEL listeningEngine() {
        FEEL engine = newEngine();
        engine.addListener(this::note);
        return engine;
    }

    private CompilerContext context(FEEL engine) {
        CompilerContext context = engine.newCompilerContext();
        names.forEach(name -> context.addInputVariableType(name, BuiltInType.UNKNOWN));
        return context;
    }

    private void note(FEELEvent event) {
        if (event.getSeverity() != FEELEvent.Severity.ERROR) {
            return;
        }
        if (!(event instanceof UnknownVariableErrorEvent unknown)) {
            problems.add(event.getMessage());
        } else if (!names.contains(root(unknown)) && !problems.contains(undeclared(unknown))) {
            problems.add(undeclared(unknown));
        }
    }

    private static String undeclared(UnknownVariableErrorEvent unknown) {
        return "uses " + root(unknown) + ", which is not declared";
    }

    private static String root(UnknownVariableErrorEvent unknown) {
        return String.valueOf(unknown.getOffendingSymbol()).split("\\.", 2)[0];
    }
}
