package divan.demo;

import divan.access.Mandate;
import divan.access.MandateActs;
import divan.access.Mandates;
import divan.access.People;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.IdentityNumber;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.kernel.Turkish;
import divan.organisation.Organisation;
import divan.packs.Finding;
import divan.packs.Node;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Table;
import divan.registers.Registers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the world that the demonstration shows; days in the CSV count from the day it is made. */
@Component
@Order(100)
class DemoWorld implements PackPart {
    private static final String FOREIGNERS = "demo/foreigners.csv";
    private static final String PEOPLE = "demo/people.yaml";
    private static final String RELATIONS = "relations";
    private static final String SCHEME = "identity-number";

    private final Registers registers;
    private final People people;
    private final Organisation organisation;
    private final Mandates mandates;
    private final Journal journal;
    private final boolean demo;
    private final int more;

    DemoWorld(Registers registers, People people, Organisation organisation, Mandates mandates,
            Journal journal,
            @Value("${divan.demo}") boolean demo, @Value("${divan.demo-people:0}") int more) {
        this.registers = registers;
        this.people = people;
        this.organisation = organisation;
        this.mandates = mandates;
        this.journal = journal;
        this.demo = demo;
        this.more = more;
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        if (pack.file(FOREIGNERS).isPresent()) {
            for (Table.Row row : Table.read(pack, FOREIGNERS).rows()) {
                if (!IdentityNumber.isForeigner(row.get("identity_number"))) {
                    findings.add(new Finding(FOREIGNERS, (int) row.line(),
                        "the identity number's check digits are wrong"));
                }
                if (!row.get("synthetic").equals("true")) {
                    findings.add(new Finding(FOREIGNERS, (int) row.line(),
                        "only synthetic people may stand here"));
                }
            }
        }
        return findings;
    }

    @Override
    public void activate(Pack pack, Instant at) {
        if (!demo || pack.file(FOREIGNERS).isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(at, Turkish.ZONE);
        List<Table.Row> rows = Table.read(pack, FOREIGNERS).rows();
        for (Table.Row row : rows) {
            String number = row.need("identity_number");
            if (registers.party(SCHEME, number, today).isEmpty()) {
                enter(row, number, row.get("permit_number"), today, at);
            }
        }
        pack.yaml(PEOPLE).items().forEach(node -> person(node, today, at));
        extra(rows, today, at);
    }

    private UUID enter(Table.Row row, String number, String permit, LocalDate today, Instant at) {
        UUID act = journal.append(Act.of(at, Actor.system(), "party.entered", List.of(), List.of(),
            "demonstration", Map.of("synthetic", true)));
        UUID party = registers.mint(SCHEME, number, today.minusYears(5), true, act);
        DemoRows.of(row, permit, today).forEach(entry ->
            registers.enter(entry.register(), party, entry.series(), entry.values(), entry.valid(), act));
        return party;
    }

    private void person(Node node, LocalDate today, Instant at) {
        UUID party = node.get("identity").optional()
            .flatMap(number -> registers.party(SCHEME, number, today)).orElse(null);
        Map<String, String> note = node.get("note").languages();
        UUID person = people.addDemo(node.get("id").text(), node.get("name").text(), party, true,
            note.get("tr"), note.getOrDefault("en", ""));
        for (String post : node.get("posts").texts()) {
            UUID act = journal.append(Act.of(at, Actor.system(), "post.taken", List.of(person), List.of(),
                "demonstration", Map.of("post", post)));
            organisation.hold(post, person, Span.since(today.minusYears(1)).from(), act);
        }
        if (party != null) {
            node.get("represents").items().forEach(represented -> represents(represented, party,
                node.get("name").text(), today, at));
        }
        node.get("relations").items().forEach(relation -> related(relation, person, today, at));
    }

    /** An official is somebody's relative: a row of the party's, naming the official by their opaque id. */
    private void related(Node relation, UUID official, LocalDate today, Instant at) {
        UUID party = registers.party(SCHEME, relation.get("identity").text(), today).orElseThrow();
        boolean known = registers.on(RELATIONS, party, today).stream()
            .anyMatch(entry -> official.toString().equals(entry.values().get("official")));
        if (!known) {
            UUID act = journal.append(Act.of(at, Actor.system(), "relation.declared", List.of(party),
                List.of(), "demonstration", Map.of("synthetic", true)));
            registers.enter(RELATIONS, party, official.toString(), Map.of("official", official.toString(),
                "relation", relation.get("relation").text()), Span.since(today.minusYears(1)), act);
        }
    }

    /** Somebody is a child's parent: a mandate, as two officials would have entered it. */
    private void represents(Node node, UUID parent, String name, LocalDate today, Instant at) {
        UUID child = registers.party(SCHEME, node.get("identity").text(), today).orElseThrow();
        if (mandates.over(child, today).stream().anyMatch(known -> known.representative().equals(parent))) {
            return;
        }
        Map<String, Object> row = registers.latest("foreigners", child).orElseThrow().values();
        Mandate mandate = new Mandate(Ids.next(), Mandate.Kind.PARENT, child, parent,
            row.get("given") + " " + row.get("family"), name, null,
            new Span(today.minusYears(1), LocalDate.parse(node.get("until").text())),
            new Mandate.Evidence(node.get("document").text(), "TEST", "TEST"), null, Ids.next(), null, null,
            null, null);
        UUID made = told("mandate.proposed", mandate, MandateActs.body(mandate), at);
        mandates.add(mandate.madeBy(made));
        mandates.confirm(mandate.id(), told("mandate.entered", mandate, Map.of("mandate",
            mandate.id().toString()), at));
    }

    private UUID told(String type, Mandate mandate, Map<String, Object> body, Instant at) {
        return journal.append(Act.of(at, Actor.system(), type, mandate.subjects(),
            List.of(mandate.kind().basis()), "demonstration", body));
    }

    /**
     * More people for load tests: copies of the ordinary ones under numbers of their own, not listed at
     * sign-in.
     */
    private void extra(List<Table.Row> rows, LocalDate today, Instant at) {
        Table.Row model = rows.getFirst();
        for (int i = 1; i <= more; i++) {
            String number = IdentityNumber.withCheckDigits("991" + String.format("%06d", i));
            if (registers.party(SCHEME, number, today).isEmpty()) {
                UUID party = enter(model, number, String.format("TEST-X%06d", i), today, at);
                people.addDemo(String.format("demo-%05d", i), model.get("given") + " " + i, party, false,
                    "", "");
            }
        }
    }

}
