package divan.organisation;

import divan.database.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What acts changed of the state, line by line, and what became of whom. */
@Component
class Changes {
    private static final String ADD = """
        insert into organisation.change(act, nth, kind, id, event, day, reason, basis)
        select :act, coalesce(max(nth), 0) + 1, :kind, :id, :event, :day, :reason, :basis
        from organisation.change where act = :act
        """;
    private static final String OF = """
        select act, nth, kind, id, event, day, reason, basis, 0 as position
        from organisation.change where kind = :kind and id = :id order by day, act, nth
        """;
    private static final String SINCE = """
        select c.act, c.nth, c.kind, c.id, c.event, c.day, c.reason, c.basis, p.position
        from organisation.published p join organisation.change c on c.act = p.act
        where p.position >= :position and (p.position, c.nth) > (:position, :nth)
        order by p.position, c.nth limit :limit
        """;
    private static final String PUBLISH = """
        insert into organisation.published(position, act)
        select :position, :act where exists (select from organisation.change where act = :act)
        on conflict do nothing
        """;
    private static final String LATEST = "select coalesce(max(position), 0) from organisation.published";
    private static final String SUCCEED = """
        insert into organisation.succession(predecessor, successor, day, event, act)
        values (:predecessor, :successor, :day, :event, :act) on conflict do nothing
        """;
    private static final String BEFORE_AND_AFTER = """
        select predecessor, successor, day, event from organisation.succession
        where predecessor = :number or successor = :number order by day, predecessor, successor
        """;

    /** Who is asked to write it down: why, and on which provision. */
    record Grounds(String reason, String basis) {
        static final Grounds NONE = new Grounds("", "");
    }

    /** What one act changed of one thing. */
    record Line(UUID act, String kind, String id, String event, LocalDate day, Grounds grounds) {
        private Map<String, @Nullable Object> values() {
            return Map.of("act", act, "kind", kind, "id", id, "event", event, "day", day,
                "reason", grounds.reason(), "basis", grounds.basis());
        }
    }

    private final JdbcClient jdbc;
    private final Tidings tidings;

    Changes(JdbcClient jdbc, Tidings tidings) {
        this.jdbc = jdbc;
        this.tidings = tidings;
    }

    void add(UUID act, String kind, String id, String event, LocalDate day, Grounds grounds) {
        tidings.tell();
        jdbc.sql(ADD).params(new Line(act, kind, id, event, day, grounds).values()).update();
    }

    void add(Batches batches, List<Line> some) {
        tidings.tell();
        batches.write(ADD, some, Line::values);
    }

    List<StateChange> of(String kind, String id) {
        return jdbc.sql(OF).param("kind", kind).param("id", id).query(Changes::read).list();
    }

    /** In the ledger's order, behind the line {@code nth} of the act at {@code position}. */
    List<StateChange> since(long position, int nth, int limit) {
        return jdbc.sql(SINCE).param("position", position).param("nth", nth).param("limit", limit)
            .query(Changes::read).list();
    }

    long latest() {
        return jdbc.sql(LATEST).query(Long.class).single();
    }

    void publish(long position, UUID act) {
        jdbc.sql(PUBLISH).param("position", position).param("act", act).update();
    }

    void succeed(Succession succession, UUID act) {
        jdbc.sql(SUCCEED).param("predecessor", succession.predecessor())
            .param("successor", succession.successor())
            .param("day", succession.day()).param("event", succession.event()).param("act", act).update();
    }

    List<Succession> successions(String number) {
        return jdbc.sql(BEFORE_AND_AFTER).param("number", number).query(Changes::succession).list();
    }

    static Succession succession(ResultSet row, int n) throws SQLException {
        return new Succession(row.getString("predecessor"), row.getString("successor"),
            row.getObject("day", LocalDate.class), row.getString("event"));
    }

    private static StateChange read(ResultSet row, int n) throws SQLException {
        return new StateChange(row.getObject("act", UUID.class), row.getInt("nth"), row.getString("kind"),
            row.getString("id"), row.getString("event"), row.getObject("day", LocalDate.class),
            row.getString("reason"), row.getString("basis"), row.getLong("position"));
    }
}
