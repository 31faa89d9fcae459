package divan.organisation;

import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Span;
import divan.kernel.Turkish;
import divan.packs.Finding;
import divan.packs.Malformed;
import divan.packs.Pack;
import divan.packs.PackPart;
import divan.packs.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes up a pack's organs, posts and delegations ({@code organisation/*.csv}). What is new or changed becomes an act;
 * what a new version no longer names stays: an organ is closed by an act of its own, not by a line left out.
 */
@Component
@Order(10)
class OrganisationPart implements PackPart {
    private static final String ORGANS = "organisation/organs.csv";
    private static final String POSTS = "organisation/posts.csv";
    private static final String DELEGATIONS = "organisation/delegations.csv";

    private final Organs organs;
    private final Posts posts;
    private final Delegations delegations;
    private final Journal journal;

    OrganisationPart(Organs organs, Posts posts, Delegations delegations, Journal journal) {
        this.organs = organs;
        this.posts = posts;
        this.delegations = delegations;
        this.journal = journal;
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        if (pack.file(ORGANS).isEmpty()) {
            return findings;
        }
        Set<String> numbers = new TreeSet<>();
        for (Table.Row row : rows(pack, ORGANS)) {
            attempt(findings, () -> organ(row, LocalDate.EPOCH));
            if (!numbers.add(row.get("number"))) {
                findings.add(finding(row, "the number " + row.get("number") + " stands here twice"));
            }
        }
        rows(pack, ORGANS).forEach(row -> parents(row, numbers, findings));
        Set<String> ids = new TreeSet<>();
        for (Table.Row row : rows(pack, POSTS)) {
            known(row, "organ", numbers, findings);
            ids.add(row.need("id"));
        }
        for (Table.Row row : rows(pack, DELEGATIONS)) {
            known(row, "from_post", ids, findings);
            known(row, "to_post", ids, findings);
            attempt(findings, () -> delegation(row));
        }
        return findings;
    }

    private static void attempt(List<Finding> findings, Runnable reading) {
        try {
            reading.run();
        } catch (Malformed e) {
            findings.add(e.finding());
        }
    }

    private static void parents(Table.Row row, Set<String> numbers, List<Finding> findings) {
        for (String column : List.of("parent", "parent2")) {
            if (!row.get(column).isEmpty()) {
                known(row, column, numbers, findings);
            }
        }
    }

    private static void known(Table.Row row, String column, Set<String> known, List<Finding> findings) {
        if (!known.contains(row.get(column))) {
            findings.add(finding(row, "“" + row.get(column) + "” in the column " + column + " is not known"));
        }
    }

    private static Finding finding(Table.Row row, String message) {
        return new Finding(row.file(), (int) row.line(), message);
    }

