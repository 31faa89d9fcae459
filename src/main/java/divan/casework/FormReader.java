package divan.casework;

import divan.casework.Question.Limit;
import divan.casework.Question.Stop;
import divan.casework.Question.Type;
import divan.packs.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code form.yaml}. */
final class FormReader {
    private FormReader() {
    }

    static Form read(Node root) {
        Node options = root.get("options");
        return new Form(root.get("pages").items().stream().map(page -> page(page, options)).toList(),
            official(root.get("official"), options), root.get("steps").items().stream()
            .map(step -> step(step, options)).toList());
    }

    private static Form.Step step(Node node, Node options) {
        Map<String, String> derived = new LinkedHashMap<>();
        node.get("derived").entries().forEach((name, feel) -> derived.put(name, feel.text()));
        return new Form.Step(node.get("id").text(), node.get("basis").texts(), derived,
            text(node, "deadline"), questions(node.get("questions"), options));
    }

    private static Form.Page page(Node node, Node options) {
        return new Form.Page(node.get("id").text(), questions(node.get("questions"), options));
    }

    private static List<Question> questions(Node node, Node options) {
        return node.items().stream().map(question -> question(question, options)).toList();
    }

    private static Question question(Node node, Node options) {
        return new Question(node.get("id").text(), type(node.get("type")), node.get("required").flag(),
            text(node, "show-if"), text(node, "known-from"), text(node, "provision"), limit(node.get("min")),
            limit(node.get("max")), options(node.get("options"), options), node.get("kinds").texts(),
            text(node, "max-megabytes"), node.get("lines").isPresent() ? node.get("lines").integer() : 1,
            stop(node.get("stops")), node.get("many").flag(), text(node, "words"));
    }

    private static Type type(Node node) {
        try {
            return Type.valueOf(node.text().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw node.wrong("there is no type of question “" + node.text() + "”");
        }
    }

    private static @Nullable String text(Node node, String key) {
        return node.get(key).optional().orElse(null);
    }

    private static @Nullable Limit limit(Node node) {
        return node.isPresent() ? new Limit(node.get("is").text(), node.get("code").text(),
            node.get("args").texts())
            : null;
    }

    private static @Nullable Stop stop(Node node) {
        return node.isPresent() ? new Stop(node.get("when").text(), node.get("admission").text()) : null;
    }

    private static List<String> options(Node node, Node lists) {
        return node.isList() || !node.isPresent() ? node.texts() : lists.get(node.text()).texts();
    }

    private static Form.Official official(Node node, Node options) {
        Node proposal = node.get("proposal");
        return new Form.Official(node.get("questions").items().stream().map(FormReader::judgement).toList(),
            node.get("weighing").items().stream()
                .map(w -> new Form.Weighing(w.get("id").text(), w.get("provision").text(),
                text(w, "required-if")))
                .toList(),
            node.get("weighing-required-for").texts(), questions(proposal.get("grant"), options),
            questions(proposal.get("refuse"), options), questions(proposal.get("both"), options));
    }

    private static Form.Judgement judgement(Node node) {
        return new Form.Judgement(node.get("id").text(), node.get("provision").text(), text(node, "against"),
            text(node, "show-if"));
    }
}
