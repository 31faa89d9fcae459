package divan.casework;

import divan.packs.Finding;
import divan.packs.Node;
import divan.packs.Pack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a form can be gone through: each question once, none shown by an answer that comes only after it
 * (so that no form asks in a circle), something to choose from, and files that are told apart by their bytes.
 */
final class FormCheck {
    private static final Pattern ANSWER = Pattern.compile("\\banswers\\.([a-z][a-z0-9_]*)");
    private static final Set<String> KINDS = Set.of("pdf", "jpeg", "png");

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

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
        });
        form.get("pages").items().forEach(page -> page.get("questions").items().forEach(check::question));
        Node proposal = form.get("official").get("proposal");
        List.of("grant", "refuse", "both").forEach(part ->
            proposal.get(part).items().forEach(question -> check.answerable(question)));
        form.get("steps").items().forEach(step -> step.get("questions").items().forEach(check::answerable));
        return check.findings;
    }

    private void question(Node question) {
        Matcher named = ANSWER.matcher(question.get("show-if").text(""));
        while (named.find()) {
            if (!seen.contains(named.group(1))) {
                wrong(question.get("show-if"), "it is shown by the answer to " + named.group(1).replace('_',
                    '-') + ", which is no question before it");
            }
        }
        answerable(question);
        if (!seen.add(question.get("id").text().replace('-', '_'))) {
            wrong(question, "the question " + question.get("id").text() + " stands here twice");
        }
    }

    private void answerable(Node question) {
        String type = question.get("type").text();
        if (type.equals("choice") && !question.get("options").isPresent()) {
            wrong(question, question.get("id").text() + " is a choice of nothing: options are missing");
        }
        for (Node kind : question.get("kinds").isPresent() ? question.get("kinds").items()
                : List.<Node>of()) {
            if (!KINDS.contains(kind.text())) {
                wrong(kind, "a file is one of " + KINDS.stream().sorted().toList() + ", not " + kind.text());
            }
        }
    }

    private void wrong(Node node, String message) {
        findings.add(node.wrong(message).finding());
    }
}
