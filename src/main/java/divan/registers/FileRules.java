package divan.registers;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Which registers are taken in and given out as files: {@code files:} in {@code registers/*.yaml}. */
@Component
@Order(46)
class FileRules implements PackPart {
    /** @param newParties a number that nobody has makes a new party; otherwise it is an error */
    record Rule(String register, boolean newParties) {
    }

    private final Map<String, Map<String, Rule>> byPack = new ConcurrentHashMap<>();

    Optional<Rule> find(String register) {
        return byPack.values().stream().map(r -> r.get(register)).filter(Objects::nonNull).findFirst();
    }

    List<String> registers() {
        return byPack.values().stream().flatMap(r -> r.keySet().stream()).sorted().toList();
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        try {
            rules(pack);
        } catch (Malformed e) {
            findings.add(e.finding());
        }
        return findings;
    }

    @Override
    public void load(Pack pack) {
        byPack.put(pack.name(), rules(pack));
    }

    private static Map<String, Rule> rules(Pack pack) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (String path : pack.paths("registers/", ".yaml")) {
            Node node = pack.yaml(path);
            if (node.get("files").isPresent()) {
                String id = node.get("id").text();
                rules.put(id, new Rule(id, node.get("files").get("new-parties").flag()));
            }
        }
        return rules;
    }
}
