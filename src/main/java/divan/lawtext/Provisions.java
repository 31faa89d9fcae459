package divan.lawtext;

import java.util.ArrayList;
import java.util.List;

/** The provisions of a law in the order of its text; a doubled address stands for the first that bears it. */
final class Provisions {
    private final List<Provision> found = new ArrayList<>();

    static List<Provision> of(Node root) {
        Provisions provisions = new Provisions();
        provisions.visit(root, "");
        return List.copyOf(provisions.found);
    }

    private void visit(Node node, String above) {
        String address = address(node, above);
        if (!address.equals(above)) {
            found.add(new Provision(address, node));
        }
        node.children().forEach(child -> visit(child, address));
    }

    static String address(Node node, String above) {
        return switch (node.kind()) {
            case ARTICLE -> node.label();
            case PARAGRAPH -> above + "/" + node.label();
            case CLAUSE, SUBCLAUSE -> above + "-" + node.label();
            case APPENDIX, ANNEX, FOOTNOTES, HISTORY, LAW, FRONT, PREAMBLE, BOOK, PART, CHAPTER, SECTION,
                TABLE, FOOTNOTE,
                HEADER, TITLE, HEADING, LABEL, TEXT, CLOSING, NOTE, MARK, CELL, UNCLASSIFIED -> above;
        };
    }
}
