package divan.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Every text of the user interface, by language and dotted key, in which {0}, {1}… stand for arguments. The
 * program's own stand in {@code text/<language>.yaml} and {@code text/<module>/<language>.yaml}; packs add
 * theirs when they come into force. A text missing in a language is given in Turkish, which binds, and
 * reported once; a key that no language knows is a bug and is loud.
 */
@Component
public class Texts {
    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);

    /** A language is read when it is first wanted. */
    private final Map<String, Map<String, String>> own = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Map<String, String>>> added = new ConcurrentHashMap<>();
    private final Map<String, Boolean> reported = new ConcurrentHashMap<>();

    public Texts() {
        in("tr");
    }

    /** Replaces the texts of one source, for example a pack. */
    public void add(String source, Map<String, Map<String, String>> byLanguage) {
        added.put(source, byLanguage);
    }

    /** Keys of the program's own texts in one language. */
    public Map<String, String> own(String language) {
        return Map.copyOf(in(language));
    }

    private Map<String, String> in(String language) {
        Map<String, String> texts = own.get(language);
        return texts != null ? texts : Languages.find(language).isEmpty() ? Map.of()
            : own.computeIfAbsent(language, Texts::read);
    }

    public boolean has(String key) {
        return find("tr", key).isPresent();
    }

    /** Whether a text is written in this language itself. */
    public boolean has(Language language, String key) {
        return find(language.code(), key).isPresent();
    }

    public String get(Language language, String key, Object... args) {
        return fill(find(language.code(), key).or(() -> turkishInstead(language, key))
            .orElseThrow(() -> new IllegalArgumentException("no text for the key " + key)), args);
    }

    /** A text in every language in which it is written; empty where there is no such text. */
    public Map<String, String> written(String key) {
        Map<String, String> words = new LinkedHashMap<>();
        Languages.ALL.forEach(language -> find(language.code(), key)
            .ifPresent(text -> words.put(language.code(), text)));
        return words;
    }

    private Optional<String> turkishInstead(Language language, String key) {
        if (Languages.COMPLETE.contains(language) && reported.putIfAbsent(language.code() + key,
                true) == null) {
            LOG.warn("The text {} is missing in {}", key, language.code());
        }
        return find("tr", key);
    }

    private Optional<String> find(String language, String key) {
        String text = in(language).get(key);
        if (text != null) {
            return Optional.of(text);
        }
        return added.values().stream().map(t -> t.getOrDefault(language, Map.of()).get(key))
            .filter(java.util.Objects::nonNull).findFirst();
    }

    private static String fill(String text, Object... args) {
        String filled = text;
        for (int i = 0; i < args.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(args[i]));
        }
        return filled;
    }

    private static Map<String, String> read(String language) {
        Map<String, String> all = new LinkedHashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver(Texts.class.getClassLoader())
                    .getResources("classpath*:text/**/" + language + ".yaml")) {
                read(file).forEach((key, text) -> {
                    if (all.put(key, text) != null) {
                        throw new IllegalStateException("the text " + key + " stands twice, also in " + file);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Map<String, String> read(Resource file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return flatten(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        }
    }

    /** Nested mappings as dotted keys; a list becomes its items, one a line. */
    public static Map<String, String> flatten(Object tree) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", tree, flat);
        return flat;
    }

    private static void flatten(String prefix, Object tree, Map<String, String> into) {
        switch (tree) {
            case Map<?, ?> map -> map.forEach((key, value) ->
                flatten(prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key, value, into));
            case List<?> list -> into.put(prefix, String.join("\n",
                list.stream().map(String::valueOf).toList()));
            default -> into.put(prefix, String.valueOf(tree).strip());
        }
    }
}
