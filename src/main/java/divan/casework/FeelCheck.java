package divan.casework;

import divan.packs.Finding;
import divan.packs.Node;
import divan.packs.Pack;
import divan.process.Model;
import divan.rules.Feel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the FEEL of a service can be read and names only what will be there when it is asked. */
final class FeelCheck {
    private static final Set<String> KEYS =
        Set.of("show-if", "known-from", "is", "when", "required-if", "max-megabytes", "condition", "words");
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"");
    private static final Pattern FIELD = Pattern.compile("\\b([a-z][a-z0-9_]*)\\.([a-z][a-z0-9_]*)");
    private final List<Finding> findings = new ArrayList<>();
    /** By name, what may stand behind its dot; nothing is known of the others. */
    private final Map<String, Set<String>> fields = new HashMap<>();

    private FeelCheck(Definition definition) {
        definition.service().inputs().forEach((name, input) -> {
            if (!input.about() && input.listOf() == null && !input.register().isEmpty()) {
                Set<String> known = new TreeSet<>(input.fields().stream().map(f -> f.replace('-', '_'))
                    .toList());
                if (input.validity()) {
                    known.addAll(List.of("from", "until"));
                }
                fields.put(name, known);
            }
        });
        fields.put("parameters", definition.service().parameters().keySet());
        fields.put("answers", new TreeSet<>(definition.form().questions().stream().map(Question::variable)
            .toList()));
    }

    static List<Finding> check(Definition definition, Pack pack) {
        FeelCheck check = new FeelCheck(definition);
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
        names.addAll(List.of("decided_on", "served_on"));
        service.get("effects").items().forEach(effect -> check.effect(effect, names));
        definition.model().expressions().forEach(expression -> check.process(folder + "process.bpmn",
            expression));
        return check.findings;
    }

    private void effect(Node effect, Set<String> names) {
        List.of("when", "field", "value", "since", "key", "last").forEach(part ->
            one(effect.get(part), names));
        effect.get("valid").entries().values().forEach(feel -> one(feel, names));
        effect.get("where").entries().values().forEach(feel -> one(feel, names));
        effect.get("row").entries().values().forEach(feel -> one(feel, names));
    }

    private void within(Node node, Set<String> names) {
        if (node.isMap() && node.get("questions").isList() && node.get("type").isPresent()) {
            group(node, names);
        } else if (node.isMap()) {
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

    /** The questions of a row may ask what else stands in it. */
    private void group(Node group, Set<String> names) {
        one(group.get("show-if"), names);
        Set<String> here = new TreeSet<>(names);
        here.add(Situation.ROW);
        fields.put(Situation.ROW, new TreeSet<>(group.get("questions").items().stream()
            .map(question -> question.get("id").text().replace('-', '_')).toList()));
        group.get("questions").items().forEach(question -> within(question, here));
        fields.remove(Situation.ROW);
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
            Matcher named = FIELD.matcher(WORDS.matcher(feel).replaceAll("\"\""));
            while (named.find()) {
                Set<String> known = fields.get(named.group(1));
                if (known != null && !known.contains(named.group(2))) {
                    findings.add(new Finding(file, line, named.group(1) + " has no " + named.group(2)
                        + ": only " + known));
                }
            }
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(file, line, String.valueOf(e.getMessage())));
        }
    }
}
