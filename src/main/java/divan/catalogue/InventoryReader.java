package divan.catalogue;

import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads {@code inventory.yaml}, further entries in {@code inventory/*.yaml}, and what {@code service.yaml}
 * says of its service under {@code inventory}. A large inventory is many files: they are read one after
 * another, and only one at a time is in memory.
 */
final class InventoryReader {
    static final String FILE = "inventory.yaml";
    private static final String FURTHER = "inventory/";

    private final Pack pack;

    InventoryReader(Pack pack) {
        this.pack = pack;
    }

    /** What services of the pack name together: {@code documents}, {@code correspondents}, {@code titles}. */
    Map<String, Named> named(String list) {
        Map<String, Named> named = new LinkedHashMap<>();
        if (pack.file(FILE).isPresent()) {
            pack.yaml(FILE).get(list).items().forEach(node -> named.put(node.get("id").text(), named(node)));
        }
        return named;
    }

    private static Named named(Node node) {
        return new Named(node.get("id").text(), node.get("name").languages(),
            node.get("held-by").optional().orElse(null), node.get("organ").optional().orElse(null));
    }

    /** Entries of services that are not done here. */
    Stream<Node> entries() {
        return Stream.concat(Stream.of(FILE).filter(file -> pack.file(file).isPresent()),
            pack.paths(FURTHER, ".yaml").stream()).flatMap(file -> pack.yaml(file).get("services").items()
            .stream());
    }

    /** {@code service.yaml} of services that are done here and stand in the inventory. */
    List<Node> here() {
        return ServiceReader.paths(pack).stream().map(pack::yaml).filter(n -> n.get("inventory").isPresent())
            .toList();
    }

    List<PublicService> services() {
        Words words = Words.of(pack);
        return Stream.concat(here().stream().map(node -> here(node, words)), entries().map(this::elsewhere))
            .toList();
    }

    private PublicService here(Node node, Words words) {
        Service service = ServiceReader.read(pack, node.file());
        return service(node, node.get("inventory"), words.of(service.key("name")),
            words.of(service.key("summary")),
            node.get("legal-basis"), duration(node.get("duration"), "provision", "settled"), true);
    }

    private PublicService elsewhere(Node node) {
        return service(node, node, node.get("name").languages(), node.get("description").languages(),
            node.get("authority"), duration(node.get("result").get("duration"), "under", "confirmed"), false);
    }

    private PublicService service(Node node, Node said, Map<String, String> name,
            Map<String, String> description, Node authority, PublicService.Duration duration, boolean here) {
        Node result = said.get("result");
        return new PublicService(node.get("id").text(), pack.name(), name, description,
            node.get("words").texts(), said.get("systems").items().stream().map(Node::integer).toList(),
            node.get("opened-by").text().equals("application"), said.get("for").texts(),
            said.get("provided-by").texts(), said.get("responsible").text(), said.get("channels").texts(),
            said.get("local").flag(), said.get("private").flag(), node.get("file-code").text(),
            authority.texts(), node.get("documents").items().stream().map(InventoryReader::asked).toList(),
            letters(said.get("correspondence")), result.get("documents").texts(), duration,
            declared(result.get("average"), "value", "unit"), declared(result.get("yearly"), "count", "year"),
            said.get("initials").items().stream().map(InventoryReader::initials).toList(), here, node.file(),
            node.line(), null);
    }

    private static PublicService.Duration duration(Node node, String under, String confirmed) {
        Node parameter = node.get("parameter");
        boolean working = parameter.isPresent() && node.get("days").text("calendar").equals("working");
        return new PublicService.Duration(node.get("at-most").isPresent() ? node.get("at-most").integer()
            : null, parameter.optional().orElse(null), working ? "working-days"
            : node.get("unit").text("days"), node.get(under).optional().orElse(null),
            node.get(confirmed).flag());
    }

    private static PublicService.Declared declared(Node node, String value, String of) {
        return new PublicService.Declared(node.get(value).isPresent() ? (long) node.get(value).integer()
            : null, node.get(of).text(""), node.get("source").text(""), node.get("confirmed").flag());
    }

    private static PublicService.Asked asked(Node node) {
        Node under = node.get("under").isPresent() ? node.get("under") : node.get("provision");
        return new PublicService.Asked(node.get("id").text(), under.optional().orElse(null));
    }

    private static List<PublicService.Letter> letters(Node node) {
        List<PublicService.Letter> letters = new ArrayList<>();
        for (String where : List.of("internal", "external")) {
            node.get(where).items().forEach(letter -> letters.add(new PublicService.Letter(
                where.equals("internal"), letter.get("to").text(), letter.get("about").languages())));
        }
        return letters;
    }

    private static PublicService.Initials initials(Node node) {
        return new PublicService.Initials(node.get("document").text(), node.get("initialled-by").texts(),
            node.get("signed-by").text());
    }
}
