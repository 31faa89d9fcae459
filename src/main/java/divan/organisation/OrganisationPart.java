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
 * Takes up a pack's organs, posts and delegations ({@code organisation/*.csv}). What is new or changed
 * becomes an act; what a new version no longer names stays: an organ is closed by an act of its own, not by a
 * line left out.
 */
@Component
@Order(10)
class OrganisationPart implements PackPart {
    private static final String ORGANS = "organisation/organs.csv";
    private static final String POSTS = "organisation/posts.csv";
    private static final String DELEGATIONS = "organisation/delegations.csv";

    private final PackOrgans organs;
    private final Posts posts;
    private final Delegations delegations;
    private final Changes changes;
    private final Journal journal;

    OrganisationPart(PackOrgans organs, Posts posts, Delegations delegations, Changes changes,
            Journal journal) {
        this.organs = organs;
        this.posts = posts;
        this.delegations = delegations;
        this.changes = changes;
        this.journal = journal;
    }

    @Override
    public List<Finding> check(Pack pack) {
        List<Finding> findings = new ArrayList<>();
        if (pack.file(ORGANS).isEmpty()) {
            return findings;
        }
        Set<String> numbers = PackOrgans.check(rows(pack, ORGANS), findings);
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

    static void known(Table.Row row, String column, Set<String> known, List<Finding> findings) {
        if (!known.contains(row.get(column))) {
            findings.add(finding(row, "“" + row.get(column) + "” in the column " + column + " is not known"));
        }
    }

    static Finding finding(Table.Row row, String message) {
        return new Finding(row.file(), (int) row.line(), message);
    }

    @Override
    public void activate(Pack pack, Instant at) {
        if (pack.file(ORGANS).isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(at, Turkish.ZONE);
        LocalDate first = pack.yaml("pack.yaml").get("valid-from").optionalDate().orElse(today);
        organs.activate(rows(pack, ORGANS), at, first, today);
        activatePosts(pack, at, first, today);
        rows(pack, DELEGATIONS).forEach(row -> activate(delegation(row), at, today));
    }

    /**
     * A pack speaks again only where its line is another than before: what officials ended or changed
     * meanwhile stays. A delegation that changed ends the day before and goes on as the line says; one whose
     * last day has come ends.
     */
    private void activate(Delegation delegation, Instant at, LocalDate today) {
        String line = line(delegation);
        Optional<String> before = delegations.line(delegation.id());
        if (before.isEmpty() && delegations.last(delegation.id()).isEmpty()) {
            UUID act = append(at, "delegation.given", facts(delegation));
            delegations.add(delegation, line, act);
            changed(act, "delegation", delegation.id(), "given", delegation.valid().from());
        } else if (!before.equals(Optional.of(line))) {
            UUID act = append(at, "delegation.changed", facts(delegation));
            LocalDate from = delegation.valid().from().isAfter(today) ? delegation.valid().from() : today;
            delegations.end(delegation.id(), earlier(delegation.valid().until(), from), act);
            if (delegation.valid().until() == null || delegation.valid().until().isAfter(from)) {
                delegations.add(delegation.during(new Span(from, delegation.valid().until())), line, act);
            }
            delegations.say(delegation.id(), line);
            changed(act, "delegation", delegation.id(), "changed", from);
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
        String line = String.join("|", d.fromPost(), d.toPost(), d.function(), d.valid().from().toString(),
            d.valid().until() == null ? "" : d.valid().until().toString(), d.signsAsTr(), d.signsAsEn(),
            d.basis());
        return d.limit().equals(Delegation.Limit.NONE) ? line : line + "|" + d.limit().tr() + "|" + d.limit()
            .en() + "|"
            + (d.limit().amount() == null ? "" : d.limit().amount());
    }

    private void activatePosts(Pack pack, Instant at, LocalDate first, LocalDate today) {
        for (Table.Row row : rows(pack, POSTS)) {
            Post post = post(row);
            var was = posts.find(post.id(), today);
            String line = String.join("|", post.organ(), post.titleTr(), post.titleEn(),
                String.join(" ", post.functions().stream().sorted().toList()));
            Optional<String> said = posts.line(post.id());
            if (was.isEmpty() && said.isEmpty()) {
                UUID act = append(at, "post.created", Map.of("post", post.id(), "organ", post.organ()));
                posts.add(post, first, line, act);
                changed(act, "post", post.id(), "created", first);
            } else if (said.isPresent() ? !said.get().equals(line) : !was.get().equals(post)) {
                UUID act = append(at, "post.changed", Map.of("post", post.id(), "organ", post.organ()));
                posts.end(post.id(), today);
                posts.add(post, today, line, act);
                changed(act, "post", post.id(), "changed", today);
            }
        }
    }

    private void changed(UUID act, String kind, String id, String event, LocalDate day) {
        changes.add(act, kind, id, event, day, Changes.Grounds.NONE);
    }

    private UUID append(Instant at, String type, Map<String, Object> body) {
        return journal.append(Act.of(at, Actor.system(), type, List.of(), List.of(), "organisation", body));
    }

    private static List<Table.Row> rows(Pack pack, String path) {
        return Table.read(pack, path).rows();
    }

    private static Post post(Table.Row row) {
        String functions = row.get("functions").strip();
        return new Post(row.need("id"), row.need("organ"), row.need("title_tr"), row.get("title_en"),
            functions.isEmpty() ? Set.of() : Set.of(functions.split("\\s+")));
    }

    /** {@code limit_amount} is in whole lira. */
    private static Delegation.Limit limit(Table.Row row) {
        String amount = row.get("limit_amount");
        return new Delegation.Limit(row.get("limit_tr"), row.get("limit_en"),
            amount.isEmpty() ? null : row.integer("limit_amount") * 100L);
    }

    private static Delegation delegation(Table.Row row) {
        try {
            LocalDate last = row.get("valid_until").isEmpty() ? null
                : LocalDate.parse(row.get("valid_until"));
            return new Delegation(row.need("id"), row.need("from_post"), row.need("to_post"),
                row.need("function"), Span.of(LocalDate.parse(row.need("valid_from")), last),
                row.get("signs_as_tr"), row.get("signs_as_en"), row.get("basis"), limit(row));
        } catch (java.time.DateTimeException | IllegalArgumentException e) {
            throw new Malformed(row.file(), (int) row.line(), String.valueOf(e.getMessage()));
        }
    }
}
