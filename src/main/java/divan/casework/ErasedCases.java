package divan.casework;

import divan.journal.Erasing;
import divan.journal.Extent;
import divan.journal.Hindrance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases with everything that hangs on them, drafts, and files with their bytes, unless somebody else gave
 * the same ones. Of a case its number in the sequence stays used, and its days without anybody in them (the
 * course of {@code catalogue}).
 */
@Component
@Order(30)
class ErasedCases implements Erasing {
    private static final String BY_NO = "select id from casework.case_row where no = :no";
    private static final String CASES = "select id from casework.case_row where party = any(:parties)";
    private static final String OF_ACTS =
        "select no from casework.case_row where id = any(:about) order by no";
    private static final String CLOSED =
        "select id from casework.case_row where not open and id > :after order by id limit 500";
    private static final String BYTES = """
        with gone as (delete from casework.upload
                      where case_id = any(:cases) or party = any(:parties)
                         or id in (select upload from casework.brought where case_id = any(:cases))
                      returning hash)
        select distinct hash from gone
        """;
    private static final String CONTENT = """
        delete from casework.content c where c.hash = any(:hashes)
           and not exists (select from casework.upload u where u.hash = c.hash)
        """;
    /** The case's row last: others are found by its number. */
    private static final Map<String, String> ROWS = rows();

    private final JdbcClient jdbc;
    private final Cases cases;
    private final KeptCases kept;

    ErasedCases(JdbcClient jdbc, Cases cases, KeptCases kept) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.kept = kept;
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("saved_view", """
            delete from casework.saved_view v where exists (select from casework.case_row c
                where c.id = any(:cases) and position(c.no in v.filter || ' ' || v.name) > 0)
            """);
        rows.put("idempotency", """
            delete from casework.idempotency where person = any(:people)
               or no in (select no from casework.case_row where id = any(:cases))
            """);
        rows.put("draft", """
            delete from casework.draft where party = any(:parties)
               or filed_as in (select no from casework.case_row where id = any(:cases))
            """);
        for (String table : List.of("emergency", "read_reason")) {
            rows.put(table, "delete from casework." + table
                + " where case_id = any(:cases) or party = any(:parties)");
        }
        for (String table : List.of("follow_code", "escalation", "opinion", "assignment", "recusal", "timer",
                "task", "filing")) {
            rows.put(table, "delete from casework." + table + " where case_id = any(:cases)");
        }
        rows.put("case_row", "delete from casework.case_row where id = any(:cases)");
        return rows;
    }

    @Override
    public String part() {
        return "cases";
    }

    @Override
    public Optional<UUID> find(Extent.Kind kind, String called, LocalDate day) {
        return kind != Extent.Kind.CASE ? Optional.empty()
            : jdbc.sql(BY_NO).param("no", called).query(UUID.class).optional();
    }

    @Override
    public List<String> called(Extent.Kind kind, UUID[] targets) {
        return kind != Extent.Kind.CASE ? List.of()
            : jdbc.sql(OF_ACTS).param("about", targets).query(String.class).list();
    }

    @Override
    public List<Due> due(LocalDate today) {
        List<Due> due = new ArrayList<>();
        UUID after = new UUID(0, 0);
        for (List<UUID> page = closed(after); !page.isEmpty(); page = closed(after)) {
            for (UUID id : page) {
                cases.find(id).ifPresent(stored -> {
                    List<Hindrance> why = kept.why(stored.state(), cases.filing(id), today);
                    boolean handOver = why.stream().anyMatch(w -> w.code().equals(Hindrance.HAND_OVER));
                    if (why.size() == (handOver ? 1 : 0)) {
                        due.add(new Due(id, handOver));
                    }
                });
            }
            after = page.getLast();
        }
        return due;
    }

    private List<UUID> closed(UUID after) {
        return jdbc.sql(CLOSED).param("after", after).query(UUID.class).list();
    }

    @Override
    public void widen(Extent extent) {
        extent.addCases(jdbc.sql(CASES).param("parties", extent.parties()).query(UUID.class).list());
    }

    /** An act of a case is not erased by itself: what it made of the case would stay. */
    @Override
    public List<Hindrance> hindrances(Extent extent, LocalDate today) {
        List<Hindrance> all = new ArrayList<>();
        jdbc.sql(OF_ACTS).param("about", extent.aboutActs()).query(String.class).list().forEach(no ->
            all.add(new Hindrance("act-of-case", no, null, List.of(), true)));
        for (UUID id : extent.cases()) {
            cases.find(id).ifPresent(stored -> all.addAll(kept.why(stored.state(), cases.filing(id), today)));
        }
        return all;
    }

    @Override
    public long erase(Extent extent) {
        List<String> hashes = sql(BYTES, extent).query(String.class).list();
        long gone = hashes.size();
        gone += sql("delete from casework.brought where case_id = any(:cases) or party = any(:parties)",
            extent).update();
        gone += jdbc.sql(CONTENT).param("hashes", hashes.toArray(String[]::new)).update();
        for (String row : ROWS.values()) {
            gone += sql(row, extent).update();
        }
        return gone;
    }

    private JdbcClient.StatementSpec sql(String sql, Extent extent) {
        return jdbc.sql(sql).param("cases", extent.cases()).param("parties", extent.parties())
            .param("people", extent.people());
    }
}
