package divan.casework;

import divan.access.Access;
import divan.catalogue.Catalogue;
import divan.catalogue.Practice;
import divan.catalogue.Service;
import divan.journal.Act;
import divan.journal.Journal;
import divan.kernel.Failure;
import divan.kernel.Ids;
import divan.kernel.Sha;
import divan.kernel.Violation;
import divan.legislation.Parameters;
import divan.organisation.OfficeRight;
import divan.organisation.Organisation;
import divan.registers.Entry;
import divan.registers.Registers;
import divan.rules.DecisionModel;
import divan.rules.Problem;
import divan.web.Caller;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Decided cases are put to a draft before it comes into force: the facts and answers of the day of filing,
 * with other values of parameters or another decision model. Whoever asks sees figures of many cases; the
 * program reads the cases, and shows nobody any of them.
 */
@Component
class WhatIfRuns {
    /** A function of posts. */
    static final String FUNCTION = "rules.what-if";
    static final int BOUND = 500;
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<String> DECISIONS = Set.of("admission", "findings");
    private static final String PERSON = "person";
    private static final String NUMBER = "-?[0-9]{1,9}([.][0-9]{1,4})?";

    private final WhatIfRows rows;
    private final Cases cases;
    private final Catalogue catalogue;
    private final Definitions definitions;
    private final Rules rules;
    private final Registers registers;
    private final Parameters parameters;
    private final Practice practice;
    private final OfficeRight rights;
    private final Journal journal;
    private final Access access;

    WhatIfRuns(WhatIfRows rows, Cases cases, Catalogue catalogue, Definitions definitions, Rules rules,
            Registers registers, Parameters parameters, Practice practice, OfficeRight rights,
            Journal journal, Access access) {
        this.rows = rows;
        this.cases = cases;
        this.catalogue = catalogue;
        this.definitions = definitions;
        this.rules = rules;
        this.registers = registers;
        this.parameters = parameters;
        this.practice = practice;
        this.rights = rights;
        this.journal = journal;
        this.access = access;
    }

    /** @throws Failure FORBIDDEN without the function */
    List<Service> services(Caller caller) {
        rights.chain(caller, FUNCTION);
        return List.copyOf(catalogue.services());
    }

    /** Parameters of a service by their names in FEEL, with the value of today; empty where none is known. */
    Map<String, String> values(Caller caller, String service) {
        rights.chain(caller, FUNCTION);
        Map<String, String> values = new TreeMap<>();
        definitions.inForce(service).service().parameters().forEach((name, id) -> values.put(name,
            parameters.on(id, rights.today()).map(Parameters.Value::value).orElse("")));
        return values;
    }

    /** @throws Failure NOT_FOUND also for another act */
    WhatIfRun find(Caller caller, UUID run) {
        rights.chain(caller, FUNCTION);
        return access.asSystem(() -> journal.find(run)).filter(act -> act.type().equals(WhatIfRun.TYPE))
            .map(WhatIfRun::of).orElseThrow(Failure::notFound);
    }

    /** Earlier runs of a service, the latest first. */
    List<WhatIfRun> of(Caller caller, String service) {
        rights.chain(caller, FUNCTION);
        return access.asSystem(() -> journal.about(Migration.subject(service))).stream()
            .filter(act -> act.type().equals(WhatIfRun.TYPE)).map(WhatIfRun::of).toList().reversed();
    }

    /**
     * Replays decided cases under a draft.
     *
     * @param values other values of parameters by their names in FEEL
     * @param dmn another decision model; no bytes: the one in force
     * @return the act
     * @throws Failure INVALID where the draft changes nothing, or cannot be read
     */
    UUID run(Caller caller, String service, Map<String, String> values, byte[] dmn) {
        List<String> chain = rights.chain(caller, FUNCTION);
        Definition inForce = definitions.inForce(service);
        check(inForce.service(), values, dmn);
        Definition draft = dmn.length == 0 ? inForce : new Definition(inForce.service(), inForce.form(),
            inForce.model(), inForce.interpreter(), DecisionModel.read(dmn), inForce.pack());
        List<Optional<WhatIf.Compared>> asked = access.asSystem(() -> rows.decided(service, BOUND).stream()
            .map(id -> cases.find(id).orElseThrow().state())
            .map(state -> compared(state, inForce, draft, values)).toList());
        List<WhatIf.Compared> answered = asked.stream().flatMap(Optional::stream).toList();
        int least = practice.least(rights.today());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("service", service);
        body.put("version", inForce.pack().version());
        body.put("parameters", values);
        body.put("rules", dmn.length == 0 ? "" : Sha.hex(dmn));
        body.put("bound", BOUND);
        body.put("replayed", asked.size());
        body.put("unanswered", asked.size() - answered.size());
        body.put("least", least);
        body.put("tables", WhatIfRun.tables(answered, least));
        return access.asSystem(() -> journal.append(new Act(Ids.next(), access.now(), caller.actor(chain),
            WhatIfRun.TYPE, List.of(Organisation.subject(rights.own(caller).number()),
            Migration.subject(service)), inForce.service().basis("filed"), "statistics", body, false)));
    }

