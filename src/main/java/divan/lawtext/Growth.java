package divan.lawtext;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Grows the tree from left to right: a leaf begins where the last one ended, so that nothing is lost or
 * doubled.
 */
final class Growth {
    private record Branch(Kind kind, String label, int from, List<Node> children) {
    }

    private final String source;
    private final Deque<Branch> open = new ArrayDeque<>();
    private int position;

    Growth(String source) {
        this.source = source;
        open(Kind.LAW, "");
    }

    int position() {
        return position;
    }

    void open(Kind kind, String label) {
        open.push(new Branch(kind, label, position, new ArrayList<>()));
    }

    boolean isOpen(Kind kind) {
        return open.stream().anyMatch(branch -> branch.kind == kind);
    }

    void close() {
        Branch branch = open.pop();
        if (!branch.children.isEmpty()) {
            open.element().children.add(
                new Node(branch.kind, branch.label, branch.from, position, List.copyOf(branch.children)));
        }
    }

    /** Closes everything inside the nearest open node of that kind, and that node. */
    void close(Kind kind) {
        if (isOpen(kind)) {
            while (open.element().kind != kind) {
                close();
            }
            close();
        }
    }

    void leaf(Kind kind, String label, int to) {
        if (to > position) {
            open.element().children.add(new Node(kind, label, position, to, List.of()));
            position = to;
        }
    }

    /** Text, with its notes of amendments and footnote marks as leaves of their own. */
    void run(Kind kind, int to) {
        for (int at = position; at < to; at++) {
            char c = source.charAt(at);
            int note = c == '(' ? Note.end(source, at, to) : at;
            int mark = c == '[' ? markEnd(at, to) : at;
            if (note > at || mark > at) {
                leaf(kind, "", at);
                leaf(note > at ? Kind.NOTE : Kind.MARK, note > at ? "" : source.substring(at + 1, mark - 1),
                    blanks(Math.max(note, mark), to));
                at = position - 1;
            }
        }
        leaf(kind, "", to);
    }

    private int markEnd(int from, int to) {
        int at = from + 1;
        while (at < to && at < from + 4 && Character.isDigit(source.charAt(at))) {
            at++;
        }
        return at > from + 1 && at < to && source.charAt(at) == ']' ? at + 1 : from;
    }

    int blanks(int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }

    Node done() {
        while (open.size() > 1) {
            close();
        }
        Branch law = open.pop();
        return new Node(law.kind, law.label, 0, position, List.copyOf(law.children));
    }
}
