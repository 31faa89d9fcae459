package divan.lawtext;

import java.util.List;
import java.util.stream.Stream;

/**
 * A law's consolidated text, read.
 *
 * @param number of the law
 * @param provisions articles, paragraphs, clauses and what stands below them, in the order of the text
 */
public record LawText(String number, String source, Node root, List<Provision> provisions,
    List<Change> changes,
        List<Reference> references) {
    public static LawText of(String number, String source) {
        Node root = Reading.of(source);
        return new LawText(number, source, root, Provisions.of(root), Changes.of(source, root),
            References.of(number, source, root));
    }

    public Stream<Provision> articles() {
        return provisions.stream().filter(provision -> provision.node().kind() == Kind.ARTICLE);
    }

    /** The words of a node on one line. */
    public String words(Node node) {
        return source.substring(node.from(), node.to()).replace("\u00ad\n", "").replace("\u00ad", "")
            .replaceAll("\\s++", " ").strip();
    }

    /** Whether the leaves, in order, are the source. */
    public boolean isLossless() {
        int at = 0;
        for (Node leaf : (Iterable<Node>) root.leaves()::iterator) {
            if (leaf.from() != at || leaf.to() <= leaf.from()) {
                return false;
            }
            at = leaf.to();
        }
        return at == source.length();
    }

}
