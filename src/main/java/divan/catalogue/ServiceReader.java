package divan.catalogue;

import divan.packs.Node;
import divan.packs.Pack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code service.yaml}. */
final class ServiceReader {
    private ServiceReader() {
    }

    static List<String> paths(Pack pack) {
        return pack.paths("services/", "/service.yaml");
    }

    static Service read(Pack pack, String path) {
        Node node = pack.yaml(path);
        return new Service(node.get("id").text(), pack.name(), pack.version(),
            node.get("competence").get("organ").get("kind").text(), node.get("competence").get("province").text(),
            node.get("legal-basis").texts(), inputs(node.get("inputs")), texts(node.get("parameters")),
            node.get("documents").items().stream().map(ServiceReader::document).toList(),
            node.get("fee").get("amount").get("parameter").optional().orElse(null),
            node.get("duration").get("parameter").optional().orElse(null),
            node.get("duration").get("provision").text(""), texts(node.get("functions")),
            node.get("file-code").text(), node.get("file-code-confirmed").flag(), remedy(node.get("remedy")),
            letters(node.get("letters")), node.get("effects").items().stream().map(ServiceReader::effect).toList(),
            node.get("grant-provisions").texts(), !node.get("four-eyes").text("true").equals("false"));
    }

    private static Map<String, Service.Input> inputs(Node node) {
        Map<String, Service.Input> inputs = new LinkedHashMap<>();
        node.entries().forEach((name, input) -> input.get("register").optional().ifPresent(register ->
            inputs.put(name, new Service.Input(register, input.get("fields").texts(),
                input.get("validity").isPresent(), input.get("list-of").optional().orElse(null)))));
        return inputs;
    }

    private static Map<String, String> texts(Node node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> texts.put(key, value.text()));
        return texts;
    }

    private static Service.NeededDocument document(Node node) {
        return new Service.NeededDocument(node.get("id").text(), node.get("when").text(),
            node.get("provision").text());
    }

    private static Service.Remedy remedy(Node node) {
        return new Service.Remedy(node.get("court").text(), node.get("days").get("parameter").text(),
            node.get("provisions").texts());
    }

    private static Map<String, Service.LetterUse> letters(Node node) {
        Map<String, Service.LetterUse> letters = new LinkedHashMap<>();
        node.entries().forEach((id, letter) -> letters.put(id,
            new Service.LetterUse(id, letter.get("template").text(), letter.get("kind").text(),
                letter.get("provisions").texts())));
        return letters;
    }

    private static Service.Effect effect(Node node) {
        return new Service.Effect(node.get("id").text(), node.get("register").text(), node.get("provision").text(),
            node.get("valid").get("from").text(), node.get("valid").get("until").text(), texts(node.get("row")));
    }
}
