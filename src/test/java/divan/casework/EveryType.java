package divan.casework;

import divan.packs.Node;
import divan.packs.Pack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The petition, asking besides something of every type ({@code forms/pages.yaml}). */
public final class EveryType {
    public static final String SERVICE = "wish-or-complaint";
    private static final String FORM = "services/" + SERVICE + "/form.yaml";
    private static final String LAST = "  - id: declaration\n";

    private EveryType() {
    }

    public static Pack in(Pack pack) {
        Map<String, byte[]> files = new TreeMap<>(pack.files());
        files.put(FORM, form(pack).getBytes(StandardCharsets.UTF_8));
        for (String language : List.of("tr", "en")) {
            String path = "services/" + SERVICE + "/text/" + language + ".yaml";
            Map<String, Object> words = new Yaml().load(new String(pack.need(path), StandardCharsets.UTF_8));
            Map<String, Object> service = map(map(words, "service"), SERVICE);
            asked(new Yaml().load("pages:\n" + pages()), map(service, "question"), map(service, "option"));
            files.put(path, new Yaml().dump(words).getBytes(StandardCharsets.UTF_8));
        }
        return Pack.of(pack.name(), files);
    }

    static Form form() {
        try {
            return FormReader.read(Node.read(FORM, form(Pack.read(Path.of("packs/migration")))
                .getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Question question(String id) {
        return form().questions().stream().filter(q -> q.id().equals(id)).findFirst().orElseThrow();
    }

    private static String form(Pack pack) {
        return new String(pack.need(FORM), StandardCharsets.UTF_8).replaceFirst(LAST, pages() + LAST);
    }

    private static String pages() {
        try {
            return Files.readString(Path.of("src/test/resources/forms/pages.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Labels are the ids, options what they are called. */
    private static void asked(Map<String, Object> form, Map<String, Object> labels,
            Map<String, Object> options) {
        for (Object page : (List<?>) form.get("pages")) {
            questions((List<?>) ((Map<?, ?>) page).get("questions"), labels, options);
        }
    }

    private static void questions(List<?> questions, Map<String, Object> labels,
            Map<String, Object> options) {
        for (Object one : questions) {
            Map<?, ?> question = (Map<?, ?>) one;
            String id = String.valueOf(question.get("id"));
            Map<String, Object> words = new LinkedHashMap<>(Map.of("label", "Soru " + id));
            labels.put(id, words);
            if (question.get("options") instanceof List<?> some) {
                options.put(id, new LinkedHashMap<>(some.stream().collect(java.util.stream.Collectors.toMap(
                    String::valueOf, option -> "Seçenek " + option))));
            }
            if (question.get("questions") instanceof List<?> rows) {
                Map<String, Object> inner = new LinkedHashMap<>();
                questions(rows, words, inner);
                options.put(id, inner);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> tree, String key) {
        return (Map<String, Object>) tree.computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
    }
}
