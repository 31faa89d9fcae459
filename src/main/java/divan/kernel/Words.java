package divan.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Words of what runs without the rest of the program, out of {@code text/<module>/<lang>.properties}; every
 * key stands in every language, by test.
 */
public final class Words {
    private final Properties texts = new Properties();

    public Words(String module, String lang) {
        try (InputStream in = Objects.requireNonNull(
                Words.class.getResourceAsStream("/text/" + module + "/" + lang + ".properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key, with the arguments in place of {0}, {1}… */
    public String of(String key, Object... args) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key);
        }
        for (int i = 0; i < args.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(args[i]));
        }
        return text;
    }

    public Map<String, String> all() {
        return texts.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, this::of));
    }
}
