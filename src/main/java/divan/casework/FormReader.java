package divan.casework;

import divan.casework.Question.Count;
import divan.casework.Question.Formula;
import divan.casework.Question.Limit;
import divan.casework.Question.Stop;
import divan.casework.Question.Type;
import divan.packs.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code form.yaml}. A page's condition is a condition of each of its questions. */
final class FormReader {
    /** Of rows and files where the form says nothing. */
    static final int MOST = 20;
    private static final int DECIMALS = 4;
    private static final String SEVERAL = "several";

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
            text(node, "deadline"), questions(node.get("questions"), options, null));
    }

    private static Form.Page page(Node node, Node options) {
        return new Form.Page(node.get("id").text(),
            questions(node.get("questions"), options, text(node, "show-if")));
    }

    private static List<Question> questions(Node node, Node options, @Nullable String pageIf) {
        return node.items().stream().map(question -> question(question, options, pageIf)).toList();
    }

    private static Question question(Node node, Node options, @Nullable String pageIf) {
        boolean several = node.get("type").text().equals(SEVERAL);
        Type type = several ? Type.CHOICE : type(node.get("type"));
        Count count = count(node, type);
        return new Question(node.get("id").text(), type, node.get("required").flag(),
            both(pageIf, text(node, "show-if")), text(node, "known-from"), text(node, "provision"),
            limit(node.get("min")), limit(node.get("max")), options(node.get("options"), options),
            node.get("kinds").texts(), text(node, "max-megabytes"),
            node.get("lines").isPresent() ? node.get("lines").integer() : 1, stop(node.get("stops")),
            several || node.get("many").flag() || type == Type.FILE && count.most() > 1, text(node, "words"),
            count, node.get("decimals").isPresent() ? node.get("decimals").integer() : DECIMALS,
            type == Type.CALCULATED ? new Formula(node.get("is").text(), type(node.get("as"))) : null,
            questions(node.get("questions"), options, null));
    }

    private static @Nullable String both(@Nullable String page, @Nullable String own) {
        return page == null ? own : own == null ? page : "(" + page + ") and (" + own + ")";
    }

    private static Count count(Node node, Type type) {
        int most = node.get("most").isPresent() ? node.get("most").integer() : type == Type.FILE ? 1 : MOST;
        return new Count(node.get("least").isPresent() ? node.get("least").integer() : 0, most);
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
            node.get("weighing-required-for").texts(), questions(proposal.get("grant"), options, null),
            questions(proposal.get("refuse"), options, null), questions(proposal.get("both"), options, null));
    }

    private static Form.Judgement judgement(Node node) {
        return new Form.Judgement(node.get("id").text(), node.get("provision").text(), text(node, "against"),
            text(node, "show-if"));
    }
}
