package divan.lawtext;

import java.util.List;
import java.util.stream.Stream;

/**
 * A stretch of the source: characters {@code from} (inclusive) to {@code to} (exclusive). The children of a
 * node fill
 * it without gap or overlap; a node without children is a leaf.
 *
 * @param label as addresses write it ({@code 31}, {@code ek-5}, {@code 2}, {@code a}), or empty
 */
public record Node(Kind kind, String label, int from, int to, List<Node> children) {
    public Stream<Node> leaves() {
        return children.isEmpty() ? Stream.of(this) : children.stream().flatMap(Node::leaves);
    }

    /** This node and all below it, in the order of the text. */
    public Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }

    public Stream<Node> below(Kind wanted) {
        return all().filter(node -> node.kind == wanted);
    }
}