    @Override
    public void activate(Pack pack, Instant at) {
        if (pack.file(ORGANS).isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(at, Turkish.ZONE);
        LocalDate first = pack.yaml("pack.yaml").get("valid-from").optionalDate().orElse(today);
        activateOrgans(pack, at, first, today);
        activatePosts(pack, at, first, today);
        rows(pack, DELEGATIONS).forEach(row -> activate(delegation(row), at, today));
    }

    /**
     * A pack speaks again only where its line is another than before: what officials ended or changed meanwhile stays.
     * A delegation that changed ends the day before and goes on as the line says; one whose last day has come ends.
     */
    private void activate(Delegation delegation, Instant at, LocalDate today) {
        String line = line(delegation);
        Optional<String> before = delegations.line(delegation.id());
        if (before.isEmpty() && delegations.last(delegation.id()).isEmpty()) {
            delegations.add(delegation, line, append(at, "delegation.given", facts(delegation)));
        } else if (!before.equals(Optional.of(line))) {
            UUID act = append(at, "delegation.changed", facts(delegation));
            LocalDate from = delegation.valid().from().isAfter(today) ? delegation.valid().from() : today;
            delegations.end(delegation.id(), earlier(delegation.valid().until(), from), act);
            if (delegation.valid().until() == null || delegation.valid().until().isAfter(from)) {
                delegations.add(delegation.during(new Span(from, delegation.valid().until())), line, act);
            }
            delegations.say(delegation.id(), line);
        }
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isAfter(other) ? other : one;
    }

    private static Map<String, Object> facts(Delegation delegation) {
        return Map.of("delegation", delegation.id(), "from", delegation.fromPost(), "to", delegation.toPost(),
            "function", delegation.function(), "line", line(delegation));
    }

    private static String line(Delegation d) {
        return String.join("|", d.fromPost(), d.toPost(), d.function(), d.valid().from().toString(),
            d.valid().until() == null ? "" : d.valid().until().toString(), d.signsAsTr(), d.signsAsEn(), d.basis());
    }

    private void activateOrgans(Pack pack, Instant at, LocalDate first, LocalDate today) {
        Map<String, Organ> before = new HashMap<>();
        organs.all(today).forEach(organ -> before.put(organ.number(), organ));
        for (Table.Row row : rows(pack, ORGANS)) {
            Organ was = before.get(row.get("number"));
            if (was == null) {
                Organ organ = organ(row, first);
                organs.add(organ, append(at, "organ.founded", facts(organ)));
            } else if (!facts(was).equals(facts(organ(row, today)))) {
                var act = append(at, "organ.changed", facts(organ(row, today)));
                organs.end(was.number(), today, act);
                organs.add(organ(row, today), act);
            }
        }
    }

    private void activatePosts(Pack pack, Instant at, LocalDate first, LocalDate today) {
        for (Table.Row row : rows(pack, POSTS)) {
            Post post = post(row);
            var was = posts.find(post.id(), today);
            String line = String.join("|", post.organ(), post.titleTr(), post.titleEn(),
                String.join(" ", post.functions().stream().sorted().toList()));
            Optional<String> said = posts.line(post.id());
            if (was.isEmpty() && said.isEmpty()) {
                posts.add(post, first, line, append(at, "post.created", Map.of("post", post.id(), "organ", post.organ())));
            } else if (said.isPresent() ? !said.get().equals(line) : !was.get().equals(post)) {
                posts.end(post.id(), today);
                posts.add(post, today, line, append(at, "post.changed", Map.of("post", post.id(), "organ", post.organ())));
            }
        }
    }

    private UUID append(Instant at, String type, Map<String, Object> body) {
        return journal.append(Act.of(at, Actor.system(), type, List.of(), List.of(), "organisation", body));
    }

    private static Map<String, Object> facts(Organ organ) {
        return Map.of("number", organ.number(), "name", organ.nameTr(), "name-en", organ.nameEn(),
            "kind", organ.kind(), "parent", organ.parent() == null ? "" : organ.parent(),
            "parent2", organ.parent2() == null ? "" : organ.parent2(), "province", organ.province(),
            "letterhead", organ.letterhead());
    }

    private static List<Table.Row> rows(Pack pack, String path) {
        return Table.read(pack, path).rows();
    }

    private static Organ organ(Table.Row row, LocalDate from) {
        try {
            return new Organ(row.need("number"), row.need("name_tr"), row.get("name_en"), row.need("kind"),
                orNull(row.get("parent")), orNull(row.get("parent2")), row.get("province"),
                List.of(row.get("letterhead").split("\\|")), row.get("official").equals("true"), Span.since(from));
        } catch (IllegalArgumentException e) {
            throw new Malformed(row.file(), (int) row.line(), String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Post post(Table.Row row) {
        String functions = row.get("functions").strip();
        return new Post(row.need("id"), row.need("organ"), row.need("title_tr"), row.get("title_en"),
            functions.isEmpty() ? Set.of() : Set.of(functions.split("\\s+")));
    }

    private static Delegation delegation(Table.Row row) {
        try {
            LocalDate last = row.get("valid_until").isEmpty() ? null : LocalDate.parse(row.get("valid_until"));
            return new Delegation(row.need("id"), row.need("from_post"), row.need("to_post"), row.need("function"),
                Span.of(LocalDate.parse(row.need("valid_from")), last), row.get("signs_as_tr"),
                row.get("signs_as_en"), row.get("basis"));
        } catch (java.time.DateTimeException | IllegalArgumentException e) {
            throw new Malformed(row.file(), (int) row.line(), String.valueOf(e.getMessage()));
        }
    }
}
