package divan.legislation;

import divan.journal.DecidedRow;
import divan.journal.FourEyes.Decided;
import divan.kernel.Turkish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Norms that officials propose to enter or to end, and those that only officials may read. */
@Component
class NormDrafts {
    private static final String SELECT = """
        select act, what, norm as id, kind, number, title, dated, '' as gazette, array[organ] as organs,
               '{}'::text[] as issuers, rests_on, lower(valid) as valid_from,
               upper(valid) as valid_until, internal, act as made_by, source,
               sha256, reason, proposed_at, proposed_post, verdict, decided_at, decided_post, answer,
               decided_by
        from legislation.norm_draft
        """;
    private static final String FIND = SELECT + "where act = :act";
    private static final String OF =
        SELECT + "where organ = :organ order by verdict is not null, proposed_at desc limit 200";
    private static final String INTERNAL = SELECT + """
        where internal and what = 'entered' and verdict = 'approved' and organ = :organ and valid @> :day
        order by title, norm
        """;
    private static final String INTERNAL_BY_ID = SELECT + """
        where internal and what = 'entered' and verdict = 'approved' and norm = :norm
        """;
    private static final String COUNT = """
        select coalesce(max(substr(norm, length(:prefix) + 1)::integer), 0) from (
            select norm from legislation.norm_draft union select id from legislation.norm) as given(norm)
        where starts_with(norm, :prefix)
        """;
    private static final String ADD = """
        insert into legislation.norm_draft (act, what, organ, norm, kind, number, title, dated, rests_on,
            valid, internal, source, sha256, reason, proposed_at, proposed_post)
        values (:act, :what, :organ, :norm, :kind, :number, :title, cast(:dated as date),
            cast(:restsOn as text[]), daterange(:from, cast(:until as date)), :internal, :source, :sha256,
            :reason, :at, :post)
        """;
    private static final String END = """
        update legislation.norm_draft set valid = daterange(lower(valid), :until), ended_by = :by
        where norm = :norm and what = 'entered' and verdict = 'approved' and internal
          and valid @> cast(:until as date)
        """;

    private final JdbcClient jdbc;

    NormDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<NormDraft> find(UUID act) {
        return jdbc.sql(FIND).param("act", act).query(NormDrafts::draft).optional();
    }

    /** Proposals of an organ: those that wait first, the latest before the others. */
    List<NormDraft> of(String organ) {
        return jdbc.sql(OF).param("organ", organ).query(NormDrafts::draft).list();
    }

    List<Norm> internal(String organ, LocalDate day) {
        return jdbc.sql(INTERNAL).param("organ", organ).param("day", day).query(NormDrafts::draft).stream()
            .map(NormDraft::norm).toList();
    }

    Optional<NormDraft> internal(String norm) {
        return jdbc.sql(INTERNAL_BY_ID).param("norm", norm).query(NormDrafts::draft).optional();
    }

    /** The highest number that was given with this beginning; 0 where none was. */
    int count(String prefix) {
        return jdbc.sql(COUNT).param("prefix", prefix).query(Integer.class).single();
    }

    void add(NormDraft draft) {
        Norm norm = draft.norm();
        jdbc.sql(ADD).param("act", draft.act()).param("what", draft.what() == NormDraft.What.ENTERED
            ? "entered" : "repealed").param("organ", draft.organ()).param("norm", norm.id())
            .param("kind", norm.kind().code()).param("number", norm.number()).param("title", norm.title())
            .param("dated", norm.dated()).param("restsOn", norm.restsOn().toArray(String[]::new))
            .param("from", norm.valid().from()).param("until", norm.valid().until())
            .param("internal", norm.internal()).param("source", draft.source())
            .param("sha256", draft.sha256()).param("reason", draft.reason())
            .param("at", draft.at().atZone(Turkish.ZONE).toOffsetDateTime()).param("post", draft.post())
            .update();
    }

    /** @return true once for each proposal */
    boolean decide(UUID act, Decided decided) {
        return DecidedRow.write(jdbc, "legislation.norm_draft", act, decided);
    }

    /** @param until the first day on which it is no more in force. @return whether it stood then */
    boolean end(String norm, LocalDate until, UUID by) {
        return jdbc.sql(END).param("norm", norm).param("until", until).param("by", by).update() == 1;
    }

    private static NormDraft draft(ResultSet row, int n) throws SQLException {
        return new NormDraft(row.getObject("act", UUID.class), row.getString("what").equals("entered")
            ? NormDraft.What.ENTERED : NormDraft.What.REPEALED,
            Norms.read(row, row.getBoolean("internal"), true), row.getString("source"),
            row.getString("sha256"), row.getString("reason"),
            row.getObject("proposed_at", OffsetDateTime.class).toInstant(), row.getString("proposed_post"),
            DecidedRow.read(row));
    }
}
