package divan.legislation;

import divan.lawtext.Change;
import divan.lawtext.Kind;
import divan.lawtext.LawText;
import divan.lawtext.Node;
import divan.lawtext.Provision;
import divan.lawtext.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A law that was read, as rows. */
final class LawRows {
    private static final Set<Kind> NUMBERED =
        Set.of(Kind.ARTICLE, Kind.PARAGRAPH, Kind.CLAUSE, Kind.SUBCLAUSE);
    private static final Set<Kind> UNITS =
        Set.of(Kind.PREAMBLE, Kind.BOOK, Kind.PART, Kind.CHAPTER, Kind.SECTION);
    private static final Set<Kind> WORDS =
        Set.of(Kind.TEXT, Kind.CLOSING, Kind.UNCLASSIFIED, Kind.TABLE, Kind.CELL);

    private final LawText text;
    private final int version;
    private final Map<Node, String> units = new HashMap<>();

    LawRows(LawText text, int version) {
        this.text = text;
        this.version = version;
        units(text.root(), "");
    }

    private void units(Node node, String above) {
        String unit = UNITS.contains(node.kind()) ? (above.isEmpty() ? "" : above + " · ") + title(node)
            : above;
        if (node.kind() == Kind.ARTICLE) {
            units.put(node, unit);
        } else {
            node.children().forEach(child -> units(child, unit));
        }
    }

    private String title(Node unit) {
        return String.join(" – ", unit.children().stream().filter(child -> child.kind() == Kind.TITLE)
            .map(text::words).toList());
    }

    List<Object[]> provisions() {
        List<Object[]> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String unit = "";
        for (Provision provision : text.provisions()) {
            unit = units.getOrDefault(provision.node(), unit);
            if (seen.add(provision.address())) {
                rows.add(row(provision, rows.size(), unit));
            }
        }
        return rows;
    }

    private Object[] row(Provision provision, int position, String unit) {
        Node node = provision.node();
        StringBuilder lead = new StringBuilder();
        StringBuilder closing = new StringBuilder();
        boolean behind = false;
        for (Node child : node.children()) {
            behind |= NUMBERED.contains(child.kind());
            if (WORDS.contains(child.kind()) || child.kind() == Kind.HEADING && node.kind() != Kind.ARTICLE) {
                (behind ? closing : lead).append(' ').append(text.words(child));
            }
        }
        return new Object[] {text.number(), version, provision.address(), position,
            node.kind().name().toLowerCase(Locale.ROOT), heading(node), lead.toString().strip(),
            closing.toString().strip(), above(provision.address()), unit};
    }

    private String heading(Node node) {
        return node.kind() != Kind.ARTICLE ? "" : String.join(" ", node.children().stream()
            .takeWhile(child -> child.kind() != Kind.LABEL).filter(child -> child.kind() == Kind.HEADING)
            .map(text::words).toList());
    }

    private static String above(String address) {
        int slash = address.indexOf('/');
        return slash < 0 ? "" : address.substring(0, Math.max(slash, address.lastIndexOf('-')));
    }

    List<Object[]> changes() {
        List<Object[]> rows = new ArrayList<>();
        for (Change change : text.changes()) {
            rows.add(new Object[] {text.number(), version, rows.size(), change.address(),
                change.sort().name(),
                change.passed(), change.inForce(), change.by(), change.article(), change.touches()});
        }
        return rows;
    }

    List<Object[]> references() {
        List<Object[]> rows = new ArrayList<>();
        for (Reference reference : text.references()) {
            rows.add(new Object[] {text.number(), version, rows.size(), reference.by(), reference.law(),
                reference.target()});
        }
        return rows;
    }
}
