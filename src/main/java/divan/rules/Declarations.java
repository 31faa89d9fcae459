package divan.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.model.api.Context;
import org.kie.dmn.model.api.ContextEntry;
import org.kie.dmn.model.api.DMNElement;
import org.kie.dmn.model.api.DMNElementReference;
import org.kie.dmn.model.api.DRGElement;
import org.kie.dmn.model.api.Decision;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.Definitions;
import org.kie.dmn.model.api.Expression;
import org.kie.dmn.model.api.InformationRequirement;
import org.kie.dmn.model.api.InputData;
import org.kie.dmn.model.api.LiteralExpression;

/** Finds what a model uses and does not declare, and what lies outside our subset of DMN. */
final class Declarations {
    private final Definitions model;
    private final List<Problem> problems = new ArrayList<>();

    private Declarations(Definitions model) {
        this.model = model;
    }

    static List<Problem> check(Definitions model) {
        Declarations declarations = new Declarations(model);
        if (!model.getImport().isEmpty()) {
            declarations.problem(model, "imports are not in the subset");
        }
        model.getDrgElement().forEach(declarations::element);
        return declarations.problems;
    }

    private void element(DRGElement element) {
        switch (element) {
            case Decision decision -> decision(decision);
            case InputData input -> {
                if (input.getVariable() == null || !element.getName().equals(input.getVariable().getName())) {
                    problem(input, "the variable of an input has the input's name");
                }
            }
            default -> problem(element, element.getClass().getSimpleName() + " is not in the subset");
        }
    }

    private void decision(Decision decision) {
        Set<String> names = new LinkedHashSet<>();
        for (InformationRequirement requirement : decision.getInformationRequirement()) {
            String name = requiredName(requirement);
            if (name == null) {
                problem(requirement, "requires an element that is not declared");
            } else {
                names.add(name);
            }
        }
        expression(decision, decision.getExpression(), names);
    }

    private @Nullable String requiredName(InformationRequirement requirement) {
        DMNElementReference reference = requirement.getRequiredInput() == null
                ? requirement.getRequiredDecision() : requirement.getRequiredInput();
        return reference == null ? null : nameOf(model, reference);
    }

    static @Nullable String nameOf(Definitions model, DMNElementReference reference) {
        return model.getDrgElement().stream()
                .filter(element -> reference.getHref().equals("#" + element.getId()))
                .map(DRGElement::getName).findFirst().orElse(null);
    }

    private void expression(DMNElement owner, @Nullable Expression expression, Set<String> names) {
        switch (expression) {
            case LiteralExpression literal -> literal(literal, owner, names);
            case Context context -> context(context, names);
            case DecisionTable table -> table(table, names);
            case null -> problem(owner, "has no expression");
            default -> problem(owner, expression.getClass().getSimpleName() + " is not in the subset");
        }
    }

    private void literal(LiteralExpression literal, DMNElement owner, Set<String> names) {
        Expressions expressions = new Expressions(names);
        expressions.compile(literal.getText() == null ? "" : literal.getText());
        DMNElement named = literal.getId() == null ? owner : literal;
        expressions.problems().forEach(message -> problem(named, message));
    }

    private void context(Context context, Set<String> names) {
        Set<String> known = new LinkedHashSet<>(names);
        for (ContextEntry entry : context.getContextEntry()) {
            expression(entry.getId() == null ? context : entry, entry.getExpression(), known);
            if (entry.getVariable() != null) {
                known.add(entry.getVariable().getName());
            }
        }
    }

    private void table(DecisionTable table, Set<String> names) {
        table.getInput().forEach(input -> literal(input.getInputExpression(), input, names));
        for (DecisionRule rule : table.getRule()) {
            if (rule.getId() == null) {
                problem(table, "has a rule without an id");
            }
            rule.getInputEntry().forEach(entry -> tests(entry.getText(), rule, names));
            rule.getOutputEntry().forEach(entry -> literal(entry, rule, names));
        }
    }

    private void tests(String tests, DecisionRule rule, Set<String> names) {
        Set<String> known = new LinkedHashSet<>(names);
        known.add("?");
        Expressions expressions = new Expressions(known);
        expressions.compileUnaryTests(tests);
        expressions.problems().forEach(message -> problem(rule, message));
    }

    private void problem(DMNElement element, String message) {
        String id = element.getId() == null ? "" : element.getId();
        problems.add(new Problem(id, message));
    }
}
