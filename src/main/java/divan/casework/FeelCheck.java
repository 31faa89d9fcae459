package divan.casework;

import divan.packs.Finding;
import divan.packs.Node;
import divan.packs.Pack;
import divan.process.Model;
import divan.rules.Feel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the FEEL of a service can be read and names only what will be there when it is asked. */
final class FeelCheck {
    private static final Set<String> KEYS =
        Set.of("show-if", "known-from", "is", "when", "required-if", "max-megabytes", "condition", "words");
    private final List<Finding> findings = new ArrayList<>();

    private FeelCheck() {
    }

    static List<Finding> check(Definition definition, Pack pack) {
        FeelCheck check = new FeelCheck();
        String folder = definition.service().folder();
        Set<String> names = new TreeSet<>(definition.service().inputs().keySet());
        names.addAll(List.of("answers", "filed_on", "asked", "parameters"));
        Node service = pack.yaml(folder + "service.yaml");
        check.one(service.get("competence").get("province"), names);
        List.of("who", "documents", "transitions").forEach(part -> check.within(service.get(part), names));
        service.get("says").entries().values().forEach(group -> group.entries().values().forEach(said -> {
            check.one(said.get("is"), names);
            check.one(said.get("field"), names);
        }));
        names.add("latest_end");
        Node form = pack.yaml(folder + "form.yaml");
        check.within(form.get("pages"), names);
        names.add("child_concerned");
        check.within(form.get("official"), names);
        names.removeAll(List.of("latest_end", "child_concerned"));
        names.addAll(List.of("case", "decision", "outcome"));
        service.get("effects").items().forEach(effect -> check.effect(effect, names));
        definition.model().expressions().forEach(expression -> check.process(folder + "process.bpmn",
            expression));
        return check.findings;
    }

    private void effect(Node effect, Set<String> names) {
        List.of("when", "field", "value", "since").forEach(part -> one(effect.get(part), names));
        effect.get("valid").entries().values().forEach(feel -> one(feel, names));
        effect.get("row").entries().values().forEach(feel -> one(feel, names));
    }

    private void within(Node node, Set<String> names) {
        if (node.isMap()) {
            node.entries().forEach((key, value) -> {
                if (KEYS.contains(key)) {
                    one(value, names);
                } else if (key.equals("args")) {
                    value.items().forEach(item -> one(item, names));
                } else {
                    within(value, names);
                }
            });
        } else if (node.isList()) {
            node.items().forEach(item -> within(item, names));
        }
    }

    private void one(Node node, Collection<String> names) {
        if (node.isPresent()) {
            attempt(node.file(), node.line(), node.text(), names);
        }
    }

    private void process(String file, Model.Expression expression) {
        attempt(file, expression.line(), expression.text(), CaseFold.VARIABLES);
    }

    private void attempt(String file, int line, String feel, Collection<String> names) {
        try {
            Feel.check(feel, names);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(file, line, String.valueOf(e.getMessage())));
        }
    }
}
