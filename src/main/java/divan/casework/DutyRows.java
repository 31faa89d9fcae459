package divan.casework;

import divan.journal.Act;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who works on which case and who may not: written from acts only, so that a replay writes the same. */
@Component
class DutyRows {
    private static final String ASSIGNEE =
        "select post, person, made_by from casework.assignment where case_id = :id";
    private static final String ASSIGN = """
        insert into casework.assignment(case_id, organ, post, person, made_by)
        values (:id, :organ, :post, :person, :act)
        on conflict (case_id) do update set post = excluded.post, person = excluded.person,
            made_by = excluded.made_by
        """;
    private static final String RELEASE = "delete from casework.assignment where case_id = :id";
    private static final String RELEASE_FROM =
        "delete from casework.assignment where case_id = :id and person = :person";
    private static final String RECUSE = """
        insert into casework.recusal(case_id, organ, person, made_by) values (:id, :organ, :person, :act)
        on conflict do nothing
        """;
    private static final String RECUSED = "select person from casework.recusal where case_id = :id";
    private static final String LOCK = "select version from casework.case_row where id = :id for update";
    private static final String CLEAR = """
        with gone as (delete from casework.recusal where case_id = :id)
        delete from casework.assignment where case_id = :id
        """;

    private final JdbcClient jdbc;

    DutyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until this transaction ends nobody else assigns the case or moves it. */
    void lock(UUID caseId) {
        jdbc.sql(LOCK).param("id", caseId).query(Integer.class).optional();
    }

    Optional<Assignee> assignee(UUID caseId) {
        return jdbc.sql(ASSIGNEE).param("id", caseId).query((row, n) -> new Assignee(row.getString(1),
            row.getObject(2, UUID.class), row.getObject(3, UUID.class))).optional();
    }

    Set<UUID> recused(UUID caseId) {
        return Set.copyOf(jdbc.sql(RECUSED).param("id", caseId).query(UUID.class).list());
    }

    void clear(UUID caseId) {
        jdbc.sql(CLEAR).param("id", caseId).update();
    }

    /** The effect of an act; an act of another type has none here. */
    void follow(Act act, UUID caseId, String organ) {
        switch (act.type()) {
            case Duties.ASSIGNED -> assigned(act, caseId, organ);
            case Duties.RECUSED -> recused(act, caseId, organ);
            default -> { }
        }
    }

    private void assigned(Act act, UUID caseId, String organ) {
        if (act.body().get("to") instanceof Map<?, ?> to) {
            jdbc.sql(ASSIGN).param("id", caseId).param("organ", organ).param("post", to.get("post"))
                .param("person", UUID.fromString(String.valueOf(to.get("person")))).param("act", act.id())
                .update();
        } else {
            jdbc.sql(RELEASE).param("id", caseId).update();
        }
    }

    private void recused(Act act, UUID caseId, String organ) {
        UUID person = Objects.requireNonNull(act.actor().person());
        jdbc.sql(RECUSE).param("id", caseId).param("organ", organ).param("person", person)
            .param("act", act.id())
            .update();
        jdbc.sql(RELEASE_FROM).param("id", caseId).param("person", person).update();
    }
}
