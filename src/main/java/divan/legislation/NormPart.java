package divan.legislation;

import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Ids;
import divan.kernel.Span;
import divan.organisation.Organ;
import divan.organisation.Organisation;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Norms that a pack names ({@code legislation/norms.csv}), one a line: {@code id, kind, number, title, dated,
 * gazette, organs, rests_on, from, last, confirmed}. Beside numbers of organs stand codes of constitutional
 * ones ({@code president}), where they do not follow from the kind. What is new or changed
 * becomes an act; a norm that officials changed meanwhile stays as it is, unless its line changed.
 */
@Component
@Order(22)
class NormPart implements PackPart {
    static final String RECORDED = "norm.recorded";
    private static final String NORMS = "legislation/norms.csv";
    private final Norms norms;
    private final Journal journal;

    NormPart(Norms norms, Journal journal) {
        this.norms = norms;
        this.journal = journal;
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Norm> known = laws(pack);
        Map<Table.Row, Norm> read = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Table.Row row : rows(pack)) {
            try {
                Norm norm = norm(row, Ids.next());
                read.put(row, norm);
                known.put(norm.id(), norm);
                if (!seen.add(norm.id())) {
                    findings.add(finding(row, "the norm " + norm.id() + " stands here twice"));
                }
            } catch (Malformed e) {
                findings.add(e.finding());
            }
        }
        read.forEach((row, norm) -> NormRank.wrong(norm, address -> footing(address, known))
            .forEach(wrong -> findings.add(finding(row, wrong.args().isEmpty() ? wrong.code()
                : "may not rest on " + wrong.args().getFirst() + " (" + wrong.code() + ")"))));
        return findings;
    }

    private static Map<String, Norm> laws(Pack pack) {
        Map<String, Norm> laws = new HashMap<>();
        for (String path : pack.paths("legislation/", ".yaml")) {
            String number = pack.yaml(path).get("law").text();
            laws.put(number, new Norm(number, NormKind.ofLaw(number), number, number, null, "", List.of(),
                List.of(), List.of(), Span.since(pack.yaml(path).get("in-force").date()), false, true,
                Ids.next()));
        }
        return laws;
    }

    private static Optional<Footing> footing(String address, Map<String, Norm> known) {
        return Optional.ofNullable(known.get(address.split("/", 2)[0]))
            .map(norm -> new Footing(address, norm.kind(), norm.valid(), true, true, false));
    }

    private static Finding finding(Table.Row row, String message) {
        return new Finding(row.file(), (int) row.line(), message);
    }

    @Override
    public void activate(Pack pack, Instant at) {
        for (Table.Row row : rows(pack)) {
            String line = String.join("|", row.cells().toList());
            Norm norm = norm(row, Ids.next());
            if (!norms.line(norm.id()).equals(line)) {
                journal.append(new Act(norm.act(), at, Actor.system(), RECORDED,
                    norm.organs().stream().map(Organisation::subject).toList(), List.of(), "law-keeping",
                    Map.of("norm", norm.id(), "line", line), false));
                norms.put(norm);
                norms.say(norm.id(), line);
            }
        }
    }

    private static List<Table.Row> rows(Pack pack) {
        return pack.file(NORMS).isEmpty() ? List.of() : Table.read(pack, NORMS).rows();
    }

    private static Norm norm(Table.Row row, UUID act) {
        try {
            NormKind kind = NormKind.of(row.need("kind")).orElseThrow(() ->
                new IllegalArgumentException("“" + row.get("kind") + "” is no kind of norm"));
            LocalDate from = LocalDate.parse(row.need("from"));
            return new Norm(row.need("id"), kind, row.get("number"), row.need("title"), day(row, "dated"),
                row.get("gazette"), organs(row), constitutional(row), words(row.get("rests_on")),
                Span.of(from, day(row, "last")), false, row.get("confirmed").equals("true"), act);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Malformed(row.file(), (int) row.line(), String.valueOf(e.getMessage()));
        }
    }

    private static List<String> organs(Table.Row row) {
        List<String> organs = words(row.get("organs")).stream()
            .filter(organ -> ConstitutionalOrgan.of(organ).isEmpty()).toList();
        organs.stream().filter(organ -> !Organ.isNumber(organ)).findFirst().ifPresent(organ -> {
            throw new IllegalArgumentException("an organ's number is eight digits: " + organ);
        });
        return organs;
    }

    private static List<ConstitutionalOrgan> constitutional(Table.Row row) {
        return words(row.get("organs")).stream().flatMap(organ -> ConstitutionalOrgan.of(organ).stream())
            .toList();
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private static @Nullable LocalDate day(Table.Row row, String column) {
        return row.get(column).isEmpty() ? null : LocalDate.parse(row.get(column));
    }
}
