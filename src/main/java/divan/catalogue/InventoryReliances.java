package divan.catalogue;

import divan.legislation.PackReliances;
import divan.packs.Pack;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.Reliance;
import divan.reliance.Thing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Services of the inventory that are done elsewhere stand on law too; those done here say it themselves. */
@Component
class InventoryReliances implements PackReliances {
    @Override
    public List<Reliance> of(Pack pack) {
        return new InventoryReader(pack).services().stream().filter(service -> !service.isHere())
            .flatMap(InventoryReliances::lines).toList();
    }

    private static Stream<Reliance> lines(PublicService service) {
        Thing thing = new Thing(Kind.SERVICE, service.id(), service.name(), "/services/" + service.id());
        Stream<String> asked = service.documents().stream().flatMap(d -> Stream.ofNullable(d.under()));
        return Stream.of(service.authority().stream(), asked, Stream.ofNullable(service.duration().under()))
            .flatMap(addresses -> addresses).distinct().map(Address::of).flatMap(Optional::stream)
            .map(address -> Reliance.of(thing, address, service.file() + ":" + service.line()));
    }
}
