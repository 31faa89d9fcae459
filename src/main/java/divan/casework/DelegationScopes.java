package divan.casework;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackPart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What delegations of a pack are limited to ({@code organisation/delegation-scopes.yaml}): a list of {@code
 * delegation}, and of {@code services}, {@code outcomes} and {@code places} as far as they limit it. Held
 * against each decision at the moment it is taken.
 */
@Component
@Order(61)
public class DelegationScopes implements PackPart {
    private static final String FILE = "organisation/delegation-scopes.yaml";
    private static final Set<String> OUTCOMES = Set.of("grant", "refuse");

    private final Map<String, List<DelegationScope>> byPack = new ConcurrentHashMap<>();

    public Optional<DelegationScope> of(String delegation) {
        return byPack.values().stream().flatMap(Collection::stream)
            .filter(scope -> scope.delegation().equals(delegation)).findFirst();
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        try {
            Set<String> given = delegations(pack);
            for (Node node : nodes(pack)) {
                DelegationScope scope = read(node);
                if (!given.contains(scope.delegation())) {
                    findings.add(at(node, "there is no delegation “" + scope.delegation() + "”"));
                }
                scope.services().stream().filter(service ->
                    pack.file("services/" + service + "/service.yaml").isEmpty()).forEach(service ->
                    findings.add(at(node, "there is no service “" + service + "”")));
                scope.outcomes().stream().filter(outcome -> !OUTCOMES.contains(outcome)).forEach(outcome ->
                    findings.add(at(node, "“" + outcome + "” is no kind of decision")));
            }
        } catch (Malformed e) {
            findings.add(e.finding());
        }
        return findings;
    }

    private static Set<String> delegations(Pack pack) {
        return pack.file("organisation/delegations.csv").map(file -> new String(file, StandardCharsets.UTF_8)
            .lines().skip(1).map(line -> line.split(",", 2)[0]).collect(Collectors.toSet()))
            .orElse(Set.of());
    }

    @Override
    public void load(Pack pack) {
        byPack.put(pack.name(), nodes(pack).stream().map(DelegationScopes::read).toList());
    }

    private static List<Node> nodes(Pack pack) {
        return pack.file(FILE).isEmpty() ? List.of() : pack.yaml(FILE).items();
    }

    private static DelegationScope read(Node node) {
        return new DelegationScope(node.get("delegation").text(), node.get("services").texts(),
            node.get("outcomes").texts(), node.get("places").texts());
    }

    private static Finding at(Node node, String message) {
        return new Finding(node.file(), node.line(), message);
    }
}
