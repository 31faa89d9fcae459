package divan.packs;

import java.io.InputStreamReader;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in a YAML file that knows its line. Scalars are read as they are printed: {@code no} is text until
 * somebody asks for a {@link #flag}. Aliases and tags are data too, nothing is constructed.
 */
public final class Node {
    private final String file;
    private final int line;
    private final String name;
    private final org.yaml.snakeyaml.nodes.@Nullable Node yaml;

    private Node(String file, int line, String name, org.yaml.snakeyaml.nodes.@Nullable Node yaml) {
        this.file = file;
        this.line = yaml == null ? line : yaml.getStartMark().getLine() + 1;
        this.name = name;
        this.yaml = yaml;
    }

    public static Node read(String file, byte[] bytes) {
        try {
            var reader = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (root == null) {
                throw new Malformed(file, 1, "the file is empty");
            }
            unique(file, root, Collections.newSetFromMap(new IdentityHashMap<>()));
            return new Node(file, 1, "", root);
        } catch (MarkedYAMLException e) {
            int at = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Malformed(file, at, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new Malformed(file, 1, "not to be read: " + e.getMessage());
        }
    }

    /** The reader keeps the last of two: what was written before it would be lost without a word. */
    private static void unique(String file, org.yaml.snakeyaml.nodes.Node node,
            Set<org.yaml.snakeyaml.nodes.Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key && !keys.add(key.getValue())) {
                    throw new Malformed(file, key.getStartMark().getLine() + 1, "the key “"
                        + key.getValue() + "” stands here twice");
                }
                unique(file, tuple.getValueNode(), seen);
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> unique(file, item, seen));
        }
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public boolean isPresent() {
        return yaml != null && !(yaml instanceof ScalarNode scalar && isNull(scalar));
    }

    public boolean isMap() {
        return yaml instanceof MappingNode;
    }

    public boolean isList() {
        return yaml instanceof SequenceNode;
    }

    /** The value under a key of this mapping; an absent one knows where it should have stood. */
    public Node get(String key) {
        if (yaml instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
                    return new Node(file, line, key, tuple.getValueNode());
                }
            }
        }
        return new Node(file, line, key, null);
    }

    public Map<String, Node> entries() {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (yaml instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = ((ScalarNode) tuple.getKeyNode()).getValue();
                entries.put(key, new Node(file, line, key, tuple.getValueNode()));
            }
        } else if (isPresent()) {
            throw wrong("“" + name + "” should be a mapping");
        }
        return entries;
    }

    public List<Node> items() {
        List<Node> items = new ArrayList<>();
        if (yaml instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> items.add(new Node(file, line, name, item)));
        } else if (isPresent()) {
            throw wrong("“" + name + "” should be a list");
        }
        return items;
    }

    public List<String> texts() {
        return items().stream().map(Node::text).toList();
    }

    public String text() {
        return optional().orElseThrow(() -> wrong("“" + name + "” is missing"));
    }

    public String text(String otherwise) {
        return optional().orElse(otherwise);
    }

    public Optional<String> optional() {
        if (!isPresent()) {
            return Optional.empty();
        }
        if (yaml instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        throw wrong("“" + name + "” should be a single value");
    }

    public LocalDate date() {
        return optionalDate().orElseThrow(() -> wrong("“" + name + "” is missing"));
    }

    public Optional<LocalDate> optionalDate() {
        try {
            return optional().map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw wrong("“" + name + "” should be a date like 2026-11-22");
        }
    }

    public int integer() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw wrong("“" + name + "” should be a whole number");
        }
    }

    public BigDecimal number() {
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException e) {
            throw wrong("“" + name + "” should be a number");
        }
    }

    public boolean flag() {
        return optional().map(v -> switch (v) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw wrong("“" + name + "” should be true or false");
        }).orElse(false);
    }

    /** A text in several languages: {@code {tr: …, en: …}}. */
    public Map<String, String> languages() {
        Map<String, String> texts = new LinkedHashMap<>();
        entries().forEach((language, node) -> texts.put(language, node.text()));
        if (!texts.containsKey("tr")) {
            throw wrong("“" + name + "” has no Turkish text, and Turkish binds");
        }
        return texts;
    }

    /** Maps, lists and scalars as printed. */
    public @Nullable Object plain() {
        if (isMap()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries().forEach((key, node) -> map.put(key, node.plain()));
            return map;
        }
        if (isList()) {
            return items().stream().map(Node::plain).toList();
        }
        return isPresent() ? text() : null;
    }

    /**
     * Maps, lists, and scalars as what they look like unless they are quoted: numbers, true and false, days
     * ({@code 2026-11-22}); an absent or empty one is null. What is said twice by an alias is refused.
     */
    public @Nullable Object value() {
        return value(Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private @Nullable Object value(Set<Object> seen) {
        if ((isMap() || isList()) && !seen.add(Objects.requireNonNull(yaml))) {
            throw wrong("an alias is not allowed here");
        }
        if (isMap()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            entries().forEach((key, node) -> map.put(key, node.value(seen)));
            return map;
        }
        if (isList()) {
            return items().stream().map(node -> node.value(seen)).toList();
        }
        return isPresent() ? scalar(text()) : null;
    }

    private Object scalar(String text) {
        boolean plain = yaml instanceof ScalarNode scalar
                && scalar.getScalarStyle() == org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN;
        if (!plain) {
            return text;
        }
        if (text.matches("-?(0|[1-9][0-9]{0,17})([.][0-9]{1,18})?")) {
            return new BigDecimal(text);
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return date();
        }
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    public Malformed wrong(String message) {
        return new Malformed(file, line, message);
    }

    private static boolean isNull(ScalarNode scalar) {
        boolean plain = scalar.getScalarStyle() == org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN;
        return plain && List.of("", "null", "~").contains(scalar.getValue());
    }
}
