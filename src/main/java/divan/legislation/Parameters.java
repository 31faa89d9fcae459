package divan.legislation;

import divan.packs.Change;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackPart;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Dated, cited values: deadlines, fees, thresholds ({@code parameters.yaml}). A value not known is null,
 * never 0.
 */
@Component
@Order(21)
public class Parameters implements PackPart {
    private static final String FILE = "parameters.yaml";
    private static final Set<String> COUNTED = Set.of("days", "working-days", "months", "years", "hours",
        "minutes", "megabytes");

    /** One value in force from a day on; unconfirmed ones are shown as such. */
    public record Value(LocalDate from, @Nullable String value, String basis, boolean confirmed) {
    }

    private record Parameter(String id, String unit, List<Value> values) {
    }

    private final Map<String, Map<String, Parameter>> byPack = new ConcurrentHashMap<>();

    /** The value in force on that day, or empty where the parameter has none yet. */
    public Optional<Value> on(String id, LocalDate day) {
        return byPack.values().stream().map(p -> p.get(id)).filter(java.util.Objects::nonNull).findFirst()
            .flatMap(p -> p.values().stream().filter(v -> !v.from().isAfter(day))
                .max(Comparator.comparing(Value::from)));
    }

    /** Its whole number on that day; otherwise, where it has none or one below the least that makes sense. */
    public int number(String id, LocalDate day, int least, int otherwise) {
        return on(id, day).map(Value::value).filter(value -> value.matches("[0-9]{1,9}"))
            .map(Integer::parseInt).filter(value -> value >= least).orElse(otherwise);
    }

    public boolean exists(String id) {
        return byPack.values().stream().anyMatch(p -> p.containsKey(id));
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        if (pack.file(FILE).isPresent()) {
            Set<String> known = new HashSet<>();
            for (Node node : pack.yaml(FILE).items()) {
                try {
                    if (!known.add(parameter(node).id())) {
                        findings.add(node.get("id").wrong("the value stands here twice").finding());
                    }
                    values(node, findings);
                } catch (Malformed e) {
                    findings.add(e.finding());
                }
            }
        }
        return findings;
    }

    /** A value by its parameter and first day: {@code residence-permit.early-days from 2014-04-11}. */
    @Override
    public List<Change> changes(Pack before, Pack after) {
        return Change.between("parameter", FILE, "", said(before), said(after));
    }

    private static Map<String, Map<String, String>> said(Pack pack) {
        Map<String, Map<String, String>> said = new LinkedHashMap<>();
        if (pack.file(FILE).isPresent()) {
            pack.yaml(FILE).items().stream().map(Parameters::parameter).forEach(parameter ->
                parameter.values().forEach(value -> said.put(parameter.id() + " from " + value.from(),
                    said(parameter, value))));
        }
        return said;
    }

    private static Map<String, String> said(Parameter parameter, Value value) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("value", value.value() == null ? "unknown" : value.value() + " " + parameter.unit());
        said.put("provision", value.basis());
        said.put("confirmed", String.valueOf(value.confirmed()));
        return said;
    }

    @Override
    public void load(Pack pack) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        if (pack.file(FILE).isPresent()) {
            pack.yaml(FILE).items().stream().map(Parameters::parameter)
                .forEach(p -> parameters.put(p.id(), p));
        }
        byPack.put(pack.name(), parameters);
    }

    /** One value from a day on, a number where it is counted. */
    private static void values(Node node, List<Finding> findings) {
        Set<LocalDate> days = new HashSet<>();
        boolean counted = COUNTED.contains(node.get("unit").text(""));
        for (Node value : node.get("values").items()) {
            if (!days.add(value.get("from").date())) {
                findings.add(value.get("from").wrong("two values begin on this day").finding());
            }
            if (counted && value.get("value").isPresent()
                    && !value.get("value").text().matches("[0-9]{1,6}")) {
                findings.add(value.get("value").wrong("a number of " + node.get("unit").text()
                    + " is wanted").finding());
            }
        }
    }

    private static Parameter parameter(Node node) {
        List<Value> values = node.get("values").items().stream().map(v -> new Value(v.get("from").date(),
            v.get("value").optional().orElse(null), v.get("basis").text(""), v.get("confirmed").flag()))
            .toList();
        return new Parameter(node.get("id").text(), node.get("unit").text(""), values);
    }
}
