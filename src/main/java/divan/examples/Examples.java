package divan.examples;

import divan.casework.ExampleCases;
import divan.legislation.Parameters;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.rules.RuleSource;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs the examples of a pack in force, in a world without real people. */
@Component
public class Examples {
    private static final String PARAMETERS = "parameters.yaml";

    private final Packs packs;
    private final Parameters parameters;
    private final ExampleCases cases;
    private final Run run;

    Examples(Packs packs, Parameters parameters, ExampleCases cases, Run run) {
        this.packs = packs;
        this.parameters = parameters;
        this.cases = cases;
        this.run = run;
    }

    /**
     * What came of a service's examples.
     *
     * @param rules rows of its decision tables, of which the examples reached {@code reached}
     */
    public record Outcome(String service, int examples, int passed, int rules, int reached,
            List<Finding> wrong) {
    }

    /** The earliest day on which an example of a pack files something; unreadable ones are about none. */
    public static Optional<LocalDate> firstDay(Pack pack) {
        try {
            return pack.services().stream().flatMap(service -> Example.of(pack, service).stream())
                .map(example -> example.given().get("filed-on")).filter(Objects::nonNull)
                .map(day -> LocalDate.parse(day.toString())).min(LocalDate::compareTo);
        } catch (Malformed | DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * All examples of one service. The rows that are reached are those since the pack was read.
     *
     * @param pack by name; its version in force is asked
     */
    public Outcome run(String pack, String service, Sun sun) {
        Pack active = packs.active(pack).orElseThrow();
        List<Finding> wrong = new ArrayList<>();
        List<Example> all = List.of();
        int passed = 0;
        try {
            all = Example.of(active, service);
            for (Example example : all) {
                List<String> differences = run(active, example, sun);
                differences.forEach(one -> wrong.add(new Finding(example.file(), example.line(),
                    example.id() + ": " + one)));
                passed += differences.isEmpty() ? 1 : 0;
            }
        } catch (Malformed e) {
            wrong.add(e.finding());
        } finally {
            parameters.load(active);
        }
        int rules = cases.rules(service);
        Set<String> unreached = cases.unreached(service);
        if (!all.isEmpty()) {
            String file = "services/" + service + "/eligibility.dmn";
            RuleSource.of(active.need(file)).stream().filter(row -> unreached.contains(row.rule()))
                .forEach(row -> wrong.add(new Finding(file, row.line(), "no example reaches the rule "
                    + row.rule())));
        }
        return new Outcome(service, all.size(), passed, rules, rules - unreached.size(),
            List.copyOf(wrong));
    }

    private List<String> run(Pack active, Example example, Sun sun) {
        Map<String, @Nullable Object> values = example.given("parameters");
        if (!values.isEmpty()) {
            parameters.load(with(active, example, values));
        }
        return run.of(example, sun);
    }

    /** The pack with an example's values in the place of those in force; what no service names stays away. */
    private Pack with(Pack active, Example example, Map<String, @Nullable Object> values) {
        Map<String, String> ids = new TreeMap<>(cases.parameters(example.service()));
        StringBuilder yaml = new StringBuilder();
        values.forEach((name, value) -> {
            String id = ids.remove(name.replace('-', '_'));
            if (id == null) {
                throw new Malformed(example.file(), example.line(), name + " is no value of this service");
            }
            yaml.append(parameter(id, value));
        });
        LocalDate day = LocalDate.parse(String.valueOf(example.given().get("filed-on")));
        parameters.load(active);
        ids.values().forEach(id -> yaml.append(parameter(id, parameters.on(id, day)
            .map(Parameters.Value::value).orElse(null))));
        Map<String, byte[]> files = new TreeMap<>(active.files());
        files.put(PARAMETERS, yaml.toString().getBytes(StandardCharsets.UTF_8));
        return Pack.of(active.name(), files);
    }

    private static String parameter(String id, @Nullable Object value) {
        return "- {id: " + id + ", values: [{from: \"2000-01-01\", value: " + value + "}]}\n";
    }
}
