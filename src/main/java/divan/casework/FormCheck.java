package divan.casework;

import divan.packs.Finding;
import divan.packs.Node;
import divan.packs.Pack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a form can be gone through: each question once, none shown or calculated by an answer that comes
 * only after it (so that no form asks in a circle), something to choose from, and files that are told apart
 * by their bytes.
 */
final class FormCheck {
    private static final Pattern ANSWER = Pattern.compile("\\banswers\\.([a-z][a-z0-9_]*)");
    private static final Set<String> FILES = Set.of("pdf", "jpeg", "png");
    private static final Set<String> IDENTITIES = Set.of("citizen", "foreigner");
    private static final Set<String> FORMULAS = Set.of("text", "number", "money", "date", "yes-no");
    /** What a row has no place for. */
    private static final Set<String> NOT_IN_ROWS = Set.of("shown", "calculated", "file", "group",
        "declaration");
    private static final Set<String> BY_OFFICIALS = Set.of("text", "number", "money", "date", "choice",
        "several", "yes-no");
    /** While a step is recorded, an official may also declare that something was done. */
    private static final Set<String> RECORDED = Stream.concat(BY_OFFICIALS.stream(), Stream.of("declaration"))
        .collect(Collectors.toSet());
    private static final Set<String> LIMITED = Set.of("text", "number", "money", "date", "period", "name",
        "email", "phone");
    private static final Set<String> OF_PARTS = Set.of("period", "several", "address", "file", "group",
        "declaration");
    private static final int MOST_ROWS = 100;
    private static final int MOST_FILES = 20;

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    /** By question, whose answers show it or reckon it. */
    private final Map<String, Set<String>> waits = new LinkedHashMap<>();

    private FormCheck() {
    }

    static List<Finding> check(String folder, Pack pack) {
        FormCheck check = new FormCheck();
        Node form = pack.yaml(folder + "form.yaml");
        Set<String> pages = new HashSet<>();
        form.get("pages").items().forEach(page -> {
            if (!pages.add(page.get("id").text())) {
                check.wrong(page, "the page " + page.get("id").text() + " stands here twice");
            }
            page.get("questions").items().forEach(question -> check.waits(page, question));
        });
        form.get("pages").items().forEach(page -> check.page(page));
        Node proposal = form.get("official").get("proposal");
        List.of("grant", "refuse", "both").forEach(part ->
            proposal.get(part).items().forEach(question -> check.byOfficial(question, BY_OFFICIALS)));
        form.get("steps").items().forEach(step -> step.get("questions").items().forEach(question ->
            check.byOfficial(question, RECORDED)));
        return check.findings;
    }

    private static Set<String> named(Node... feel) {
        Set<String> named = new LinkedHashSet<>();
        for (Node node : feel) {
            Matcher answer = ANSWER.matcher(node.text(""));
            while (answer.find()) {
                named.add(answer.group(1));
            }
        }
        return named;
    }

    private static String variable(Node question) {
        return question.get("id").text().replace('-', '_');
    }

    /** What a group's questions wait for, the group waits for. */
    private void waits(Node page, Node question) {
        Set<String> all = named(page.get("show-if"), question.get("show-if"),
            isCalculated(question) ? question.get("is") : question.get("none"));
        question.get("questions").items().forEach(asked -> all.addAll(named(asked.get("show-if"))));
        waits.putIfAbsent(variable(question), all);
    }

    private static boolean isCalculated(Node question) {
        return question.get("type").text().equals("calculated");
    }

    private void page(Node page) {
        ordered(page.get("show-if"), "", "it is shown by");
        page.get("questions").items().forEach(this::question);
    }

    private void question(Node question) {
        ordered(question.get("show-if"), variable(question), "it is shown by");
        if (isCalculated(question)) {
            calculated(question);
        } else {
            answerable(question);
        }
        if (!seen.add(variable(question))) {
            wrong(question, "the question " + question.get("id").text() + " stands here twice");
        }
    }

    private void ordered(Node feel, String question, String how) {
        for (String answer : named(feel)) {
            if (!seen.contains(answer)) {
                String id = answer.replace('_', '-');
                wrong(feel, leadsTo(answer, question, new HashSet<>())
                    ? how + " the answer to " + id + ", which waits for it in turn: the form asks in a circle"
                    : how + " the answer to " + id + ", which is no question before it");
            }
        }
    }

