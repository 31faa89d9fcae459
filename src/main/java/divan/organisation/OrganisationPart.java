package divan.organisation;

import divan.database.Batches;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Span;
import divan.kernel.Turkish;
import divan.packs.Change;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
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
    private final Batches batches;

    OrganisationPart(PackOrgans organs, Posts posts, Delegations delegations, Changes changes,
            Journal journal, Batches batches) {
        this.batches = batches;
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
        Set<String> given = new TreeSet<>();
        for (Table.Row row : rows(pack, POSTS)) {
            known(row, "organ", numbers, findings);
            if (!ids.add(row.need("id"))) {
                findings.add(finding(row, "the post " + row.get("id") + " stands here twice"));
            }
        }
        for (Table.Row row : rows(pack, DELEGATIONS)) {
            known(row, "from_post", ids, findings);
            known(row, "to_post", ids, findings);
            if (!given.add(row.need("id"))) {
                findings.add(finding(row, "the delegation " + row.get("id") + " stands here twice"));
            }
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

    /** Organs, posts with their functions, delegations, each by its id. */
    @Override
    public List<Change> changes(Pack before, Pack after) {
        List<Change> changed = new ArrayList<>();
        changed.addAll(changes("organ", ORGANS, before, after));
        changed.addAll(changes("post", POSTS, before, after));
        changed.addAll(changes("delegation", DELEGATIONS, before, after));
        return changed;
    }

    private static List<Change> changes(String what, String file, Pack before, Pack after) {
        return Change.between(what, file, "", said(before, file), said(after, file));
    }

    private static Map<String, Map<String, String>> said(Pack pack, String file) {
        Map<String, Map<String, String>> said = new TreeMap<>();
        if (pack.file(file).isPresent()) {
            rows(pack, file).forEach(row -> said.put(row.cells().get(0), row.cells().toMap()));
        }
        return said;
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
        activateDelegations(pack, at, today);
    }

    private void activateDelegations(Pack pack, Instant at, LocalDate today) {
        List<Delegation> named = rows(pack, DELEGATIONS).stream().map(OrganisationPart::delegation).toList();
        Set<String> known = delegations.known(named.stream().map(Delegation::id).toList());
        give(named.stream().filter(delegation -> !known.contains(delegation.id())).toList(), at);
        named.stream().filter(delegation -> known.contains(delegation.id()))
            .forEach(delegation -> activate(delegation, at, today));
    }

    private void give(List<Delegation> fresh, Instant at) {
        List<Act> acts = fresh.stream().map(one -> act(at, "delegation.given", facts(one))).toList();
        journal.append(acts);
        delegations.add(batches, IntStream.range(0, fresh.size()).mapToObj(i ->
            new Delegations.Added(fresh.get(i), line(fresh.get(i)), acts.get(i).id())).toList());
        changes.add(batches, IntStream.range(0, fresh.size()).mapToObj(i ->
            new Changes.Line(acts.get(i).id(), "delegation", fresh.get(i).id(), "given",
                fresh.get(i).valid().from(), Changes.Grounds.NONE)).toList());
    }

    /**
     * A pack speaks again only where its line is another than before: what officials ended or changed
     * meanwhile stays. A delegation that changed ends the day before and goes on as the line says; one whose
     * last day has come ends.
     */
    private void activate(Delegation delegation, Instant at, LocalDate today) {
        String line = line(delegation);
        Optional<String> before = delegations.line(delegation.id());
        if (!before.equals(Optional.of(line))) {
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
        List<Post> named = rows(pack, POSTS).stream().map(OrganisationPart::post).toList();
        Set<String> known = posts.known(named.stream().map(Post::id).toList());
        create(named.stream().filter(post -> !known.contains(post.id())).toList(), at, first);
        for (Post post : named.stream().filter(post -> known.contains(post.id())).toList()) {
            var was = posts.find(post.id(), today);
            String line = line(post);
            Optional<String> said = posts.line(post.id());
            if (was.isEmpty() && said.isEmpty()) {
                create(List.of(post), at, first);
            } else if (said.isPresent() ? !said.get().equals(line) : !was.get().equals(post)) {
                UUID act = append(at, "post.changed", Map.of("post", post.id(), "organ", post.organ()));
                posts.end(post.id(), today);
                posts.add(post, today, line, act);
                changed(act, "post", post.id(), "changed", today);
            }
        }
    }

    private void create(List<Post> fresh, Instant at, LocalDate first) {
        List<Act> acts = fresh.stream().map(post -> act(at, "post.created",
            Map.of("post", post.id(), "organ", post.organ()))).toList();
        journal.append(acts);
        posts.add(batches, IntStream.range(0, fresh.size()).mapToObj(i ->
            new Posts.Added(fresh.get(i), first, line(fresh.get(i)), acts.get(i).id())).toList());
        changes.add(batches, IntStream.range(0, fresh.size()).mapToObj(i ->
            new Changes.Line(acts.get(i).id(), "post", fresh.get(i).id(), "created", first,
                Changes.Grounds.NONE)).toList());
    }

    private static String line(Post post) {
        return String.join("|", post.organ(), post.titleTr(), post.titleEn(),
            String.join(" ", post.functions().stream().sorted().toList()));
    }

    private void changed(UUID act, String kind, String id, String event, LocalDate day) {
        changes.add(act, kind, id, event, day, Changes.Grounds.NONE);
    }

    private UUID append(Instant at, String type, Map<String, Object> body) {
        return journal.append(act(at, type, body));
    }

    private static Act act(Instant at, String type, Map<String, Object> body) {
        return Act.of(at, Actor.system(), type, List.of(), List.of(), "organisation", body);
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
