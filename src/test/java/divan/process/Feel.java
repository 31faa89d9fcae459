package divan.process;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.impl.FEELBuilder;

/** The real FEEL, so that conditions in these tests mean what they mean in a pack. */
final class Feel implements Conditions {
    private final FEEL feel = FEELBuilder.builder().build();

    @Override
    public boolean holds(String expression, Map<String, Object> variables) {
        return Boolean.TRUE.equals(value(expression, variables));
    }

    @Override
    public @Nullable Object value(String expression, Map<String, Object> variables) {
        return feel.evaluate(expression, variables);
    }
}
