package divan.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;

/** The rules of one decision table with their annotations. */
final class RuleTable {
    private final String decision;
    private final Map<String, Map<String, String>> annotations = new LinkedHashMap<>();

    RuleTable(String decision, DecisionTable table) {
        this.decision = decision;
        List<String> names = table.getAnnotation().stream().map(clause -> clause.getName()).toList();
        table.getRule().forEach(rule -> annotations.put(rule.getId(), annotations(names, rule)));
    }

    private static Map<String, String> annotations(List<String> names, DecisionRule rule) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < rule.getAnnotationEntry().size() && i < names.size(); i++) {
            String text = rule.getAnnotationEntry().get(i).getText();
            if (text != null && !text.isBlank()) {
                texts.put(names.get(i), text.strip());
            }
        }
        return Collections.unmodifiableMap(texts);
    }

    Map<String, String> annotations(String rule) {
        return annotations.getOrDefault(rule, Map.of());
    }

    List<String> rules() {
        return List.copyOf(annotations.keySet());
    }

    /**
     * A table that collects gives one element a rule, in their order; any other gives the value of its one
     * rule.
     */
    List<Firing> firings(List<String> fired, @Nullable Object result) {
        List<?> elements = result instanceof List<?> list && list.size() == fired.size() ? list : null;
        List<Firing> firings = new ArrayList<>();
        for (int i = 0; i < fired.size(); i++) {
            Object output = elements == null ? result : elements.get(i);
            firings.add(new Firing(decision, fired.get(i), annotations.get(fired.get(i)), output));
        }
        return firings;
    }
}
