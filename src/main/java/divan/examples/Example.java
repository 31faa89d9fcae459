package divan.examples;

import divan.packs.Node;
import divan.packs.Pack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A situation, what is done, and what must come of it; {@code docs/packs.md} says what may stand in it.
 *
 * @param given what holds, merged over the service's usual situation ({@code examples/usual.yaml})
 */
record Example(String service, String id, String file, int line, Map<String, @Nullable Object> given,
        List<Map<String, @Nullable Object>> steps, Map<String, @Nullable Object> then) {
    private static final String USUAL = "usual.yaml";

    /** All of a service, in the order of their files. @throws divan.packs.Malformed for what is no example */
    static List<Example> of(Pack pack, String service) {
        String folder = "services/" + service + "/examples/";
        Map<String, @Nullable Object> usual = map(pack.file(folder + USUAL).map(Example::yaml)
            .orElse(Map.of()).get("given"));
        List<Example> all = new ArrayList<>();
        pack.paths(folder, ".yaml").forEach(file -> all.addAll(read(pack, service, file, usual)));
        return all;
    }

    private static List<Example> read(Pack pack, String service, String file,
            Map<String, @Nullable Object> usual) {
        List<Node> nodes = pack.yaml(file).get("examples").items();
        List<Map<String, @Nullable Object>> values = list(yaml(pack.need(file)).get("examples"));
        List<Example> all = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Map<String, @Nullable Object> value = values.get(i);
            all.add(new Example(service, nodes.get(i).get("id").text(), file, nodes.get(i).line(),
                merged(usual, map(value.get("given"))), list(value.get("when")), map(value.get("then"))));
        }
        return all;
    }

    private static Map<String, @Nullable Object> yaml(byte[] file) {
        return map(new Yaml().load(new String(file, StandardCharsets.UTF_8)));
    }

    static Map<String, @Nullable Object> map(@Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            // YAML 1.1 reads the key "on" as true
            given.forEach((key, element) -> map.put(key.equals(true) ? "on" : String.valueOf(key), element));
        }
        return map;
    }

    static List<Map<String, @Nullable Object>> list(@Nullable Object value) {
        return value instanceof List<?> items ? items.stream().map(Example::map).toList() : List.of();
    }

    static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of();
    }

    /** Earlier cases of the same person, in their order; what they do not say is as in this one. */
    List<Example> before() {
        return list(given.get("before")).stream().map(earlier -> {
            Map<String, @Nullable Object> own = new LinkedHashMap<>(given);
            own.keySet().removeAll(List.of("before", "about", "answers", "gone"));
            own.putAll(earlier);
            return new Example(String.valueOf(earlier.get("service")), id, file, line, own,
                list(earlier.get("when")), Map.of());
        }).toList();
    }

    private static Map<String, @Nullable Object> merged(Map<String, @Nullable Object> usual,
            Map<String, @Nullable Object> differing) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(usual);
        differing.forEach((key, value) -> merged.put(key, value instanceof Map<?, ?>
            && merged.get(key) instanceof Map ? merged(map(merged.get(key)), map(value)) : value));
        return merged;
    }

    Map<String, @Nullable Object> given(String key) {
        return map(given.get(key));
    }

    /** The codes or letters that are told; none where nothing is. */
    List<String> told(String key) {
        return texts(then.get(key));
    }

    Stream<String> unknown() {
        return then.keySet().stream().filter(key -> !Expected.KEYS.contains(key));
    }
}
