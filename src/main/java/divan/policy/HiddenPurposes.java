package divan.policy;

import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * For which purposes a pack hides reads ({@code hidden-reads.yaml}): a list of {@code purpose}, {@code basis}
 * (at least one provision), {@code days} and {@code longest-days}. What stands in no pack is never hidden.
 */
@Component
@Order(16)
public class HiddenPurposes implements PackPart {
    private static final String FILE = "hidden-reads.yaml";

    private final Map<String, List<Hiding>> byPack = new ConcurrentHashMap<>();

    /** Empty for a purpose whose reads are shown at once. */
    public Optional<Hiding> of(String purpose) {
        return byPack.values().stream().flatMap(Collection::stream)
            .filter(hiding -> hiding.purpose().equals(purpose)).findFirst();
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        try {
            nodes(pack).forEach(node -> {
                Hiding hiding = read(node);
                if (hiding.provisions().isEmpty()) {
                    findings.add(at(node, "reads are hidden on a provision only (basis)"));
                }
                if (hiding.days() < 1 || hiding.longestDays() < hiding.days()) {
                    findings.add(at(node, "days are at least 1 and no more than longest-days"));
                }
                if (hiding.purpose().equals(PackRules.OWN)) {
                    findings.add(at(node, "one's own reads are not hidden"));
                }
            });
        } catch (Malformed e) {
            findings.add(e.finding());
        }
        return findings;
    }

    @Override
    public void load(Pack pack) {
        byPack.put(pack.name(), nodes(pack).stream().map(HiddenPurposes::read).toList());
    }

    private static List<Node> nodes(Pack pack) {
        return pack.file(FILE).isEmpty() ? List.of() : pack.yaml(FILE).items();
    }

    private static Hiding read(Node node) {
        return new Hiding(node.get("purpose").text(), node.get("basis").texts(), days(node.get("days")),
            days(node.get("longest-days")));
    }

    private static int days(Node node) {
        if (!node.text().matches("[0-9]{1,4}")) {
            throw node.wrong("“" + node.text() + "” is no number of days");
        }
        return Integer.parseInt(node.text());
    }

    private static Finding at(Node node, String message) {
        return new Finding(node.file(), node.line(), message);
    }
}
