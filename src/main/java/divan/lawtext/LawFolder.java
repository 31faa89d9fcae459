package divan.lawtext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads folders of laws as published; what cannot be read is told with file, line and reason. */
public final class LawFolder {
    public static final String TEXT = "metin.md";
    private static final String FACTS = "ustveri.json";
    private static final int LARGEST_BYTES = 16 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final List<Flaw> flaws = new ArrayList<>();

    private LawFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder itself where it holds a law, else the folders in it, by name. */
    public static List<Path> below(Path folder) throws IOException {
        if (Files.exists(folder.resolve(TEXT)) || Files.exists(folder.resolve(FACTS))) {
            return List.of(folder);
        }
        try (Stream<Path> within = Files.list(folder)) {
            return within.filter(Files::isDirectory).filter(f -> !f.getFileName().toString().startsWith("."))
                .sorted()
                .toList();
        }
    }

    public static LawFile read(Path folder) {
        return new LawFolder(folder).read();
    }

    /**
     * A text that was brought without its folder.
     *
     * @param facts bytes of {@code ustveri.json}; empty: the text's own header tells
     */
    public static LawFile of(byte[] text, byte[] facts) {
        LawFolder brought = new LawFolder(Path.of(""));
        return brought.read(text.length == 0 ? brought.empty() : text,
            facts.length == 0 ? Map.of() : brought.facts(facts));
    }

    /** The same, with facts that were read before. */
    public static LawFile of(byte[] text, Map<String, String> facts) {
        return new LawFolder(Path.of("")).read(text, facts);
    }

    private LawFile read() {
        Map<String, String> facts = facts();
        return read(bytes(), facts);
    }

    /** Number and title are those of the facts, else those that the text's header prints. */
    private LawFile read(byte @Nullable [] bytes, Map<String, String> facts) {
        String source = bytes == null ? null : SourceText.of(bytes, flaws);
        String name = folder.toString().isEmpty() ? ""
            : folder.toAbsolutePath().normalize().getFileName().toString();
        LawHeader header = LawHeader.of(source == null ? "" : source);
        String named = facts.getOrDefault("law_number", name.replaceFirst("\\D.*", ""));
        String number = named.isEmpty() ? header.number() : named;
        if (!header.number().isEmpty() && !header.number().equals(number)) {
            flaws.add(new Flaw(TEXT, 0, "other-number", List.of(header.number(), number),
                "says that it is law " + header.number() + ", and not " + number, true));
        }
        if (!number.matches("\\d{1,5}")) {
            grave(FACTS, 0, "no-number", "the law has no number");
        }
        LawText text = source == null ? null : LawText.of(number, source);
        if (text != null) {
            flaws.addAll(Flaws.of(text));
        }
        return new LawFile(number, facts.getOrDefault("title", header.title()), text, text == null ? null
            : Census.of(text),
            bytes == null ? "" : SourceText.sha256(bytes), facts, List.copyOf(flaws));
    }

    private void grave(String file, int line, String code, String reason) {
        flaws.add(Flaw.grave(file, line, code, reason));
    }

    private Map<String, String> facts() {
        try {
            return facts(Files.readAllBytes(folder.resolve(FACTS)));
        } catch (IOException e) {
            grave(FACTS, 0, "unreadable", "cannot be read");
            return Map.of();
        }
    }

    private Map<String, String> facts(byte[] bytes) {
        Map<String, String> facts = new TreeMap<>();
        try {
            JsonNode json = JSON.readTree(bytes);
            json.properties().stream().filter(p -> p.getValue().isString())
                .forEach(p -> facts.put(p.getKey(), p.getValue().asString()));
            json.path("official_gazette").properties().stream().filter(p -> p.getValue().isString())
                .forEach(p -> facts.put("gazette_" + p.getKey(), p.getValue().asString()));
        } catch (JacksonException e) {
            grave(FACTS, e.getLocation() == null ? 0 : e.getLocation().getLineNr(), "not-json",
                "is not JSON");
        }
        return facts;
    }

    private byte @Nullable [] empty() {
        grave(TEXT, 0, "empty", "is empty");
        return null;
    }

    private byte @Nullable [] bytes() {
        try {
            Path file = folder.resolve(TEXT);
            if (Files.size(file) > LARGEST_BYTES) {
                grave(TEXT, 0, "too-large", "is larger than 16 MB");
                return null;
            }
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length == 0 ? empty() : bytes;
        } catch (IOException e) {
            grave(TEXT, 0, "unreadable", "cannot be read");
            return null;
        }
    }
}
