package divan.policy;

import divan.packs.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code policy/data.yaml}: a list of {@code who}, {@code whose}, {@code what} (a list: a rule each),
 * {@code purpose} and {@code basis}.
 */
final class RuleReader {
    private static final String FILE = "policy/data.yaml";

    private RuleReader() {
    }

    /** @throws divan.packs.Malformed where the file is not as it should be */
    static List<Rule> own() {
        try (InputStream in = RuleReader.class.getResourceAsStream("/" + FILE)) {
            return Node.read(FILE, Objects.requireNonNull(in).readAllBytes()).get("rules").items().stream()
                .flatMap(RuleReader::rules).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Rule> rules(Node node) {
        Relation whose = Relation.of(node.get("whose").text()).orElseThrow(() ->
            node.wrong("“" + node.get("whose").text() + "” is no relation"));
        String purpose = node.get("purpose").text();
        Who who = who(node);
        return node.get("what").texts().stream().map(what -> new Rule(what + "." + node.get("id").text(),
            who, whose, what, purpose, Set.of(), node.get("basis").texts()));
    }

    private static Who who(Node node) {
        try {
            return Who.of(node.get("who").text());
        } catch (IllegalArgumentException e) {
            throw node.wrong(String.valueOf(e.getMessage()));
        }
    }
}
