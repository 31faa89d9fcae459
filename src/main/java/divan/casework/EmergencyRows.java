package divan.casework;

import divan.journal.Act;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Emergencies, written from acts only. Row-level security decides who finds which. */
@Component
class EmergencyRows {
    private static final String ADD = """
        insert into casework.emergency(id, case_id, no, service, party, person, post, organ, reason, words,
            opened, until, chain, awaits, due, made_by)
        values (:id, :case, :no, :service, :party, :person, :post, :organ, :reason, :words, :opened, :until,
            :chain, :awaits, :due, :act)
        """;
    private static final String FIND = "select * from casework.emergency where id = :id";
    private static final String OPEN = """
        select * from casework.emergency where case_id = :case and person = :person and until > :now
        """;
    /** What waits for somebody first, then the newest. */
    private static final String ALL = """
        select * from casework.emergency order by verdict is not null, opened desc, id
        limit :limit offset :skip
        """;
    private static final String OWN = """
        select * from casework.emergency where person = :person order by opened desc, id limit :limit
        """;
    private static final String AWAITING = """
        select count(*) from casework.emergency
        where awaits = :organ and verdict is null and person <> :person
        """;
    private static final String DUE = """
        select * from casework.emergency where due <= :now order by due limit 100 for update skip locked
        """;
    private static final String REVIEWED = """
        update casework.emergency set verdict = :verdict, answer = :answer, reviewed_by = :act, due = null
        where id = :id and verdict is null
        """;
    private static final String PASSED_ON =
        "update casework.emergency set awaits = :awaits, due = :due where id = :id and verdict is null";

    private final JdbcClient jdbc;

    EmergencyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Emergency emergency, UUID act) {
        jdbc.sql(ADD).param("id", emergency.id()).param("case", emergency.caseId())
            .param("no", emergency.no()).param("service", emergency.service())
            .param("party", emergency.party()).param("person", emergency.person())
            .param("post", emergency.post()).param("organ", emergency.organ())
            .param("reason", emergency.reason().code()).param("words", emergency.words())
            .param("opened", Timestamp.from(emergency.opened()))
            .param("until", Timestamp.from(emergency.until()))
            .param("chain", emergency.chain().toArray(String[]::new)).param("awaits", emergency.awaits())
            .param("due", stamp(emergency.due()), Types.TIMESTAMP).param("act", act).update();
    }

    Optional<Emergency> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(EmergencyRows::emergency).optional();
    }

    /** What this official opened of the case and is still open. */
    Optional<Emergency> open(UUID caseId, UUID person, Instant now) {
        return jdbc.sql(OPEN).param("case", caseId).param("person", person)
            .param("now", Timestamp.from(now)).query(EmergencyRows::emergency).list().stream().findFirst();
    }

    List<Emergency> all(int limit, int skip) {
        return jdbc.sql(ALL).param("limit", limit).param("skip", skip).query(EmergencyRows::emergency).list();
    }

    List<Emergency> own(UUID person, int limit) {
        return jdbc.sql(OWN).param("person", person).param("limit", limit)
            .query(EmergencyRows::emergency).list();
    }

    long awaiting(String organ, UUID person) {
        return jdbc.sql(AWAITING).param("organ", organ).param("person", person).query(Long.class).single();
    }

    List<Emergency> due(Instant now) {
        return jdbc.sql(DUE).param("now", Timestamp.from(now)).query(EmergencyRows::emergency).list();
    }

    /** @return false where somebody looked meanwhile, or it is another's turn */
    boolean reviewed(UUID id, Act act) {
        return jdbc.sql(REVIEWED).param("id", id).param("verdict", act.body().get("verdict"))
            .param("answer", act.body().get("answer")).param("act", act.id()).update() == 1;
    }

    void passedOn(UUID id, String awaits, @Nullable Instant due) {
        jdbc.sql(PASSED_ON).param("id", id).param("awaits", awaits)
            .param("due", stamp(due), Types.TIMESTAMP).update();
    }

    private static @Nullable Timestamp stamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    static Emergency emergency(ResultSet row, int n) throws SQLException {
        Array chain = row.getArray("chain");
        Timestamp due = row.getTimestamp("due");
        return new Emergency(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class),
            row.getString("no"), row.getString("service"), row.getObject("party", UUID.class),
            row.getObject("person", UUID.class), row.getString("post"), row.getString("organ"),
            EmergencyReason.of(row.getString("reason")).orElseThrow(), row.getString("words"),
            Objects.requireNonNull(row.getTimestamp("opened")).toInstant(),
            Objects.requireNonNull(row.getTimestamp("until")).toInstant(),
            List.of((String[]) chain.getArray()), row.getString("awaits"),
            due == null ? null : due.toInstant(), row.getString("verdict"), row.getString("answer"));
    }
}
