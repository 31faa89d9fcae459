package divan.lawtext;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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

    private LawFile read() {
        Map<String, String> facts = facts();
        byte[] bytes = bytes();
        String source = bytes == null ? null : decoded(bytes);
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        String number = facts.getOrDefault("law_number", name.replaceFirst("\\D.*", ""));
        if (!number.matches("\\d{1,5}")) {
            flaws.add(new Flaw(FACTS, 0, "the law has no number", true));
        }
        LawText text = source == null ? null : LawText.of(number, source);
        if (text != null) {
            flaws.addAll(Flaws.of(text));
        }
        return new LawFile(number, facts.getOrDefault("title", ""), text, text == null ? null
            : Census.of(text),
            bytes == null ? "" : sha256(bytes), facts, List.copyOf(flaws));
    }

    private void grave(String file, int line, String reason) {
        flaws.add(new Flaw(file, line, reason, true));
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(folder.resolve(FACTS)));
            json.properties().stream().filter(p -> p.getValue().isString())
                .forEach(p -> facts.put(p.getKey(), p.getValue().asString()));
            json.path("official_gazette").properties().stream().filter(p -> p.getValue().isString())
                .forEach(p -> facts.put("gazette_" + p.getKey(), p.getValue().asString()));
        } catch (JacksonException e) {
            grave(FACTS, e.getLocation() == null ? 0 : e.getLocation().getLineNr(), "is not JSON");
        } catch (IOException e) {
            grave(FACTS, 0, "cannot be read");
        }
        return facts;
    }

    private byte @Nullable [] bytes() {
        try {
            Path file = folder.resolve(TEXT);
            if (Files.size(file) > LARGEST_BYTES) {
                grave(TEXT, 0, "is larger than 16 MB");
                return null;
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                grave(TEXT, 0, "is empty");
                return null;
            }
            return bytes;
        } catch (IOException e) {
            grave(TEXT, 0, "cannot be read");
            return null;
        }
    }

    private @Nullable String decoded(byte[] bytes) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = utf8.decode(in, out, true);
        String read = out.flip().toString();
        int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
        if (result.isError()) {
            boolean turkish = "ýþðÝÞÐüöçÜÖÇ".indexOf(bytes[in.position()] & 0xff) >= 0;
            grave(TEXT, line, "is not UTF-8" + (turkish ? "; these bytes look like Windows-1254" : ""));
            return null;
        }
        int control = control(read);
        if (control >= 0) {
            grave(TEXT, 1 + (int) read.substring(0, control).chars().filter(c -> c == '\n').count(),
                "holds a control character: this is no text");
            return null;
        }
        return read;
    }

    private static int control(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') {
                return at;
            }
        }
        return -1;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
