package divan.casework;

import divan.kernel.Json;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Case rows with their open tasks and timers. The version guards against two writers: the later one is told.
 */
@Component
public class Cases {
    private static final String NEXT = "select nextval('casework.number')";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(:party, 0))::text";
    private static final String ADD = """
        insert into casework.case_row(id, no, service, party, organ, state, version, deadline, open, awaited,
            matter)
        values (:id, :no, :service, :party, :organ, :state, :version, :deadline, :open, :awaited, :matter)
        """;
    private static final String FILE =
        "insert into casework.filing(case_id, party, organ, content) values (:id, :party, :organ, :content)";
    private static final String CHANGE = """
        update casework.case_row
        set state = :state, version = version + 1, deadline = :deadline, open = :open, awaited = :awaited
        where id = :id and version = :version
        """;
    private static final String CORRECTED = "update casework.case_row set corrected = :on where id = :id";
    private static final String BY_NO = "select state, version from casework.case_row where no = :no";
    private static final String BY_ID = "select state, version from casework.case_row where id = :id";
    private static final String LOCKED = " for update";
    /** The id of a case carries the instant of its filing; its number is text. */
    private static final String OF_PARTY =
        "select state, version from casework.case_row where party = :party order by id desc";
    private static final String FILING = "select content from casework.filing where case_id = :id";
    private static final String OPEN_FOR = """
        select no from casework.case_row
        where party = :party and service = :service and matter = :matter and open
        """;
    private static final String PENDING = """
        select no, matter from casework.case_row
        where party = :party and open and matter <> '' and matter not like 'data-read/%'
            and matter not like 'own-file/%' and matter not like 'case/%' order by id
        """;
    private static final String QUESTIONS = """
        select no, matter from casework.case_row
        where party = :party and matter like 'data-read/%' order by id
        """;
    private static final String ERASURES = """
        select no, matter from casework.case_row
        where party = :party and matter like 'own-file/%' order by id
        """;
    private static final String CLEAR = """
        with gone as (delete from casework.task where case_id = :id)
        delete from casework.timer where case_id = :id
        """;
    private static final String TASK = """
        insert into casework.task(case_id, token, element, function, organ, party, due, no, service)
        values (:id, :token, :element, :function, :organ, :party, :due, :no, :service)
        """;
    private static final String TIMER =
        "insert into casework.timer(case_id, timer, due) values (:id, :timer, :due)";
    private static final String DUE = """
        select case_id, timer, due from casework.timer
        where due <= :now and (due, case_id, timer) > (:due, :case, :timer)
        order by due, case_id, timer limit 100
        """;
    private static final String OVERDUE = "select count(*) from casework.timer where due <= :before";
    private static final String LATEST = "select id from casework.case_row order by id desc limit :limit";
    private static final String IDS = "select id from casework.case_row";
    private static final String ALONE = "lock table casework.case_row in exclusive mode";
    private static final String EMPTY = """
        with tasks as (delete from casework.task), timers as (delete from casework.timer),
             filings as (delete from casework.filing)
        delete from casework.case_row
        """;

    /** A case as stored, with the version a writer must give back. */
    record Stored(CaseState state, int version) {
    }

    /** A timer that is due; they run in the order of these components. */
    record DueTimer(Instant due, UUID caseId, int timer) {
        /** Before any other. */
        static final DueTimer NONE = new DueTimer(Instant.EPOCH, new UUID(0, 0), 0);
    }

    private final JdbcClient jdbc;

    Cases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextNumber() {
        return jdbc.sql(NEXT).query(Long.class).single();
    }

    /**
     * Until this transaction ends nobody else files for this party: of two at once the later sees the
     * earlier.
     */
    void oneAtATime(UUID party) {
        jdbc.sql(LOCK).param("party", party.toString()).query(String.class).optional();
    }

    void add(CaseState state, Map<String, Object> filing, String matter) {
        add(state, filing, matter, 1);
    }

    /** A case as a replay of its acts leaves it. */
    void add(CaseState state, Map<String, Object> filing, String matter, int version) {
        row(ADD, state).param("matter", matter).param("version", version).param("no", state.no())
            .param("service", state.service()).param("party", state.party()).param("organ", state.organ())
            .update();
        jdbc.sql(FILE).param("id", state.id()).param("party", state.party()).param("organ", state.organ())
            .param("content", Json.canonical(filing)).update();
        waiting(state);
    }

    /** @return false where somebody else changed the case since {@code version} was read */
    boolean change(CaseState state, int version) {
        if (row(CHANGE, state).param("version", version).update() == 0) {
            return false;
        }
        jdbc.sql(CLEAR).param("id", state.id()).update();
        waiting(state);
        return true;
    }

    /** From that day on a register says something else than the case read. */
    void corrected(UUID id, LocalDate on) {
        jdbc.sql(CORRECTED).param("id", id).param("on", on).update();
    }

    private JdbcClient.StatementSpec row(String sql, CaseState state) {
        return jdbc.sql(sql).param("id", state.id()).param("state", Json.canonical(state.toMap()))
            .param("deadline", state.deadline()).param("open", state.isOpen())
            .param("awaited", state.awaitedUntil(), Types.DATE);
    }

    private void waiting(CaseState state) {
        for (Task task : state.tasks()) {
            jdbc.sql(TASK).param("id", state.id()).param("token", task.token())
                .param("element", task.element())
                .param("function", task.function()).param("organ", state.organ())
                .param("party", state.party())
                .param("due", state.deadline()).param("no", state.no())
                .param("service", state.service()).update();
        }
        for (CaseState.Due due : state.timers()) {
            jdbc.sql(TIMER).param("id", state.id()).param("timer", due.timer())
                .param("due", Timestamp.from(due.at())).update();
        }
    }

    Optional<Stored> find(String no) {
        return jdbc.sql(BY_NO).param("no", no).query((row, n) -> stored(row.getBytes(1), row.getInt(2)))
            .optional();
    }

    /** Until this transaction ends nobody else moves the case. */
    Optional<Stored> lock(String no) {
        return jdbc.sql(BY_NO + LOCKED).param("no", no)
            .query((row, n) -> stored(row.getBytes(1), row.getInt(2))).optional();
    }

    Optional<Stored> lock(UUID id) {
        return jdbc.sql(BY_ID + LOCKED).param("id", id)
            .query((row, n) -> stored(row.getBytes(1), row.getInt(2))).optional();
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query((row, n) -> stored(row.getBytes(1), row.getInt(2)))
            .optional();
    }

    List<CaseState> of(UUID party) {
        return jdbc.sql(OF_PARTY).param("party", party)
            .query((row, n) -> stored(row.getBytes(1), row.getInt(2)).state()).list();
    }

    Map<String, Object> filing(UUID id) {
        return Json.map(jdbc.sql(FILING).param("id", id).query(byte[].class).single());
    }

    Optional<String> open(UUID party, String service) {
        return open(party, service, Matter.NONE);
    }

    /** @param matter what the case is about, {@link Matter#NONE} where the service has none */
    Optional<String> open(UUID party, String service, String matter) {
        return jdbc.sql(OPEN_FOR).param("party", party).param("service", service).param("matter", matter)
            .query(String.class).optional();
    }

    /** Open cases about something that a register says of this party. */
    List<Dispute> disputes(UUID party) {
        return jdbc.sql(PENDING).param("party", party)
            .query((row, n) -> new Dispute(row.getString(1), Matter.read(row.getString(2)))).list();
    }

    /** Cases, open or not, in which this party asks why their data were read. */
    List<Dispute> questions(UUID party) {
        return jdbc.sql(QUESTIONS).param("party", party)
            .query((row, n) -> new Dispute(row.getString(1), Matter.read(row.getString(2)))).list();
    }

    /** Cases, open or not, in which this party asks that files of theirs be erased. */
    List<Dispute> erasures(UUID party) {
        return jdbc.sql(ERASURES).param("party", party)
            .query((row, n) -> new Dispute(row.getString(1), Matter.read(row.getString(2)))).list();
    }

    /** The next that are due behind another one, in their order: some, or none. */
    List<DueTimer> due(Instant now, DueTimer after) {
        return jdbc.sql(DUE).param("now", Timestamp.from(now)).param("due", Timestamp.from(after.due()))
            .param("case", after.caseId()).param("timer", after.timer())
            .query((row, n) -> new DueTimer(row.getTimestamp(3).toInstant(), row.getObject(1, UUID.class),
            row.getInt(2))).list();
    }

    long overdue(Instant before) {
        return jdbc.sql(OVERDUE).param("before", Timestamp.from(before)).query(Long.class).single();
    }

    List<UUID> latest(int atMost) {
        return jdbc.sql(LATEST).param("limit", atMost).query(UUID.class).list();
    }

    /** Takes every row away, and lets nobody write one before the transaction ends. */
    List<UUID> clear() {
        jdbc.sql(ALONE).update();
        List<UUID> ids = jdbc.sql(IDS).query(UUID.class).list();
        jdbc.sql(EMPTY).update();
        return ids;
    }

    private static Stored stored(byte[] state, int version) {
        return new Stored(CaseState.of(Json.map(state)), version);
    }
}
