package divan.casework;

import divan.packs.Finding;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.Table;
import divan.reliance.Mention;
import divan.rules.DecisionModel;
import divan.rules.RuleSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what a service names beside its own folder is there: values, kinds of organs, channels, days. */
final class ServiceCheck {
    private static final String ORGANS = "organisation/organs.csv";
    private static final String VALUES = "parameters.yaml";
    private static final String BY_OFFICE = "by-office";
    private static final Set<String> CHANNELS = Set.of("portal", "api", "office", BY_OFFICE);
    private static final Set<String> DAYS = Set.of("calendar", "working");
    private static final String PROVISION = "provision";
    private static final String FINDINGS = "findings";
    private static final List<String> OUTCOMES = List.of("satisfied", "unmet", "attention");

    private final Node service;
    private final Pack pack;
    private final List<Finding> findings = new ArrayList<>();

    private ServiceCheck(Node service, Pack pack) {
        this.service = service;
        this.pack = pack;
    }

    static List<Finding> check(Definition definition, Pack pack) {
        String folder = definition.service().folder();
        ServiceCheck check = new ServiceCheck(pack.yaml(folder + "service.yaml"), pack);
        check.values();
        check.kind();
        check.channels();
        check.one(check.service.get("duration").get("days"), DAYS, "the days of a period");
        check.period(definition);
        check.citations(definition.rules(), folder + "eligibility.dmn");
        check.outcomes(folder + "eligibility.dmn");
        definition.service().letters().values().forEach(letter ->
            pack.file(folder + letter.template()).ifPresent(text -> check.letter(definition, folder
                + letter.template(), new String(text, StandardCharsets.UTF_8))));
        return check.findings;
    }

    private void values() {
        Set<String> known = new HashSet<>();
        if (pack.file(VALUES).isPresent()) {
            pack.yaml(VALUES).items().forEach(value -> known.add(value.get("id").text()));
        }
        service.get("parameters").entries().values().stream().filter(id -> !known.contains(id.text()))
            .forEach(id -> wrong(id, VALUES + " has no value " + id.text()));
    }

    private void kind() {
        Node kind = service.get("competence").get("organ").get("kind");
        if (kind.isPresent() && pack.file(ORGANS).isPresent() && Table.read(pack, ORGANS).rows().stream()
                .noneMatch(organ -> organ.get("kind").equals(kind.text()))) {
            wrong(kind, "no organ of this pack is of the kind " + kind.text());
        }
        Node number = service.get("competence").get("organ").get("number");
        if (number.isPresent() && pack.file(ORGANS).isPresent() && Table.read(pack, ORGANS).rows().stream()
                .noneMatch(organ -> organ.get("number").equals(number.text()))) {
            wrong(number, "no organ of this pack has the number " + number.text());
        }
    }

    /** Days of extensions and pauses are among the service's values. */
    private void period(Definition definition) {
        Set<String> names = definition.service().parameters().keySet();
        one(service.get("extension").get("most"), names, "a value of the service");
        service.get("pauses").entries().values().forEach(pause ->
            one(pause.get("days"), names, "a value of the service"));
    }

    /** What is opened by office nobody applies for in any way. */
    private void channels() {
        Node channels = service.get("channels");
        channels.items().forEach(channel -> one(channel, CHANNELS, "a channel"));
        if (channels.texts().contains(BY_OFFICE) && channels.texts().size() > 1) {
            findings.add(new Finding(channels.file(), channels.line(),
                "what is opened by office has no other channel"));
        }
    }

    private void one(Node node, Set<String> of, String what) {
        if (node.isPresent() && !of.contains(node.text())) {
            wrong(node, what + " is one of " + of.stream().sorted().toList() + ", not " + node.text());
        }
    }

    /** A rule is law: whoever reads what it found must be able to look it up. */
    private void citations(DecisionModel rules, String file) {
        RuleSource.of(pack.need(file)).stream().filter(row -> !row.rule().isEmpty()
            && rules.annotations(row.rule()).getOrDefault(PROVISION, "").isBlank())
            .forEach(row -> findings.add(new Finding(file, row.line(),
                "the rule " + row.rule() + " cites no provision")));
    }

    /** A rule that finds anything else is seen by nobody. */
    private void outcomes(String file) {
        RuleSource.of(pack.need(file)).stream()
            .filter(row -> !row.rule().isEmpty() && row.decision().endsWith(FINDINGS)
                && OUTCOMES.stream().noneMatch(outcome -> row.words().contains('"' + outcome + '"')))
            .forEach(row -> findings.add(new Finding(file, row.line(), "the rule " + row.rule()
                + " finds none of " + OUTCOMES)));
    }

    /**
     * What the service says in its letters, it names under {@code says}; values under {@code parameters}.
     * What every letter may say, it may add to.
     */
    private void letter(Definition definition, String file, String text) {
        definition.service().says().forEach((group, said) -> {
            if (!LetterVariables.ALWAYS.contains(group)) {
                fields(file, text, group, said.keySet());
            }
        });
        fields(file, text, "parameters", definition.service().parameters().keySet());
    }

    private void fields(String file, String text, String group, Set<String> known) {
        Matcher named = Pattern.compile("\\{[^{}]*?\\b" + group + "\\.([a-z][a-z0-9_]*)").matcher(text);
        while (named.find()) {
            if (!known.contains(named.group(1))) {
                findings.add(new Finding(file, Mention.line(text, named.start()),
                    group + " has no " + named.group(1) + ", only " + known.stream().sorted().toList()));
            }
        }
    }

    private void wrong(Node node, String message) {
        findings.add(node.wrong(message).finding());
    }
}
