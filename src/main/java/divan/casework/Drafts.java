package divan.casework;

import divan.kernel.Json;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts and what was uploaded for them. */
@Component
class Drafts {
    private static final String ADD = """
        insert into casework.draft(id, party, person, service, pack, facts, answers, version, created,
            changed)
        values (:id, :party, :person, :service, :pack, :facts, :answers, 1, :at, :at)
        """;
    private static final String COLUMNS = """
        select id, party, person, service, pack, facts, answers, version, filed_as, created, changed
        from casework.draft
        """;
    private static final String FIND = COLUMNS + "where id = :id";
    private static final String LOCK = FIND + " for update";
    private static final String OF_PARTY = COLUMNS
        + "where party = :party and filed_as is null order by changed desc";
    private static final String ANSWER = """
        update casework.draft set answers = :answers, version = version + 1, changed = :at
        where id = :id and filed_as is null
        """;
    private static final String FILED =
        "update casework.draft set filed_as = :no, changed = :at where id = :id";
    private static final String DROP = "delete from casework.draft where id = :id and filed_as is null";

    private static final String NOTICED =
        "update casework.draft set notice = :version, noticed = :at where id = :id and filed_as is null";
    private static final String NOTICE =
        "select notice, noticed from casework.draft where id = :id and notice is not null";

    /** Which version of the information notice was shown, and when last. */
    record Noticed(int version, Instant at) {
        Map<String, Object> told() {
            return Map.of("version", version, "shown", at.toString());
        }
    }

    private final JdbcClient jdbc;

    Drafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Draft draft) {
        jdbc.sql(ADD).param("id", draft.id()).param("party", draft.party()).param("person", draft.person())
            .param("service", draft.service()).param("pack", draft.pack())
            .param("facts", Json.canonical(draft.facts())).param("answers", Json.canonical(draft.answers()))
            .param("at", Timestamp.from(draft.created())).update();
    }

    Optional<Draft> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(Drafts::read).optional();
    }

    Optional<Draft> lock(UUID id) {
        return jdbc.sql(LOCK).param("id", id).query(Drafts::read).optional();
    }

    List<Draft> of(UUID party) {
        return jdbc.sql(OF_PARTY).param("party", party).query(Drafts::read).list();
    }

    void answer(UUID id, Map<String, Object> answers, Instant at) {
        jdbc.sql(ANSWER).param("id", id).param("answers", Json.canonical(answers))
            .param("at", Timestamp.from(at))
            .update();
    }

    void filed(UUID id, String no, Instant at) {
        jdbc.sql(FILED).param("id", id).param("no", no).param("at", Timestamp.from(at)).update();
    }

    void notice(UUID id, Noticed noticed) {
        jdbc.sql(NOTICED).param("id", id).param("version", noticed.version())
            .param("at", Timestamp.from(noticed.at())).update();
    }

    Optional<Noticed> noticed(UUID id) {
        return jdbc.sql(NOTICE).param("id", id).query((row, n) -> new Noticed(row.getInt(1),
            row.getTimestamp(2).toInstant())).optional();
    }

    void drop(UUID id) {
        jdbc.sql(DROP).param("id", id).update();
    }

    private static Draft read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Draft(row.getObject("id", UUID.class), row.getObject("party", UUID.class),
            row.getObject("person", UUID.class), row.getString("service"), row.getString("pack"),
            Json.map(row.getBytes("facts")), Json.map(row.getBytes("answers")), row.getInt("version"),
            row.getString("filed_as"), row.getTimestamp("created").toInstant(),
            row.getTimestamp("changed").toInstant());
    }
}