    private static void check(Service service, Map<String, String> values, byte[] dmn) {
        List<Violation> violations = new ArrayList<>();
        values.forEach((name, value) -> {
            if (!service.parameters().containsKey(name) || !value.matches(NUMBER)) {
                violations.add(Violation.of("what-if-value", "value-" + name));
            }
        });
        if (values.isEmpty() && dmn.length == 0) {
            violations.add(Violation.of("what-if-nothing", "rules"));
        }
        if (dmn.length > 0) {
            wrong(dmn).ifPresent(problem -> violations.add(Violation.of("what-if-rules", "rules", problem)));
        }
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
    }

    /** A draft comes by a page and not in a reviewed pack: it calls nothing outside FEEL. */
    private static Optional<String> wrong(byte[] dmn) {
        if (dmn.length > MOST_BYTES) {
            return Optional.of(MOST_BYTES + " bytes");
        }
        if (new String(dmn, StandardCharsets.UTF_8).matches("(?is).*\\b(external|function)\\b.*")) {
            return Optional.of("function");
        }
        List<Problem> problems = DecisionModel.check(dmn);
        return problems.isEmpty() ? DecisionModel.read(dmn).decisions().containsAll(DECISIONS)
            ? Optional.empty() : Optional.of(DECISIONS.toString())
            : Optional.of(problems.getFirst().toString());
    }

    /** Empty where one of the two cannot be asked about what was filed then. */
    private Optional<WhatIf.Compared> compared(CaseState state, Definition inForce, Definition draft,
            Map<String, String> values) {
        Map<String, Object> filing = cases.filing(state.id());
        Form form = definitions.of(state).form();
        try {
            Assessment now = rules.unremembered(inForce, situation(filing, form, state, Map.of()));
            Assessment then = rules.unremembered(draft, situation(filing, form, state, values));
            return Optional.of(new WhatIf.Compared(groups(state), WhatIf.effect(now, then)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked")
    private static Situation situation(Map<String, Object> filing, Form form, CaseState state,
            Map<String, String> values) {
        Map<String, Object> facts = new LinkedHashMap<>((Map<String, Object>) filing.get("facts"));
        Map<String, Object> held = new LinkedHashMap<>(facts.get("parameters") instanceof Map<?, ?> known
            ? (Map<String, Object>) known : Map.of());
        values.forEach((name, value) -> held.put(name, Facts.number(value)));
        facts.put("parameters", held);
        return Situation.of(facts, form, (Map<String, Object>) filing.get("answers"), state.filedOn());
    }

    /** As the register knows them on the day of filing; what it does not know has no name. */
    private Map<String, String> groups(CaseState state) {
        Map<String, String> groups = new TreeMap<>();
        groups.put("outcome", Objects.requireNonNullElse(state.outcome(), ""));
        groups.put("organ", state.organ());
        Service.Input person = definitions.of(state).service().inputs().get(PERSON);
        Optional<Entry> entry = person == null ? Optional.empty()
            : registers.on(person.register(), state.party(), state.filedOn()).stream().findFirst();
        groups.put("nationality", entry.map(e -> text(e, "nationality")).orElse(""));
        groups.put("sex", entry.map(e -> text(e, "sex")).orElse(""));
        groups.put("age", entry.map(e -> text(e, "birth-date")).filter(day ->
            day.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")).map(day ->
            WhatIf.ageBand(LocalDate.parse(day), state.filedOn())).orElse(""));
        return groups;
    }

    private static String text(Entry entry, String field) {
        return Objects.toString(entry.values().get(field), "");
    }
}
