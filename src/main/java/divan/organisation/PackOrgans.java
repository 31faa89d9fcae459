package divan.organisation;

import divan.database.Batches;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Span;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The organs of a pack, one a line; columns that are left out say nothing. What is new is founded on the
 * pack's first day. A line that is another than before changes the organ from today on, unless it does not
 * stand.
 */
@Component
class PackOrgans {
    private final Organs organs;
    private final PackLines lines;
    private final Changes changes;
    private final Journal journal;
    private final Batches batches;

    PackOrgans(Organs organs, PackLines lines, Changes changes, Journal journal, Batches batches) {
        this.batches = batches;
        this.organs = organs;
        this.lines = lines;
        this.changes = changes;
        this.journal = journal;
    }

    /** @return the numbers that are there */
    static Set<String> check(List<Table.Row> rows, List<Finding> findings) {
        Set<String> numbers = new TreeSet<>();
        Map<String, Organ> read = new HashMap<>();
        for (Table.Row row : rows) {
            try {
                Organ organ = organ(row, LocalDate.EPOCH);
                read.put(organ.number(), organ);
            } catch (Malformed e) {
                findings.add(e.finding());
            }
            if (!numbers.add(row.get("number"))) {
                findings.add(OrganisationPart.finding(row, "the number " + row.get("number")
                    + " stands here twice"));
            }
        }
        for (Table.Row row : rows) {
            for (String column : List.of("parent", "parent2")) {
                if (!row.get(column).isEmpty()) {
                    OrganisationPart.known(row, column, numbers, findings);
                }
            }
            if (isAboveItself(row.get("number"), read)) {
                findings.add(OrganisationPart.finding(row, "the organ " + row.get("number")
                    + " stands above itself"));
            }
        }
        return numbers;
    }

    private static boolean isAboveItself(String number, Map<String, Organ> organs) {
        Set<String> above = new LinkedHashSet<>();
        List<String> next = parents(number, organs);
        while (!next.isEmpty()) {
            next = next.stream().filter(above::add).flatMap(n -> parents(n, organs).stream()).toList();
        }
        return above.contains(number);
    }

    private static List<String> parents(String number, Map<String, Organ> organs) {
        return Optional.ofNullable(organs.get(number)).map(Organ::parents).orElse(List.of());
    }

    void activate(List<Table.Row> rows, Instant at, LocalDate first, LocalDate today) {
        Map<String, Organ> standing = new HashMap<>();
        List<String> numbers = rows.stream().map(row -> row.get("number")).toList();
        organs.among(numbers, today).forEach(organ -> standing.put(organ.number(), organ));
        Map<String, String> said = lines.of(numbers);
        Map<String, Organ> fresh = new LinkedHashMap<>();
        for (Table.Row row : rows) {
            Organ organ = organ(row, first);
            Organ was = standing.get(organ.number());
            String line = line(organ);
            if (!said.containsKey(organ.number())) {
                fresh.put(line, organ);
            } else if (!line.equals(said.get(organ.number()))) {
                if (was != null && !organ.saysAs(was)) {
                    changed(organ.during(new Span(today, was.valid().until())), at);
                }
                lines.say(organ.number(), line);
            }
        }
        found(fresh, at);
    }

    /** By line: a new folder founds hundreds. */
    private void found(Map<String, Organ> fresh, Instant at) {
        List<Act> acts = new ArrayList<>();
        Map<UUID, Organ> founded = new LinkedHashMap<>();
        Map<String, String> said = new LinkedHashMap<>();
        fresh.forEach((line, organ) -> {
            Act act = act(at, "organ.founded", organ);
            acts.add(act);
            founded.put(act.id(), organ);
            said.put(organ.number(), line);
        });
        journal.append(acts);
        organs.found(batches, founded);
        lines.say(batches, said);
        changes.add(batches, founded.entrySet().stream().map(one -> new Changes.Line(one.getKey(), "organ",
            one.getValue().number(), "founded", one.getValue().valid().from(), Changes.Grounds.NONE))
            .toList());
    }

    private void changed(Organ organ, Instant at) {
        UUID act = journal.append(act(at, "organ.changed", organ));
        Timeline before = organs.timeline(organ.number());
        organs.put(organ.number(), before, before.with(organ, act), act);
        changes.add(act, "organ", organ.number(), "changed", organ.valid().from(), Changes.Grounds.NONE);
    }

    private static Act act(Instant at, String type, Organ organ) {
        return Act.of(at, Actor.system(), type, List.of(Organisation.subject(organ.number())), List.of(),
            "organisation", new LinkedHashMap<>(OrganFields.write(organ)));
    }

    private static String line(Organ organ) {
        return String.join("|", OrganFields.write(organ.during(Span.since(LocalDate.EPOCH))).values());
    }

    private static Organ organ(Table.Row row, LocalDate from) {
        Map<String, String> texts = new HashMap<>();
        OrganFields.NAMES.forEach(name -> texts.put(name, row.get(name)));
        texts.put("from", from.toString());
        texts.put("last", "");
        OrganFields.Read read = OrganFields.read(texts);
        if (read.organ() == null) {
            throw new Malformed(row.file(), (int) row.line(), String.join("; ", read.violations().stream()
                .map(v -> "“" + row.get(v.field()) + "” in the column " + v.field() + " is wrong ("
                + v.code() + ")")
                .toList()));
        }
        return read.organ();
    }
}
