package divan.catalogue;

import divan.legislation.PackReliances;
import divan.packs.Leaf;
import divan.packs.Node;
import divan.packs.Pack;
import divan.reliance.Kind;
import divan.reliance.Reliance;
import divan.reliance.Thing;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What services stand on that are not done here but listed in the inventory, and what they ask for. */
@Component
class InventoryReliances implements PackReliances {
    @Override
    public List<Reliance> of(Pack pack) {
        InventoryReader reader = new InventoryReader(pack);
        Map<String, Named> documents = reader.named("documents");
        return reader.entries().flatMap(entry -> entry(entry, documents)).toList();
    }

    private static Stream<Reliance> entry(Node entry, Map<String, Named> documents) {
        String id = entry.get("id").text();
        Thing service = new Thing(Kind.SERVICE, id, entry.get("name").languages(), "/services/" + id);
        Map<List<String>, List<Leaf>> parts = Leaf.of(entry).stream().collect(Collectors.groupingBy(leaf ->
            leaf.path().subList(0, Math.min(2, leaf.path().size()))));
        return parts.entrySet().stream().flatMap(part -> {
            Thing thing = part.getKey().getFirst().equals("documents")
                ? document(service, part.getKey().getLast(), documents) : service;
            return part.getValue().stream().flatMap(leaf -> Stream.concat(
                PackReliances.lines(thing, leaf), thing.equals(service) ? Stream.empty()
                    : Stream.of(Reliance.of(service, thing.key(), leaf.place()))));
        });
    }

    private static Thing document(Thing service, String id, Map<String, Named> documents) {
        Named named = documents.get(id);
        return new Thing(Kind.DOCUMENT, service.id() + "/" + id,
            named == null ? Map.of("tr", id) : named.name(), service.page());
    }
}
