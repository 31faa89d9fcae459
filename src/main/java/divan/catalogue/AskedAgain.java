package divan.catalogue;

import divan.kernel.Turkish;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A service asks somebody what a register holds: a document that the administration has or can obtain is not
 * asked for (regulation in the Official Gazette 27305 of 31.7.2009, article 8; law 5490/45/7).
 *
 * <p>A question of a form counts where its id is that of a register’s field, alone or after the register’s,
 * or its label is the field’s title; a document where the inventory says which field holds it. Neither counts
 * where the register is looked at first, which its condition ({@code show-if}, {@code when}) shows by naming
 * the input. A question that is filled from a register, or that is somebody’s own statement, asks nothing
 * again.
 *
 * @param asked the id of a document, or the key of a question’s label
 * @param field {@code register.field}
 * @param held what the register and the field are called, by language
 * @param line of the file, from 1
 */
public record AskedAgain(String service, String asked, boolean isQuestion, String field,
        Map<String, String> held, String file, int line) {
    private static final Set<String> TELLS = Set.of("shown", "declaration");

    /** A field of a register that the pack defines; the titles of both, by language. */
    private record Field(String register, String id, Map<String, String> registerTitle,
            Map<String, String> title) {
        private String path() {
            return register + "." + id;
        }

        private Map<String, String> named() {
            Map<String, String> named = new LinkedHashMap<>();
            title.forEach((language, name) -> named.put(language, registerTitle.getOrDefault(language,
                register) + ": " + name));
            return named;
        }

        private boolean answers(String question, String label) {
            return question.equals(id) || question.equals(register + "-" + id)
                || !label.isEmpty() && Turkish.lower(label)
                .equals(Turkish.lower(title.getOrDefault("tr", "")));
        }
    }

    static List<AskedAgain> in(Pack pack) {
        List<AskedAgain> found = new ArrayList<>();
        List<Field> fields = fields(pack);
        Map<String, Named> documents = new InventoryReader(pack).named("documents");
        Map<String, String> words = Words.of(pack).in(Words.BINDING);
        for (String path : ServiceReader.paths(pack)) {
            Node service = pack.yaml(path);
            Map<String, Pattern> inputs = inputs(service);
            documents(service, documents, fields, inputs, found);
            questions(pack, service, fields, inputs, words, found);
        }
        new InventoryReader(pack).entries().forEach(entry -> documents(entry, documents, fields, Map.of(),
            found));
        return List.copyOf(found);
    }

    /** {@code register.field} of every field that a register of the pack has. */
    static Set<String> held(Pack pack) {
        return Set.copyOf(fields(pack).stream().map(Field::path).toList());
    }

    private static List<Field> fields(Pack pack) {
        List<Field> fields = new ArrayList<>();
        for (String path : pack.paths("registers/", ".yaml")) {
            Node register = pack.yaml(path);
            register.get("fields").items().forEach(field -> fields.add(new Field(register.get("id").text(),
                field.get("id").text(), register.get("title").languages(), field.get("title").languages())));
        }
        return fields;
    }

    /** Register → its input’s name as a word of FEEL. */
    private static Map<String, Pattern> inputs(Node service) {
        Map<String, Pattern> inputs = new LinkedHashMap<>();
        service.get("inputs").entries().forEach((name, input) -> input.get("register").optional()
            .ifPresent(register -> inputs.put(register, Pattern.compile("\\b" + name + "\\b"))));
        return inputs;
    }

    private static boolean isLookedAt(String register, String condition, Map<String, Pattern> inputs) {
        Pattern input = inputs.get(register);
        return input != null && input.matcher(condition).find();
    }

    private static void documents(Node service, Map<String, Named> documents, List<Field> fields,
            Map<String, Pattern> inputs, List<AskedAgain> found) {
        for (Node node : service.get("documents").items()) {
            String id = node.get("id").text();
            Optional.ofNullable(documents.get(id)).map(Named::heldBy)
                .filter(held -> !isLookedAt(held.split("\\.")[0], node.get("when").text(""), inputs))
                .ifPresent(held -> found.add(new AskedAgain(service.get("id").text(), id, false, held,
                    named(fields, held), node.file(), node.line())));
        }
    }

    private static Map<String, String> named(List<Field> fields, String path) {
        return fields.stream().filter(field -> field.path().equals(path)).findFirst().map(Field::named)
            .orElse(Map.of());
    }

    private static void questions(Pack pack, Node service, List<Field> fields, Map<String, Pattern> inputs,
            Map<String, String> words, List<AskedAgain> found) {
        String id = service.get("id").text();
        String path = "services/" + id + "/" + service.get("form").text("form.yaml");
        if (pack.file(path).isEmpty()) {
            return;
        }
        pack.yaml(path).get("pages").items().stream().flatMap(p -> p.get("questions").items().stream())
            .filter(AskedAgain::asks).forEach(question -> {
                String key = "service." + id + ".question." + question.get("id").text() + ".label";
                fields.stream().filter(f -> f.answers(question.get("id").text(), words.getOrDefault(key, "")))
                    .filter(f -> !isLookedAt(f.register(), question.get("show-if").text(""), inputs))
                    .findFirst().ifPresent(f -> found.add(new AskedAgain(id, key, true, f.path(),
                        f.named(), path, question.line())));
            });
    }

    private static boolean asks(Node question) {
        return !TELLS.contains(question.get("type").text("")) && !question.get("known-from").isPresent()
            && !question.get("statement").flag();
    }

    String message() {
        return service + " asks for “" + asked + "”, which " + field + " holds: what the administration "
            + "holds is not asked for (regulation 27305 of 31.7.2009, article 8; 5490/45/7)";
    }
}
