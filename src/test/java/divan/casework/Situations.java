package divan.casework;

import divan.kernel.Span;
import divan.registers.Registers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The pack's examples, and how a situation is entered into the registers. */
final class Situations {
    static final Path FOLDER = Path.of("packs/migration/services/residence-permit-extension/examples");

    /** One example, {@code given} merged over the usual situation. */
    record Example(String id, Map<String, @Nullable Object> given, List<Map<String, @Nullable Object>> steps,
            Map<String, @Nullable Object> then) {
        List<?> listed(String key) {
            return then.get(key) instanceof List<?> list ? list : List.of();
        }
    }

    private final Registers registers;

    Situations(Registers registers) {
        this.registers = registers;
    }

    static Map<String, @Nullable Object> usual() {
        return map(yaml(FOLDER.resolve("usual.yaml")).get("given"));
    }

    static List<Example> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().flatMap(file -> examples(yaml(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Example> examples(Map<String, @Nullable Object> file) {
        return list(file.get("examples")).stream()
            .map(example -> new Example(String.valueOf(example.get("id")),
            merged(usual(), map(example.get("given"))), list(example.get("when")), map(example.get("then"))));
    }

    private static Map<String, @Nullable Object> yaml(Path file) {
        try {
            return map(new Yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return value instanceof List<?> items ? items.stream().map(Situations::map).toList() : List.of();
    }

    static Map<String, @Nullable Object> merged(Map<String, @Nullable Object> usual,
            Map<String, @Nullable Object> differing) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(usual);
        differing.forEach((key, value) -> merged.put(key, value instanceof Map<?, ?>
            && merged.get(key) instanceof Map
            ? merged(map(merged.get(key)), map(value)) : value));
        return merged;
    }

    /** Rows as an example tells of them; what is null is not known. */
    void enter(UUID party, Map<String, ? extends @Nullable Object> situation, UUID act) {
        LocalDate birth = LocalDate.of(2020, 1, 1);
        registers.enter("foreigners", party, "", known(map(situation.get("person"))), Span.since(birth), act);
        if (situation.get("permit") != null) {
            dated("residence-permits", party, map(situation.get("permit")), act);
        }
        if (situation.get("insurance") != null) {
            dated("insurance", party, map(situation.get("insurance")), act);
        }
        if (situation.get("restrictions") instanceof List<?> restrictions) {
            restrictions.forEach(kind -> registers.enter("restrictions", party, String.valueOf(kind),
                Map.of("kind", kind), Span.since(birth), act));
        }
    }

    private void dated(String register, UUID party, Map<String, @Nullable Object> row, UUID act) {
        Span valid = Span.of(LocalDate.parse(String.valueOf(row.remove("from"))),
            LocalDate.parse(String.valueOf(row.remove("until"))));
        registers.enter(register, party, "", known(row), valid, act);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> known(Map<String, @Nullable Object> row) {
        row.values().removeIf(java.util.Objects::isNull);
        return (Map<String, Object>) (Map<String, ?>) row;
    }
}
