package divan.casework;

import divan.kernel.Sha;
import divan.packs.Change;
import divan.packs.Leaf;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackDifference;
import divan.process.Element;
import divan.process.Flow;
import divan.process.Model;
import divan.process.Relocation;
import divan.rules.RuleSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a version changes of services that both versions define: questions, what the official answers, the
 * process and whether running cases could go over as they stand, rules, letters, and the definition itself.
 */
final class ServiceChanges {
    private final Pack before;
    private final Pack after;
    private final String service;
    private final String folder;
    private final List<Change> changes = new ArrayList<>();

    private ServiceChanges(Pack before, Pack after, String service) {
        this.before = before;
        this.after = after;
        this.service = service;
        this.folder = "services/" + service + "/";
    }

    static List<Change> between(Pack before, Pack after) {
        return PackDifference.inBoth(before, after).stream().flatMap(service ->
            new ServiceChanges(before, after, service).all().stream()).toList();
    }

    private List<Change> all() {
        if (differs("service.yaml")) {
            tell("definition", "service.yaml", parts(before), parts(after));
        }
        if (differs("form.yaml")) {
            tell("question", "form.yaml", questions(before), questions(after));
            tell("official", "form.yaml", official(before), official(after));
        }
        if (differs("process.bpmn")) {
            process();
        }
        if (differs("eligibility.dmn")) {
            tell("rule", "eligibility.dmn", rules(before), rules(after));
        }
        letters();
        return changes;
    }

    private boolean differs(String file) {
        return !Arrays.equals(before.need(folder + file), after.need(folder + file));
    }

    private void tell(String what, String file, Map<String, Map<String, String>> old,
            Map<String, Map<String, String>> now) {
        changes.addAll(Change.between(what, folder + file, service, old, now));
    }

    /** The definition by its first keys: who, inputs, documents, fee, duration, remedy, effects… */
    private Map<String, Map<String, String>> parts(Pack pack) {
        Map<String, Map<String, String>> parts = new TreeMap<>();
        pack.yaml(folder + "service.yaml").entries().forEach((key, node) ->
            parts.put(key, Leaf.byPath(node)));
        return parts;
    }

    private Map<String, Map<String, String>> questions(Pack pack) {
        Map<String, Map<String, String>> questions = new TreeMap<>();
        pack.yaml(folder + "form.yaml").get("pages").items().forEach(page ->
            page.get("questions").items().forEach(question ->
                put(questions, question, Map.of("page", page.get("id").text()))));
        return questions;
    }

    private static void put(Map<String, Map<String, String>> things, Node thing, Map<String, String> more) {
        Map<String, String> said = new LinkedHashMap<>(Leaf.byPath(thing));
        said.putAll(more);
        things.put(thing.get("id").text(), said);
    }

    private Map<String, Map<String, String>> official(Pack pack) {
        Map<String, Map<String, String>> asked = new TreeMap<>();
        Node official = pack.yaml(folder + "form.yaml").get("official");
        List.of("questions", "weighing").forEach(part ->
            official.get(part).items().forEach(question -> put(asked, question, Map.of())));
        List.of("grant", "refuse", "both").forEach(part -> official.get("proposal").get(part).items()
            .forEach(question -> asked.put(part + "." + question.get("id").text(), Leaf.byPath(question))));
        return asked;
    }

    private void process() {
        Model old = Model.read(before.need(folder + "process.bpmn"));
        Model now = Model.read(after.need(folder + "process.bpmn"));
        Set<String> lost = new Relocation(old, now, Map.of()).lost().stream().map(Element::id)
            .collect(Collectors.toCollection(LinkedHashSet::new));
        Change.between("element", folder + "process.bpmn", service, elements(old), elements(now))
            .forEach(change -> changes.add(lost.contains(change.id())
                ? change.noting("a case that stands here stays, unless it is mapped") : change));
        changes.add(new Change("process", folder + "process.bpmn", service, now.id(), Change.Sort.CHANGED, "",
            "", lost.isEmpty() ? "every place where a case may stand is still there"
            : "cases that stand here need a mapping: " + String.join(", ", lost)));
    }

    private static Map<String, Map<String, String>> elements(Model model) {
        Map<String, Map<String, String>> elements = new TreeMap<>();
        for (Element element : model.elements()) {
            Map<String, String> said = new LinkedHashMap<>();
            said.put("kind", element.kind().toString());
            said.put("name", element.name());
            said.put("in", element.scope());
            said.put("repeat", Objects.toString(element.repeat(), ""));
            said.putAll(element.attributes());
            said.put("to", model.outgoing(element.id()).stream().map(ServiceChanges::to)
                .collect(Collectors.joining(", ")));
            said.values().removeIf(String::isEmpty);
            elements.put(element.id(), said);
        }
        return elements;
    }

    private static String to(Flow flow) {
        return flow.to() + (flow.condition() == null ? "" : " if " + flow.condition());
    }

    /** Rows by their ids; what stands outside them (inputs, hit policy, an expression) by the decision. */
    private Map<String, Map<String, String>> rules(Pack pack) {
        Map<String, Map<String, String>> rules = new TreeMap<>();
        RuleSource.of(pack.need(folder + "eligibility.dmn")).forEach(rule -> rules.put(
            rule.rule().isEmpty() ? rule.decision() : rule.decision() + "." + rule.rule(),
            Map.of("", rule.words().strip().replaceAll("\\s*\\n\\s*", " | "))));
        return rules;
    }

    private void letters() {
        Set<String> paths = new TreeSet<>(before.paths(folder + "letters/", ""));
        paths.addAll(after.paths(folder + "letters/", ""));
        for (String path : paths) {
            changes.addAll(Change.between("letter", path, service, whole(before, path), whole(after, path)));
        }
    }

    /** A letter is told by whether it is the same: its words stand in the file. */
    private static Map<String, Map<String, String>> whole(Pack pack, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return pack.file(path).map(bytes -> Map.of(name, Map.of("SHA-256", Sha.hex(bytes).substring(0, 12))))
            .orElse(Map.of());
    }
}
