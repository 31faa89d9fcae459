package divan.policy;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The rules of a pack: {@code read-for} of its registers, {@code purposes} of its services. */
@Component
@Order(15)
class PackRules implements PackPart {
    /** Reading one's own; the person themselves is who may. */
    static final String OWN = "own-data";
    /** Counting; nobody reads a row for it. */
    static final String STATISTICS = "statistics";
    /** The number by which a register knows somebody: no field of it, and told apart from all of them. */
    static final String NUMBER = "identity-number";
    private static final List<String> OWN_BASIS = List.of("6698/11/1-b");

    private final Rulebook book;

    PackRules(Rulebook book) {
        this.book = book;
    }

    @Override
    public List<Finding> check(Pack pack) {
        try {
            List<Finding> findings = new ArrayList<>();
            Set<String> words = words(pack);
            registers(pack).forEach(register -> checkRegister(register, words, findings));
            services(pack).forEach(service -> checkService(service, pack, words, findings));
            return findings;
        } catch (Malformed e) {
            return List.of(e.finding());
        }
    }

    @Override
    public void load(Pack pack) {
        book.take(pack.name(), read(pack));
    }

    static List<Rule> read(Pack pack) {
        return Stream.concat(registers(pack).flatMap(PackRules::ofRegister),
            services(pack).flatMap(PackRules::ofService)).toList();
    }

    private static Stream<Node> registers(Pack pack) {
        return pack.paths("registers/", ".yaml").stream().map(pack::yaml);
    }

    private static Stream<Node> services(Pack pack) {
        return pack.paths("services/", "/service.yaml").stream().map(pack::yaml);
    }

    private static Stream<Rule> ofRegister(Node register) {
        String what = Rulebook.register(register.get("id").text());
        return readFor(register).entrySet().stream().filter(e -> !e.getKey().equals(STATISTICS))
            .flatMap(e -> e.getKey().equals(OWN)
                ? Stream.of(new Rule(what + "." + OWN, new Who.Person(), Relation.SELF, what, OWN,
                    fields(e.getValue()), OWN_BASIS))
                : ofPurpose(what, e.getKey(), e.getValue()));
    }

    private static Stream<Rule> ofPurpose(String what, String purpose, Set<String> names) {
        Relation whose = purpose.equals(Rulebook.EMERGENCY) ? Relation.EMERGENCY : Relation.OWN_ORGAN;
        Rule fields = new Rule(what + "." + purpose, new Who.Holder(purpose), whose, what, purpose,
            fields(names), List.of());
        return !names.contains(NUMBER) ? Stream.of(fields) : Stream.of(fields,
            new Rule(what + "." + Rulebook.IDENTITY + "." + purpose, fields.who(), fields.whose(),
                Rulebook.IDENTITY, purpose, Set.of(), List.of()));
    }

    private static Set<String> fields(Set<String> names) {
        Set<String> fields = new TreeSet<>(names);
        fields.remove(NUMBER);
        return fields;
    }

    private static Map<String, Set<String>> readFor(Node register) {
        Map<String, Set<String>> purposes = new LinkedHashMap<>();
        register.get("read-for").entries().forEach((purpose, fields) ->
            purposes.put(purpose, new TreeSet<>(fields.texts())));
        return purposes;
    }

    private static Stream<Rule> ofService(Node service) {
        String id = service.get("id").text();
        List<String> basis = service.get("basis").get("read").texts();
        return purposes(service).flatMap(purpose -> Stream.of(Rulebook.cases(id), Rulebook.acts(id))
            .map(what -> new Rule(what + "." + purpose, new Who.Holder(purpose), Relation.OWN_ORGAN, what,
                purpose, Set.of(), basis)));
    }

    /** For which officials read its cases: what it says, and before there was anything to say, its steps. */
    private static Stream<String> purposes(Node service) {
        Node said = service.get("purposes").isPresent() ? service.get("purposes") : service.get("functions");
        return said.entries().values().stream().map(Node::text).filter(purpose -> !purpose.equals(OWN))
            .distinct();
    }

    private static Set<String> words(Pack pack) {
        return Words.of(pack).keys();
    }

    private static void checkRegister(Node register, Set<String> words, List<Finding> findings) {
        List<String> fields = register.get("fields").items().stream().map(f -> f.get("id").text()).toList();
        register.get("read-for").entries().forEach((purpose, names) -> {
            checkWords(purpose, names, words, findings);
            fields(Set.copyOf(names.texts())).stream().filter(name -> !fields.contains(name)).forEach(name ->
                findings.add(at(names, "the purpose “" + purpose + "” reads “" + name
                    + "”, which is no field here")));
        });
    }

    private static void checkWords(String purpose, Node at, Set<String> words, List<Finding> findings) {
        if (!words.contains("purpose." + purpose)) {
            findings.add(at(at, "the purpose “" + purpose + "” has no text purpose." + purpose));
        }
    }

    private static void checkService(Node service, Pack pack, Set<String> words, List<Finding> findings) {
        service.get("purposes").entries().values().forEach(purpose ->
            checkWords(purpose.text(), purpose, words, findings));
        Set<String> purposes = new TreeSet<>(purposes(service).toList());
        service.get("inputs").entries().forEach((name, input) -> {
            if (input.get("register").isPresent()) {
                checkInput(input, readFor(pack, input.get("register").text()), purposes, findings);
            }
        });
    }

    private static Map<String, Set<String>> readFor(Pack pack, String register) {
        return registers(pack).filter(node -> node.get("id").text().equals(register)).findFirst()
            .map(PackRules::readFor).orElse(Map.of());
    }

    /** What a service reads of a register, the register gives: to the applicant and to who works on it. */
    private static void checkInput(Node input, Map<String, Set<String>> given, Set<String> purposes,
            List<Finding> findings) {
        String register = input.get("register").text();
        Set<String> asked = new TreeSet<>(input.get("fields").texts());
        input.get("list-of").optional().ifPresent(asked::add);
        Set<String> worked = new TreeSet<>();
        purposes.forEach(purpose -> worked.addAll(given.getOrDefault(purpose, Set.of())));
        asked.forEach(field -> {
            if (!given.getOrDefault(OWN, Set.of()).contains(field)) {
                findings.add(at(input, unread(register, field, OWN)));
            }
            if (!worked.contains(field)) {
                findings.add(at(input, unread(register, field, String.join(", ", purposes))));
            }
        });
    }

    private static String unread(String register, String field, String purposes) {
        return "the register “" + register + "” does not give “" + field + "” for " + purposes
            + " (read-for)";
    }

    private static Finding at(Node node, String message) {
        return new Finding(node.file(), node.line(), message);
    }
}
