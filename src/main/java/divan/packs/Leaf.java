package divan.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A single value of a YAML file and where it stands.
 *
 * @param path keys from the root; an item of a list by its own {@code id}, else by its place
 * @param line of the file, from 1
 */
public record Leaf(List<String> path, String text, String file, int line) {
    /** Every value below a node, in the order of the file. */
    public static List<Leaf> of(Node node) {
        List<Leaf> leaves = new ArrayList<>();
        collect(node, List.of(), leaves);
        return leaves;
    }

    /** Values by their paths, keys joined by dots; nothing of a node that is not there. */
    public static Map<String, String> byPath(Node node) {
        Map<String, String> values = new TreeMap<>();
        of(node).forEach(leaf -> values.put(String.join(".", leaf.path()), leaf.text()));
        return values;
    }

    private static void collect(Node node, List<String> path, List<Leaf> leaves) {
        if (node.isMap()) {
            node.entries().forEach((key, value) -> collect(value, with(path, key), leaves));
        } else if (node.isList()) {
            List<Node> items = node.items();
            for (int i = 0; i < items.size(); i++) {
                collect(items.get(i), with(path, name(items.get(i), i)), leaves);
            }
        } else if (node.isPresent()) {
            leaves.add(new Leaf(path, node.text(), node.file(), node.line()));
        }
    }

    private static String name(Node item, int place) {
        Node id = item.isMap() ? item.get("id") : item;
        return item.isMap() && id.isPresent() && !id.isMap() && !id.isList() ? id.text()
            : Integer.toString(place);
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    /** The last key; of an item of a list, its place. */
    public String last() {
        return path.getLast();
    }

    public boolean isBelow(String key) {
        return path.contains(key);
    }

    /** {@code services/x/service.yaml:45} */
    public String place() {
        return file + ":" + line;
    }
}
