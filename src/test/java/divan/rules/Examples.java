package divan.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The examples of the extension of a residence permit, each merged over the usual situation. */
final class Examples {
    static final Path SERVICE = Path.of("packs/migration/services/residence-permit-extension");

    /** given: the inputs of the rules by their FEEL names. */
    record Example(String id, Map<String, @Nullable Object> given, Map<String, @Nullable Object> then) {
        List<?> listed(String key) {
            return then.get(key) instanceof List<?> list ? list : List.of();
        }
    }

    private Examples() {
    }

    static List<Example> all() {
        Map<String, @Nullable Object> usual = tree(yaml(SERVICE.resolve("examples/usual.yaml")).get("given"));
        try (Stream<Path> files = Files.list(SERVICE.resolve("examples"))) {
            return files.sorted().flatMap(file -> examples(file, usual)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Example> examples(Path file, Map<String, @Nullable Object> usual) {
        List<?> examples = (List<?>) yaml(file).getOrDefault("examples", List.of());
        return examples.stream().map(Examples::tree).map(example -> new Example((String) example.get("id"),
                Feel.names(merged(usual, tree(example.get("given")))), tree(example.get("then"))));
    }

    static Map<String, @Nullable Object> yaml(Path file) {
        return tree(new Yaml().load(text(file)));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, @Nullable Object> tree(@Nullable Object value) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, element) -> tree.put((String) key, element));
        return tree;
    }

    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> usual, Map<String, @Nullable Object> differing) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(usual);
        differing.forEach((key, value) -> merged.put(key,
                value instanceof Map<?, ?> && merged.get(key) instanceof Map<?, ?> known
                        ? merged(tree(known), tree(value)) : value));
        return merged;
    }
}