    private boolean leadsTo(String from, String question, Set<String> gone) {
        return !from.equals(question) && gone.add(from) && waits.getOrDefault(from, Set.of()).stream()
            .anyMatch(next -> next.equals(question) || leadsTo(next, question, gone));
    }

    private void calculated(Node question) {
        String id = question.get("id").text();
        if (!question.get("is").isPresent() || !FORMULAS.contains(question.get("as").text(""))) {
            wrong(question, id + " is calculated: it needs `is`, FEEL, and `as`, one of "
                + FORMULAS.stream().sorted().toList());
        }
        ordered(question.get("is"), variable(question), "it is calculated from");
        if (question.get("is").text("").contains("latest_end")) {
            wrong(question.get("is"), "what the rules find is not known yet when " + id + " is calculated");
        }
        for (String asked : List.of("required", "min", "max", "known-from", "stops")) {
            if (question.get(asked).isPresent()) {
                wrong(question.get(asked), id + " is calculated and never asked: it has no " + asked);
            }
        }
    }

    private void answerable(Node question) {
        String id = question.get("id").text();
        String type = question.get("type").text();
        boolean chosen = type.equals("choice") || type.equals("several");
        if (chosen && !question.get("options").isPresent()) {
            wrong(question, id + " is a choice of nothing: options are missing");
        }
        boolean identity = type.equals("identity-number");
        for (Node kind : question.get("kinds").isPresent() ? question.get("kinds").items()
                : List.<Node>of()) {
            if (!(identity ? IDENTITIES : FILES).contains(kind.text())) {
                wrong(kind, (identity ? "an identity number is one of " : "a file is one of ")
                    + (identity ? IDENTITIES : FILES).stream().sorted().toList() + ", not " + kind.text());
            }
        }
        if (question.get("known-from").isPresent() && OF_PARTS.contains(type)) {
            wrong(question.get("known-from"), id + " is of type " + type + ", which no register fills in");
        }
        for (String limit : List.of("min", "max")) {
            if (question.get(limit).isPresent() && !LIMITED.contains(type)) {
                wrong(question.get(limit), id + " is of type " + type + ", which has no " + limit);
            }
        }
        counted(question, id, type);
        if (type.equals("group")) {
            group(question, id);
        }
    }

    private void counted(Node question, String id, String type) {
        int most = type.equals("group") ? MOST_ROWS : type.equals("file") ? MOST_FILES : Integer.MAX_VALUE;
        int least = question.get("least").isPresent() ? question.get("least").integer() : 0;
        int asked = question.get("most").isPresent() ? question.get("most").integer() : Math.max(least, 1);
        if (least < 0 || asked < 1 || least > asked) {
            wrong(question, id + " wants at least " + least + " and at most " + asked);
        } else if (asked > most) {
            wrong(question.get("most"), id + " wants more than " + most);
        }
        if (question.get("decimals").isPresent()
                && (question.get("decimals").integer() < 0 || question.get("decimals").integer() > 4)) {
            wrong(question.get("decimals"), id + " may have 0 to 4 decimals");
        }
    }

    private void group(Node group, String id) {
        Set<String> ids = new HashSet<>();
        if (group.get("questions").items().isEmpty()) {
            wrong(group, id + " is a group of nothing: questions are missing");
        }
        for (Node question : group.get("questions").items()) {
            String asked = question.get("id").text();
            if (NOT_IN_ROWS.contains(question.get("type").text())) {
                wrong(question, asked + " cannot stand in a row: it is of type "
                    + question.get("type").text());
            }
            if (!ids.add(asked) || asked.equals("id")) {
                wrong(question, asked.equals("id") ? "no question of a row is called id"
                    : "the question " + asked + " stands in " + id + " twice");
            }
            ordered(question.get("show-if"), variable(group), "it is shown by");
            answerable(question);
        }
    }

    private void byOfficial(Node question, Set<String> types) {
        if (!types.contains(question.get("type").text())) {
            wrong(question, "an official's answer is one of " + types.stream().sorted().toList()
                + ", not " + question.get("type").text());
        }
        answerable(question);
    }

    private void wrong(Node node, String message) {
        findings.add(node.wrong(message).finding());
    }
}
