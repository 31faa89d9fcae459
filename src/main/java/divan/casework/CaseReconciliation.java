package divan.casework;

import divan.journal.Act;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.journal.Reconciliation;
import divan.journal.Told;
import divan.kernel.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every row of a case in every column, held against what its acts make: the snapshot and the columns on which
 * row-level security and the queue rest, what was filed, open tasks, timers, who works on it and who may not,
 * questions to other organs, and the files that acts name. Cases of which an act was erased cannot be told.
 */
@Component
class CaseReconciliation implements Reconciliation {
    private static final int PAGE = 500;
    private static final String FIRST = "00000000-0000-0000-0000-000000000000";
    private static final String AFTER = """
        select id from casework.case_row where id > cast(:after as uuid) order by id limit :limit
        """;
    /** One line a row, as {@link CaseLines} writes what is expected. */
    private static final String LINES = """
        select 'casework.case_row' as place, concat_ws('|', no, service, party, organ, version, deadline,
               open::text, coalesce(awaited::text, ''), matter, coalesce(corrected::text, '')) as line
        from casework.case_row where id = :id
        union all
        select 'casework.filing', concat_ws('|', party, organ, encode(sha256(content), 'hex'))
        from casework.filing where case_id = :id
        union all
        select 'casework.task', concat_ws('|', token, element, function, organ, party, due, no, service)
        from casework.task where case_id = :id
        union all
        select 'casework.timer', concat_ws('|', timer, (extract(epoch from due) * 1000000)::bigint)
        from casework.timer where case_id = :id
        union all
        select 'casework.assignment', concat_ws('|', organ, post, person, made_by)
        from casework.assignment where case_id = :id
        union all
        select 'casework.recusal', concat_ws('|', organ, person, made_by)
        from casework.recusal where case_id = :id
        union all
        select 'casework.opinion', concat_ws('|', id, no, service, party, organ, asked_organ,
               encode(sha256(convert_to(question, 'UTF8')), 'hex'), due,
               (extract(epoch from asked_at) * 1000000)::bigint, asked_by,
               encode(sha256(convert_to(coalesce(answer, ''), 'UTF8')), 'hex'),
               coalesce(answered_by::text, ''))
        from casework.opinion where case_id = :id
        union all
        select 'casework.opinion_upload', concat_ws('|', u.opinion, u.upload, u.organ, u.asked_organ)
        from casework.opinion_upload u join casework.opinion o on o.id = u.opinion where o.case_id = :id
        """;
    private static final String WITHOUT_A_CASE = """
        select place, case_id from (
            select 'casework.filing' as place, case_id from casework.filing
            union all select 'casework.task', case_id from casework.task
            union all select 'casework.timer', case_id from casework.timer
            union all select 'casework.assignment', case_id from casework.assignment
            union all select 'casework.recusal', case_id from casework.recusal
            union all select 'casework.opinion', case_id from casework.opinion) rows
        where not exists (select from casework.case_row c where c.id = rows.case_id)
        """;
    private static final String UPLOAD = """
        select u.party, u.organ, u.case_id, u.hash, encode(sha256(c.bytes), 'hex') as is_hash
        from casework.upload u left join casework.content c on c.hash = u.hash where u.id = :id
        """;

    private record Line(String table, String text) {
    }

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Rebuild rebuild;
    private final CaseLines lines;
    private final Journal journal;
    private final Told told;

