package divan.journal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands beside each act's sealed bytes so that it is found: its columns and its subjects. Row-level
 * security and {@code /my/data} rest on them, and no leaf covers them; so they must say what the envelope
 * says. {@link LedgerAudit} proves the envelopes themselves.
 */
@Component
final class ActRows implements Reconciliation {
    private static final int PAGE = 1000;
    private static final String ACT = "journal.act";
    private static final String SUBJECT = "journal.act_subject";
    private static final String FIRST = "00000000-0000-0000-0000-000000000000";
    private static final String AFTER = """
            select a.id, a.at, a.type, a.kind, a.organ, a.person, a.post, a.subjects, a.envelope,
                   s.position, coalesce(s.type, q.type) as told
              from journal.act a
              left join journal.act_seq s on s.act = a.id
              left join (select act, min(type) as type from journal.queue group by act) q on q.act = a.id
             where a.id > cast(:after as uuid) order by a.id limit :limit
            """;
    private static final String HIDDEN = """
            select a.id as act, wanted.subject
              from journal.act a cross join lateral unnest(a.subjects) as wanted (subject)
             where not exists (select from journal.act_subject x
                                where x.subject = wanted.subject and x.act = a.id)
            """;
    private static final String ADDED = """
            select x.act, x.subject from journal.act_subject x
             where not exists (select from journal.act a where a.id = x.act and x.subject = any (a.subjects))
            """;
    private static final String QUEUED_NOTHING = """
            select q.act from journal.queue q where not exists (select from journal.act a where a.id = q.act)
            """;

    /** The columns of an act; {@code told} is its type as the order of acts knows it, null for none. */
    private record Columns(UUID id, Instant at, String type, Actor actor, Set<UUID> subjects,
            byte[] envelope, @Nullable String told) {
    }

    private final JdbcClient jdbc;

    ActRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String part() {
        return "acts";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        long checked = 0;
        String after = FIRST;
        for (List<Columns> page = page(after); !page.isEmpty(); page = page(after)) {
            page.forEach(columns -> compare(columns, wrong));
            checked += page.size();
            after = page.getLast().id().toString();
        }
        pairs(HIDDEN, "subject-hidden", wrong);
        pairs(ADDED, "subject-added", wrong);
        jdbc.sql(QUEUED_NOTHING).query(UUID.class).list().forEach(act ->
            wrong.add(Discrepancy.of("act-gone", "journal.queue", act, act)));
        return new Reconciled(checked, 0, wrong);
    }

    private List<Columns> page(String after) {
        return jdbc.sql(AFTER).param("after", after).param("limit", PAGE)
                .query((row, _) -> columns(row)).list();
    }

    private void pairs(String sql, String code, List<Discrepancy> wrong) {
        jdbc.sql(sql).query((row, _) -> Discrepancy.of(code, SUBJECT, row.getObject("subject"),
                row.getObject("act"))).list().forEach(wrong::add);
    }

    private static void compare(Columns row, List<Discrepancy> wrong) {
        if (row.told() == null) {
            wrong.add(Discrepancy.of("act-without-number", ACT, row.id(), row.id()));
        } else if (!row.told().equals(row.type())) {
            wrong.add(Discrepancy.of("act-columns", "journal.act_seq", row.id(), row.id()));
        }
        if (!isTold(row)) {
            wrong.add(Discrepancy.of("act-columns", ACT, row.id(), row.id()));
        }
    }

    /** An envelope that cannot be read says nothing; the ledger's own audit names it. */
    private static boolean isTold(Columns row) {
        try {
            Act act = Leaf.act(row.envelope(), null);
            Actor actor = act.actor();
            return act.id().equals(row.id()) && act.at().equals(row.at()) && act.type().equals(row.type())
                    && actor.kind().equals(row.actor().kind())
                    && Objects.equals(actor.organ(), row.actor().organ())
                    && Objects.equals(actor.person(), row.actor().person())
                    && Objects.equals(actor.post(), row.actor().post())
                    && Set.copyOf(act.subjects()).equals(row.subjects());
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Columns columns(ResultSet row) throws SQLException {
        Actor actor = new Actor(row.getString("kind"), row.getObject("person", UUID.class),
                row.getString("post"), row.getString("organ"), List.of());
        return new Columns(row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("type"), actor,
                ids(row.getArray("subjects")), row.getBytes("envelope"), row.getString("told"));
    }

    private static Set<UUID> ids(Array array) throws SQLException {
        return new HashSet<>(Arrays.asList((UUID[]) array.getArray()));
    }
}
