package divan.casework;

import divan.catalogue.Service;
import divan.kernel.Failure;
import divan.legislation.Parameters;
import divan.policy.Rulebook;
import divan.registers.Entry;
import divan.registers.Register;
import divan.registers.RegisterDefinitions;
import divan.registers.Registers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the registers know and the service may see: only the fields that its definition names, in the shape
 * that rules, form and letters read. Runs inside a read of personal data.
 */
@Component
class Facts {
    private final Registers registers;
    private final RegisterDefinitions definitions;
    private final Parameters parameters;
    private final ReadFacts reads;
    private final OwnFiles files;

    Facts(Registers registers, RegisterDefinitions definitions, Parameters parameters, ReadFacts reads,
            OwnFiles files) {
        this.reads = reads;
        this.files = files;
        this.registers = registers;
        this.definitions = definitions;
        this.parameters = parameters;
    }

    /** A representative sees of the registers no more than the service reads. */
    Map<String, @Nullable Object> gather(Service service, UUID party, LocalDate day,
            @Nullable Matter matter) {
        Set<String> kinds = new TreeSet<>(Set.of(Rulebook.IDENTITY));
        service.inputs().values().stream().filter(input -> !input.about())
            .forEach(input -> kinds.add(Rulebook.register(input.register())));
        if (matter != null) {
            kinds.add(Rulebook.register(matter.register()));
        }
        return registers.reading(kinds, () -> gathered(service, party, day, matter));
    }

    private Map<String, @Nullable Object> gathered(Service service, UUID party, LocalDate day,
            @Nullable Matter matter) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        service.inputs().forEach((name, input) ->
            facts.put(name, !input.about() ? input(input, party, day) : switch (input.register()) {
                case Service.READS -> reads.of(service, matter, party, day);
                case Service.FILES -> files.of(service, matter, party);
                default -> row(matter, party);
            }));
        facts.put("parameters", parameters(service, day));
        return facts;
    }

    private @Nullable Object input(Service.Input input, UUID party, LocalDate day) {
        String listOf = input.listOf();
        if (listOf != null) {
            return registers.on(input.register(), party, day).stream().map(e -> e.values().get(listOf))
                .toList();
        }
        if (input.history()) {
            return registers.history(input.register(), party).stream().map(entry ->
                fields(entry, input, party, day)).toList();
        }
        return registers.latest(input.register(), party).map(e -> fields(e, input, party, day))
            .orElse(null);
    }

    /** The row that the application is about and what it says there; null once it no longer stands. */
    private @Nullable Object row(@Nullable Matter matter, UUID party) {
        Optional<Register> register = matter == null ? Optional.empty() : definitions.find(matter.register());
        if (matter == null || register.isEmpty() || register.get().keeper().isSelf()) {
            return null;
        }
        return registers.find(matter.entry()).filter(e -> e.party().equals(party) && e.endedBy() == null
            && e.register().equals(matter.register())).map(e -> row(matter, register.get(), e)).orElse(null);
    }

    private static Map<String, @Nullable Object> row(Matter matter, Register register, Entry entry) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", entry.id().toString());
        row.put("register", register.id());
        row.put("field", matter.field());
        row.put("type", switch (matter.field()) {
            case Matter.FROM, Matter.UNTIL -> "days";
            case Matter.ROW -> "row";
            default -> register.field(matter.field()).map(Register.Field::type)
                    .orElseThrow(Failure::notFound);
        });
        row.put("said", switch (matter.field()) {
            case Matter.FROM -> entry.valid().from().toString();
            case Matter.UNTIL -> text(entry.valid().last());
            default -> entry.values().get(matter.field());
        });
        row.put("from", entry.valid().from().toString());
        row.put("until", text(entry.valid().last()));
        row.put("keeper_organ", register.keeper().organ());
        row.put("keeper_kind", register.keeper().kind());
        return row;
    }

    /** In FEEL a field's name has underscores. */
    private Map<String, @Nullable Object> fields(Entry entry, Service.Input input, UUID party,
            LocalDate day) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        input.fields().forEach(field -> fields.put(field.replace('-', '_'), entry.values().get(field)));
        if (fields.get("given") != null) {
            fields.put("name", fields.get("given") + " " + fields.get("family"));
            fields.put("identity_number", registers.identity(party, day).orElse(null));
        }
        if (input.validity()) {
            fields.put("from", entry.valid().from().toString());
            fields.put("until", text(entry.valid().last()));
        }
        return fields;
    }

    /**
     * What remains of facts for somebody who may read only some fields of each register: what they may not
     * is left out, while what a register did not know stays as null. A row that the application is about
     * stays: it was said there.
     *
     * @param numbered whether they may read identity numbers
     * @param given the fields of a register that they may read; empty where nothing of it
     */
    static Map<String, @Nullable Object> only(Service service, Map<?, ?> facts, boolean numbered,
            Function<String, Optional<Set<String>>> given) {
        Map<String, @Nullable Object> some = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            Service.Input input = service.inputs().get(String.valueOf(name));
            if (input == null || input.about()) {
                some.put(String.valueOf(name), value);
            } else {
                given.apply(input.register()).ifPresent(fields ->
                    some.put(String.valueOf(name), only(input, value, numbered, fields)));
            }
        });
        return some;
    }

    private static @Nullable Object only(Service.Input input, @Nullable Object value, boolean numbered,
            Set<String> fields) {
        if (!(value instanceof Map<?, ?> row)) {
            return input.listOf() == null || fields.contains(input.listOf()) ? value : null;
        }
        Map<Object, @Nullable Object> some = new LinkedHashMap<>(row);
        input.fields().stream().filter(field -> !fields.contains(field))
            .forEach(field -> some.remove(field.replace('-', '_')));
        if (!fields.contains("given") || !fields.contains("family")) {
            some.remove("name");
        }
        if (!numbered) {
            some.remove("identity_number");
        }
        return some;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** Numbers as numbers; a value that is not known is null, and a rule that needs it says so. */
    private Map<String, @Nullable Object> parameters(Service service, LocalDate day) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        service.parameters().forEach((name, id) -> values.put(name,
            parameters.on(id, day).map(Parameters.Value::value).map(Facts::number).orElse(null)));
        return values;
    }

    /** Whole numbers stay numbers in the sealed JSON; anything else is text, a choice as it stands. */
    static Object number(String value) {
        if (value.matches("-?[0-9]{1,9}")) {
            return Integer.valueOf(value);
        }
        return value.matches("-?[0-9.]+([eE][+-]?[0-9]+)?") ? new BigDecimal(value).toPlainString() : value;
    }
}
