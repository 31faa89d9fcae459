package divan.casework;

import divan.journal.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions to other organs and their answers: written from acts only, so that a replay writes the same. */
@Component
class OpinionRows {
    private static final String ASK = """
        insert into casework.opinion(id, case_id, no, service, party, organ, asked_organ, question, due,
            asked_at,
                                     asked_by)
        values (:id, :case, :no, :service, :party, :organ, :asked, :question, :due, :at, :act)
        """;
    private static final String ATTACH = """
        insert into casework.opinion_upload(opinion, upload, organ, asked_organ)
        values (:id, :upload, :organ, :asked)
        """;
    private static final String ANSWER = """
        update casework.opinion set answer = :answer, answered_at = :at, answered_by = :act
        where id = :id and answer is null
        """;
    private static final String OF_CASE =
        "select * from casework.opinion where case_id = :case order by asked_at, id";
    private static final String FIND = "select * from casework.opinion where id = :id";
    private static final String AWAITED = """
        select * from casework.opinion where asked_organ = :organ and answer is null order by due,
            id limit 200
        """;
    private static final String ATTACHED = """
        select u.id, u.name, u.kind, u.size, u.hash
        from casework.opinion_upload o join casework.upload u on u.id = o.upload where o.opinion = :id
            order by u.name
        """;
    private static final String OF_THE_CASE = """
        select id, name, kind, size, hash from casework.upload where case_id = :case order by at, id
        """;
    private static final String CLEAR = "delete from casework.opinion where case_id = :case";

    private final JdbcClient jdbc;

    OpinionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The effect of an act on a case; an act of another type has none here. */
    void follow(Act act, CaseState state) {
        switch (act.type()) {
            case Opinions.ASKED -> asked(act, state);
            case Opinions.GIVEN -> given(act);
            default -> { }
        }
    }

    private void asked(Act act, CaseState state) {
        Map<String, Object> body = act.body();
        if (body.isEmpty()) {
            return; // erased
        }
        UUID id = UUID.fromString(String.valueOf(body.get("opinion")));
        jdbc.sql(ASK).param("id", id).param("case", state.id()).param("no", state.no())
            .param("service", state.service()).param("party", state.party()).param("organ", state.organ())
            .param("asked", body.get("organ")).param("question", body.get("question"))
            .param("due", LocalDate.parse(String.valueOf(body.get("due"))))
            .param("at", Timestamp.from(act.at()))
            .param("act", act.id()).update();
        if (body.get("attached") instanceof List<?> attached) {
            attached.forEach(upload -> jdbc.sql(ATTACH).param("id", id)
                .param("upload", UUID.fromString(String.valueOf(upload))).param("organ", state.organ())
                .param("asked", body.get("organ")).update());
        }
    }

    /** @return false where it has been answered already */
    boolean given(Act act) {
        return !act.body().isEmpty() && jdbc.sql(ANSWER)
            .param("id", UUID.fromString(String.valueOf(act.body().get("opinion"))))
            .param("answer", act.body().get("answer")).param("at", Timestamp.from(act.at()))
            .param("act", act.id())
            .update() == 1;
    }

    List<Opinion> of(UUID caseId) {
        return jdbc.sql(OF_CASE).param("case", caseId).query(OpinionRows::read).list();
    }

    Optional<Opinion> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(OpinionRows::read).optional();
    }

    List<Opinion> awaited(String organ) {
        return jdbc.sql(AWAITED).param("organ", organ).query(OpinionRows::read).list();
    }

    List<Upload> attached(UUID opinion) {
        return jdbc.sql(ATTACHED).param("id", opinion).query(OpinionRows::upload).list();
    }

    /** Files of a case that could be attached. */
    List<Upload> files(UUID caseId) {
        return jdbc.sql(OF_THE_CASE).param("case", caseId).query(OpinionRows::upload).list();
    }

    void clear(UUID caseId) {
        jdbc.sql(CLEAR).param("case", caseId).update();
    }

    private static Upload upload(ResultSet row, int n) throws SQLException {
        return new Upload(row.getObject("id", UUID.class), row.getString("name"), row.getString("kind"),
            row.getInt("size"), row.getString("hash"));
    }

    private static Opinion read(ResultSet row, int n) throws SQLException {
        return new Opinion(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class),
            row.getString("no"), row.getString("service"), row.getObject("party", UUID.class),
            row.getString("organ"), row.getString("asked_organ"), row.getString("question"),
            row.getObject("due", LocalDate.class), row.getTimestamp("asked_at").toInstant(),
            row.getObject("asked_by", UUID.class), row.getString("answer"),
            instant(row.getTimestamp("answered_at")), row.getObject("answered_by", UUID.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
