package divan.registers;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The registers of the packs in force ({@code registers/*.yaml}). */
@Component
@Order(45)
public class RegisterDefinitions implements PackPart {
    private static final Set<String> TYPES = Set.of("text", "date", "boolean", "number", "code", "country",
        "province", "party", "address", "email", "phone");
    private final Map<String, Map<String, Register>> byPack = new ConcurrentHashMap<>();

    public Optional<Register> find(String id) {
        return byPack.values().stream().map(r -> r.get(id)).filter(Objects::nonNull).findFirst();
    }

    /** In the order in which a person is shown them. */
    public List<Register> all() {
        return byPack.values().stream().flatMap(r -> r.values().stream())
            .sorted(Comparator.comparing(Register::place).thenComparing(Register::id)).toList();
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        for (String path : paths(pack)) {
            try {
                read(pack.yaml(path));
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        return findings;
    }

    @Override
    public void load(Pack pack) {
        Map<String, Register> registers = new LinkedHashMap<>();
        paths(pack).stream().map(path -> read(pack.yaml(path))).forEach(r -> registers.put(r.id(), r));
        byPack.put(pack.name(), registers);
    }

    private static List<String> paths(Pack pack) {
        return pack.paths("registers/", ".yaml");
    }

    private static Register read(Node node) {
        return new Register(node.get("id").text(), node.get("title").languages(),
            node.get("place").isPresent() ? node.get("place").integer() : 99, keeper(node.get("keeper")),
            node.get("fields").items().stream().map(RegisterDefinitions::field).toList(),
            node.get("retention").isPresent() ? retention(node.get("retention")) : null);
    }

    private static Register.Retention retention(Node node) {
        String from = node.get("from").text();
        String parameter = node.get("parameter").optional().orElse(null);
        if (!(from.equals(Register.Retention.END) ? parameter != null
                : from.equals(Register.Retention.LAST_CASE) && parameter == null)) {
            throw node.wrong("retention is from end, with a parameter of years, or from last-case");
        }
        return new Register.Retention(from, parameter);
    }

    /** A register that does not say how long its rows are kept keeps them for ever (6698/4/2-d, 7/1). */
    @Override
    public List<Finding> remarks(Pack pack) {
        return paths(pack).stream().filter(path -> read(pack.yaml(path)).retention() == null)
            .map(path -> new Finding(path, 1, "it is not said how long its rows are kept (retention)"))
            .toList();
    }

    private static Register.Keeper keeper(Node node) {
        String organ = node.get("organ").optional().orElse(null);
        String kind = node.get("kind").optional().orElse(null);
        boolean one = organ == null != (kind == null);
        if (one == node.get("self").flag() || organ != null && kind != null) {
            throw node.wrong(
                "a keeper is one organ, or the organ of a kind in the person's province, or self");
        }
        return new Register.Keeper(organ, kind);
    }

    private static Register.Field field(Node node) {
        String type = node.get("type").text();
        if (!TYPES.contains(type)) {
            throw node.get("type").wrong("there is no type of field “" + type + "”");
        }
        return new Register.Field(node.get("id").text(), type,
            node.get("title").languages(), node.get("codes").texts());
    }
}
