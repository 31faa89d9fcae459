package divan.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was told of which case, written from acts only. Row-level security decides who finds what. */
@Component
class EscalationRows {
    /** Open cases whose turn it is to be told of, by their last day; behind one, so that each is met once. */
    private static final String DUE = """
        select c.id, c.deadline, e.step from casework.case_row c
        left join lateral (
            select step, highest, day from casework.escalation
            where case_id = c.id and due = c.deadline order by step desc limit 1) e on true
        where c.open and c.deadline <= :soon and (c.deadline, c.id) > (:due, :case)
          and (e.step is null or e.step = 0 and c.deadline < :today
               or e.step > 0 and not e.highest and e.day + :again <= :today)
        order by c.deadline, c.id limit 200
        """;
    private static final String ADD = """
        insert into casework.escalation(id, case_id, no, service, organ, due, step, highest, told, day)
        values (:id, :case, :no, :service, :organ, :due, :step, :highest, :told, :day)
        on conflict (case_id, due, step) do nothing
        """;
    private static final String UNSETTLED = """
        select * from casework.escalation where settled is null and id > :after order by id limit 200
        """;
    private static final String SETTLE =
        "update casework.escalation set settled = :day where id = :id and settled is null";
    /** What waits and has no answer first, then what waits, the longest overdue before others. */
    private static final String ALL = """
        select * from casework.escalation where told = :organ
        order by settled is not null, answer is not null, due, no limit :limit offset :skip
        """;
    private static final String AWAITING = """
        select count(*) from (select from casework.escalation
        where told = :organ and settled is null and answer is null limit 1000) counted
        """;
    private static final String FIND = "select * from casework.escalation where id = :id";
    private static final String ANSWERED = """
        update casework.escalation set answer = :answer, answered_by = :act
        where id = :id and answer is null and settled is null
        """;

    /**
     * A case whose turn it may be.
     *
     * @param step which was told last; -1 for none
     */
    record Turn(UUID caseId, LocalDate due, int step) {
        static final Turn FIRST = new Turn(new UUID(0, 0), LocalDate.EPOCH, -1);
    }

    private final JdbcClient jdbc;

    EscalationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param soon cases whose last day is later are left alone
     * @param again days after which it goes one higher
     */
    List<Turn> due(LocalDate today, LocalDate soon, int again, Turn after) {
        return jdbc.sql(DUE).param("today", today).param("soon", soon).param("again", again)
            .param("due", after.due()).param("case", after.caseId())
            .query((row, n) -> new Turn(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class),
            row.getObject(3) == null ? -1 : row.getInt(3))).list();
    }

    /** @return false where another program told of it meanwhile */
    boolean add(Escalation told) {
        return jdbc.sql(ADD).param("id", told.id()).param("case", told.caseId()).param("no", told.no())
            .param("service", told.service()).param("organ", told.organ()).param("due", told.due())
            .param("step", told.step()).param("highest", told.highest()).param("told", told.told())
            .param("day", told.day()).update() == 1;
    }

    List<Escalation> unsettled(UUID after) {
        return jdbc.sql(UNSETTLED).param("after", after).query(EscalationRows::escalation).list();
    }

    void settle(UUID id, LocalDate day) {
        jdbc.sql(SETTLE).param("id", id).param("day", day).update();
    }

    List<Escalation> all(String organ, int limit, int skip) {
        return jdbc.sql(ALL).param("organ", organ).param("limit", limit).param("skip", skip)
            .query(EscalationRows::escalation).list();
    }

    long awaiting(String organ) {
        return jdbc.sql(AWAITING).param("organ", organ).query(Long.class).single();
    }

    Optional<Escalation> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(EscalationRows::escalation).optional();
    }

    /** @return false where somebody answered meanwhile, or it needs none any more */
    boolean answered(UUID id, String answer, UUID act) {
        return jdbc.sql(ANSWERED).param("id", id).param("answer", answer).param("act", act).update() == 1;
    }

    static Escalation escalation(ResultSet row, int n) throws SQLException {
        return new Escalation(row.getObject("id", UUID.class), row.getObject("case_id", UUID.class),
            row.getString("no"), row.getString("service"), row.getString("organ"),
            row.getObject("due", LocalDate.class), row.getInt("step"), row.getBoolean("highest"),
            row.getString("told"), row.getObject("day", LocalDate.class),
            row.getObject("settled", LocalDate.class), row.getString("answer"),
            row.getObject("answered_by", UUID.class));
    }
}
