package divan.planning;

import divan.legislation.PackReliances;
import divan.packs.Pack;
import divan.planning.Indicator.Acts;
import divan.reliance.Kind;
import divan.reliance.Reliance;
import divan.reliance.Thing;
import java.util.List;
import org.springframework.stereotype.Component;

/** An indicator counts acts of services: it, and what is printed of it, stands on them. */
@Component
class IndicatorReliances implements PackReliances {
    @Override
    public List<Reliance> of(Pack pack) {
        return pack.file(IndicatorReader.FILE).isEmpty() ? List.of()
            : IndicatorReader.indicators(pack).stream().flatMap(indicator -> {
                Thing thing = new Thing(Kind.INDICATOR, indicator.id(), indicator.title(),
                    "/plan/" + indicator.id());
                List<String> services = indicator.source() instanceof Acts acts ? acts.services() : List.of();
                return services.stream().map(service -> Reliance.of(thing,
                    new Thing.Key(Kind.SERVICE, service), IndicatorReader.FILE));
            }).toList();
    }
}
