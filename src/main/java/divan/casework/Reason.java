package divan.casework;

import divan.packs.Node;
import divan.packs.Pack;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text for the reason of a decision that must be completed ({@code reasons.yaml} of a service): whoever
 * uses it replaces each gap. Turkish, because the decision is.
 *
 * @param outcome grant or refuse: for which it is offered
 * @param provision on which it rests
 */
public record Reason(String id, Map<String, String> title, String outcome, String provision, String text) {
    static final String FILE = "reasons.yaml";
    /** {@code […]}, {@code [… which document]} or {@code [...]}: what still has to be written. */
    private static final Pattern GAP = Pattern.compile("\\[[^\\]\\[]*(…|\\.\\.\\.)[^\\]\\[]*]");

    static List<Reason> of(Pack pack, String folder) {
        return pack.file(folder + FILE).isEmpty() ? List.of()
            : pack.yaml(folder + FILE).items().stream().map(Reason::read).toList();
    }

    private static Reason read(Node node) {
        String outcome = node.get("outcome").text();
        if (!List.of("grant", "refuse").contains(outcome)) {
            throw node.get("outcome").wrong("an outcome is grant or refuse");
        }
        Reason reason = new Reason(node.get("id").text(), node.get("title").languages(), outcome,
            node.get("provision").text(), node.get("text").text());
        if (!hasGap(reason.text())) {
            throw node.get("text")
                .wrong("a text without a gap would be used as it is: write […] where one must think");
        }
        return reason;
    }

    static boolean hasGap(String text) {
        return GAP.matcher(text).find();
    }
}
