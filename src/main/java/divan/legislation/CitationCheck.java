package divan.legislation;

import divan.packs.Finding;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.reliance.Address;
import divan.reliance.Reliance;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whether the pack says in its own words what each provision says that its services stand on: people read it
 * beside the address. What another service of the inventory stands on need not be told.
 */
@Component
@Order(90)
class CitationCheck implements PackPart {
    private static final String SERVICES = "services/";

    private final ObjectProvider<PackReliances> definitions;

    CitationCheck(ObjectProvider<PackReliances> definitions) {
        this.definitions = definitions;
    }

    @Override
    public List<Finding> check(Pack pack) {
        Set<Address> told = told(pack);
        Set<Finding> findings = new LinkedHashSet<>();
        definitions.orderedStream().flatMap(one -> cited(one, pack)).forEach(line -> {
            if (line.basis() instanceof Address address && line.place().startsWith(SERVICES)
                    && told.stream().noneMatch(address::covers)) {
                String[] place = line.place().split(":");
                findings.add(new Finding(place[0], place.length > 1 ? Integer.parseInt(place[1]) : 0,
                    "legislation/ does not say what " + address.text() + " says"));
            }
        });
        return List.copyOf(findings);
    }

    /** What cannot be read at all is said by whoever reads it. */
    private static Stream<Reliance> cited(PackReliances definitions, Pack pack) {
        try {
            return definitions.of(pack).stream();
        } catch (RuntimeException e) {
            return Stream.of();
        }
    }

    private static Set<Address> told(Pack pack) {
        Set<Address> told = new HashSet<>();
        for (String path : pack.paths("legislation/", ".yaml")) {
            Node law = pack.yaml(path);
            told.add(new Address(law.get("law").text(), ""));
            law.get("provisions").items().forEach(provision ->
                Address.of(law.get("law").text() + "/" + provision.get("address").text())
                    .ifPresent(told::add));
        }
        return told;
    }
}
