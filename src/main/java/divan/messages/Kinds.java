package divan.messages;

import divan.packs.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which acts people are told of, as data ({@code messages.yaml}), and in which registers their addresses
 * stand.
 */
@Component
class Kinds {
    private static final String FILE = "/messages.yaml";

    /**
     * How one kind of message is told; its texts are {@code message.<kind>.subject}, {@code .what} and {@code
     * .do}.
     *
     * @param words fields of the act's body that stand for {0}, {1}… in the texts
     * @param page where it leads, with fields of the body in braces
     * @param informs it asks for nothing, so whoever wishes gets no e-mail of it
     */
    record Kind(String id, List<String> words, String page, boolean informs) {
    }

    /** A field of a register that holds an address. */
    record Place(String register, String field) {
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final List<Place> places;

    Kinds() {
        Node file = read();
        file.get("acts").entries().forEach((id, node) -> kinds.put(id, new Kind(id, node.get("words").texts(),
            node.get("page").text("/my/messages"), node.get("informs").flag())));
        places = file.get("addresses").texts().stream().map(t -> t.split("/"))
            .map(parts -> new Place(parts[0], parts[1])).toList();
    }

    private static Node read() {
        try (InputStream in = Kinds.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return Node.read(FILE, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Kind> find(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    List<Kind> all() {
        return List.copyOf(kinds.values());
    }

    /** The first that holds one is taken. */
    List<Place> places() {
        return places;
    }
}
