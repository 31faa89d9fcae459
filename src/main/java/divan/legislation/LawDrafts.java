package divan.legislation;

import divan.journal.DecidedRow;
import divan.journal.FourEyes.Decided;
import divan.kernel.Turkish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Consolidated texts that officials brought and that another has to approve. */
@Component
class LawDrafts {
    private static final String SELECT = """
        select id, organ, person, law, title, source, facts, sha256, since, reason, at, post, proposed_by,
               decided_by, verdict, decided_at, decided_post, answer
        from legislation.law_draft
        """;
    private static final String FIND = SELECT + "where id = :id";
    private static final String OF = """
        select id, organ, person, law, title, '' as source, facts, sha256, since, reason, at, post,
               proposed_by, decided_by, verdict, decided_at, decided_post, answer
        from legislation.law_draft where organ = :organ and proposed_by is not null
        order by verdict is not null, at desc limit 200
        """;
    private static final String ADD = """
        insert into legislation.law_draft (id, organ, person, law, title, source, facts, sha256, since,
            reason, at, post)
        values (:id, :organ, :person, :law, :title, :source, :facts, :sha256, :since, :reason, :at, :post)
        """;
    private static final String DROP =
        "delete from legislation.law_draft where proposed_by is null and at < :before";
    private static final String PROPOSE =
        "update legislation.law_draft set proposed_by = :act where id = :id and proposed_by is null";
    private static final String DECIDE = """
        update legislation.law_draft set decided_by = :by, verdict = :verdict, decided_at = :at,
            decided_post = :post, answer = :answer
        where id = :act and proposed_by is not null and verdict is null
        """;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;

    LawDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what was checked; what others checked before this instant and never proposed goes. */
    void add(LawDraft draft, Instant before) {
        jdbc.sql(DROP).param("before", before.atZone(Turkish.ZONE).toOffsetDateTime()).update();
        jdbc.sql(ADD).param("id", draft.id()).param("organ", draft.organ()).param("person", draft.person())
            .param("law", draft.law()).param("title", draft.title()).param("source", draft.source())
            .param("facts", JSON.writeValueAsString(draft.facts())).param("sha256", draft.sha256())
            .param("since", draft.since()).param("reason", draft.reason())
            .param("at", draft.at().atZone(Turkish.ZONE).toOffsetDateTime()).param("post", draft.post())
            .update();
    }

    Optional<LawDraft> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(LawDrafts::draft).optional();
    }

    /** What an organ's officials proposed, without the texts: those that wait first. */
    List<LawDraft> of(String organ) {
        return jdbc.sql(OF).param("organ", organ).query(LawDrafts::draft).list();
    }

    /** @return true once for each text */
    boolean propose(UUID id, UUID act) {
        return jdbc.sql(PROPOSE).param("id", id).param("act", act).update() == 1;
    }

    /** @return true once for each proposal */
    boolean decide(UUID id, Decided decided) {
        return DecidedRow.write(jdbc.sql(DECIDE), id, decided);
    }

    private static LawDraft draft(ResultSet row, int n) throws SQLException {
        return new LawDraft(row.getObject("id", UUID.class), row.getString("organ"),
            row.getObject("person", UUID.class), row.getString("law"), row.getString("title"),
            row.getString("source"), JSON.readValue(row.getString("facts"), FACTS), row.getString("sha256"),
            row.getObject("since", LocalDate.class), row.getString("reason"),
            row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("post"),
            row.getObject("proposed_by", UUID.class), DecidedRow.read(row));
    }
}