    CaseReconciliation(JdbcClient jdbc, Cases cases, Rebuild rebuild, CaseLines lines, Journal journal,
            Told told) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.rebuild = rebuild;
        this.lines = lines;
        this.journal = journal;
        this.told = told;
    }

    @Override
    public String part() {
        return "cases";
    }

    @Override
    public Reconciled reconcile() {
        return new Run().all();
    }

    private final class Run {
        private final List<Discrepancy> wrong = new ArrayList<>();
        private final Set<UUID> seen = new HashSet<>();
        private long untellable;

        Reconciled all() {
            String after = FIRST;
            for (List<UUID> page = page(after); !page.isEmpty(); page = page(after)) {
                page.forEach(this::one);
                after = page.getLast().toString();
            }
            told.each(List.of(CaseFold.FILED), this::isThere);
            jdbc.sql(WITHOUT_A_CASE).query((row, n) -> Discrepancy.of("row-unknown", row.getString(1),
                row.getString(2), null)).list().forEach(wrong::add);
            return new Reconciled(seen.size(), untellable, wrong);
        }

        private List<UUID> page(String after) {
            return jdbc.sql(AFTER).param("after", after).param("limit", PAGE).query(UUID.class).list();
        }

        private void isThere(Act filed) {
            UUID id = filed.subjects().get(1);
            if (!filed.erased() && !seen.contains(id)) {
                wrong.add(Discrepancy.of("row-gone", "casework.case_row", id, filed.id()));
            }
        }

        private void one(UUID id) {
            seen.add(id);
            List<Act> acts = journal.about(id);
            List<Act> moving = acts.stream().filter(CaseFold::moves).toList();
            if (moving.isEmpty() || !moving.getFirst().type().equals(CaseFold.FILED)) {
                wrong.add(Discrepancy.of("row-unknown", "casework.case_row", id, null));
            } else if (acts.stream().anyMatch(CaseReconciliation::isErased)) {
                untellable++;
            } else {
                compare(id, moving, acts);
            }
        }

        /** Acts that do not fit together were themselves altered, and cannot be folded. */
        private void compare(UUID id, List<Act> moving, List<Act> acts) {
            try {
                CaseState state = rebuild.told(moving);
                if (!cases.find(id).map(Cases.Stored::state).equals(Optional.of(written(state)))) {
                    differs("casework.case_row", id, state.lastAct());
                }
                Set<Line> wanted = expected(state, moving.size(), acts);
                Set<Line> there = new LinkedHashSet<>(stored(id));
                Set<String> tables = new TreeSet<>();
                wanted.stream().filter(line -> !there.contains(line)).forEach(l -> tables.add(l.table()));
                there.stream().filter(line -> !wanted.contains(line)).forEach(l -> tables.add(l.table()));
                tables.forEach(table -> differs(table, id, state.lastAct()));
                lines.files(state, acts).forEach(this::file);
            } catch (RuntimeException e) {
                wrong.add(Discrepancy.of("untold", "casework.case_row", id, moving.getLast().id()));
            }
        }

        private void differs(String table, UUID id, UUID act) {
            Discrepancy found = Discrepancy.of("row-differs", table, id, act);
            if (!wrong.contains(found)) {
                wrong.add(found);
            }
        }

        private Set<Line> expected(CaseState state, int version, List<Act> acts) {
            Set<Line> expected = new LinkedHashSet<>();
            lines.of(state, version, acts).forEach((table, rows) ->
                rows.forEach(row -> expected.add(new Line(table, row))));
            return expected;
        }

        private List<Line> stored(UUID id) {
            return jdbc.sql(LINES).param("id", id).query((row, n) ->
                new Line(row.getString("place"), row.getString("line"))).list();
        }

        private void file(CaseLines.File file) {
            boolean same = jdbc.sql(UPLOAD).param("id", file.upload()).query((row, n) ->
                file.party().toString().equals(row.getString("party"))
                    && file.organ().equals(row.getString("organ"))
                    && file.caseId().toString().equals(row.getString("case_id"))
                    && file.hash().equals(row.getString("hash"))
                    && file.hash().equals(row.getString("is_hash"))).optional().orElse(false);
            if (!same) {
                wrong.add(Discrepancy.of("row-differs", "casework.upload", file.upload(), file.act()));
            }
        }
    }

    /** That somebody read the case makes no row. */
    private static boolean isErased(Act act) {
        return act.erased() && !act.type().equals("data.read");
    }

    /** As a row holds it. */
    private static CaseState written(CaseState state) {
        return CaseState.of(Json.map(Json.canonical(state.toMap())));
    }
}
