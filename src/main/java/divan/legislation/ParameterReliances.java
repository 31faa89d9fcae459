package divan.legislation;

import divan.packs.Node;
import divan.packs.Pack;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.Reliance;
import divan.reliance.Thing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values of parameters stand on their basis from their day until the next value comes. */
@Component
class ParameterReliances implements PackReliances {
    private static final String FILE = "parameters.yaml";

    @Override
    public List<Reliance> of(Pack pack) {
        return pack.file(FILE).isEmpty() ? List.of()
            : pack.yaml(FILE).items().stream().flatMap(node -> of(node).stream()).toList();
    }

    private static List<Reliance> of(Node parameter) {
        String id = parameter.get("id").text();
        Map<String, String> title = parameter.get("title").isMap() ? parameter.get("title").languages()
            : Map.of("tr", id);
        Thing thing = new Thing(Kind.PARAMETER, id, title, "");
        List<Node> values = parameter.get("values").items();
        List<Reliance> lines = new ArrayList<>();
        for (Node value : values) {
            Optional<Address> basis = value.get("basis").optional().flatMap(Address::of);
            basis.ifPresent(address -> lines.add(new Reliance(thing, address,
                value.file() + ":" + value.line(), next(value.get("from").date(), values))));
        }
        return lines;
    }

    private static @Nullable LocalDate next(LocalDate from, List<Node> values) {
        return values.stream().map(value -> value.get("from").date()).filter(day -> day.isAfter(from))
            .min(LocalDate::compareTo).orElse(null);
    }
}
