package divan.catalogue;

import divan.access.Mandate;
import divan.packs.Node;
import divan.packs.Pack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            competence(node.get("competence")), node.get("legal-basis").texts(),
            node.get("basis").isPresent() ? lists(node.get("basis"))
            : Earlier.BASIS, inputs(node.get("inputs")), texts(node.get("parameters")),
            node.get("documents").items().stream().map(ServiceReader::document).toList(),
            node.get("fee").get("amount").get("parameter").optional().orElse(null),
            node.get("duration").get("parameter").optional().orElse(null),
            node.get("duration").get("provision").text(""), node.get("duration").get("settled").flag(),
            texts(node.get("functions")),
            node.get("file-code").text(), node.get("file-code-confirmed").flag(), remedy(node.get("remedy")),
            letters(node.get("letters")), node.get("effects").items().stream().map(ServiceReader::effect)
            .toList(), node.get("grant-provisions").texts(), node.get("says").isPresent()
            ? says(node.get("says")) : Earlier.SAYS, node.get("result").get("register").optional()
            .orElse(null), notice(node.get("notice")), !node.get("four-eyes").text("true").equals("false"),
            assurance(node.get("assurance")), forOthers(node.get("who").get("for-others")),
            node.get("channels").texts(), node.get("many").isPresent() && node.get("many").flag(),
            Period.read(node));
    }

    private static List<String> forOthers(Node node) {
        List<String> kinds = node.texts().stream().map(kind -> kind.equals(Earlier.LAWYER)
            ? Mandate.Kind.REPRESENTATIVE.code() : kind).distinct().toList();
        kinds.stream().filter(kind -> Mandate.Kind.of(kind).isEmpty()).forEach(kind -> {
            throw node.wrong("“" + kind + "” is no kind of mandate: parent, guardian, representative");
        });
        return kinds;
    }

    private static int assurance(Node node) {
        int level = node.isPresent() ? node.integer() : 1;
        if (level < 1 || level > 3) {
            throw node.wrong("assurance is 1, 2 or 3");
        }
        return level;
    }

    private static @Nullable Notice notice(Node node) {
        return node.isPresent() ? new Notice(node.get("version").integer(), node.get("controller").text(),
            node.get("recipients").texts(), node.get("grounds").texts(), node.get("rights").texts()) : null;
    }

    private static Service.Competence competence(Node node) {
        Node organ = node.get("organ");
        return new Service.Competence(node.get("authority").text("organ"),
            organ.get("kind").optional().orElse(null), organ.get("keeper-of").optional()
            .orElse(null), organ.get("number").optional().orElse(null), node.get("province").text());
    }

    private static Map<String, List<String>> lists(Node node) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        node.entries().forEach((key, list) -> lists.put(key, list.texts()));
        return lists;
    }

    private static Map<String, Map<String, Service.Said>> says(Node node) {
        Map<String, Map<String, Service.Said>> says = new LinkedHashMap<>();
        node.entries().forEach((group, names) -> {
            Map<String, Service.Said> said = new LinkedHashMap<>();
            names.entries().forEach((name, what) -> said.put(name,
                new Service.Said(what.get("is").text(), what.get("words").optional().orElse(null),
                    what.get("field").optional().orElse(null))));
            says.put(group, said);
        });
        return says;
    }

    private static Map<String, Service.Input> inputs(Node node) {
        Map<String, Service.Input> inputs = new LinkedHashMap<>();
        node.entries().forEach((name, input) -> {
            boolean about = input.get("about").isPresent();
            String of = input.get("about").text("");
            if (about || input.get("register").isPresent()) {
                inputs.put(name, new Service.Input(List.of(Service.READS, Service.FILES).contains(of) ? of
                    : input.get("register").text(""),
                    input.get("fields").texts(), input.get("validity").isPresent(), input.get("list-of")
                    .optional().orElse(null), about, input.get("history").isPresent()));
            }
        });
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
        if (node.get("corrects").isPresent()) {
            return new Service.CorrectedRow(node.get("id").text(), node.get("corrects").text(),
                node.get("provision").text(), node.get("field").text(), node.get("value").text(),
                node.get("since").text());
        }
        if (node.get("erases").isPresent()) {
            return new Service.ErasedFiles(node.get("id").text(), node.get("erases").text(),
                node.get("provision").text());
        }
        if (node.get("ends").isPresent()) {
            return new Service.EndedRow(node.get("id").text(), node.get("ends").text(),
                node.get("provision").text(), texts(node.get("where")), node.get("last").text());
        }
        return new Service.NewRow(node.get("id").text(), node.get("register").text(),
            node.get("provision").text(), node.get("valid").get("from").text(), node.get("valid").get("until")
            .text(), texts(node.get("row")), node.get("key").text("\"\""),
            node.get("replaces").isPresent() && node.get("replaces").flag());
    }
}
