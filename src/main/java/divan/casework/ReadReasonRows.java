package divan.casework;

import divan.journal.Act;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads that are asked about, written from acts only. */
@Component
class ReadReasonRows {
    private static final String ADD = """
        insert into casework.read_reason(case_id, no, party, organ, read_act, reader, post, reader_organ,
            asked_by)
        values (:id, :no, :party, :organ, :read, :reader, :post, :from, :act)
        """;
    private static final String FIND = "select * from casework.read_reason where case_id = :id";
    private static final String READER = "select reader from casework.read_reason where case_id = :id";
    private static final String AWAITED =
        "select * from casework.read_reason where reader = :reader and reason is null order by case_id";
    private static final String GIVEN = """
        update casework.read_reason set reason = :reason, given_by = :act
        where case_id = :id and reason is null
        """;

    private final JdbcClient jdbc;

    ReadReasonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ReadReason asked, UUID act) {
        jdbc.sql(ADD).param("id", asked.caseId()).param("no", asked.no()).param("party", asked.party())
            .param("organ", asked.organ()).param("read", asked.readAct()).param("reader", asked.reader())
            .param("post", asked.post()).param("from", asked.readerOrgan()).param("act", act).update();
    }

    Optional<ReadReason> find(UUID caseId) {
        return jdbc.sql(FIND).param("id", caseId).query(ReadReasonRows::row).optional();
    }

    /** Empty where the case asks about no official's reading. */
    Optional<UUID> reader(UUID caseId) {
        return jdbc.sql(READER).param("id", caseId).query(UUID.class).optional();
    }

    List<ReadReason> awaited(UUID reader) {
        return jdbc.sql(AWAITED).param("reader", reader).query(ReadReasonRows::row).list();
    }

    /** @return false where it was given before */
    boolean given(UUID caseId, Act act) {
        return jdbc.sql(GIVEN).param("id", caseId).param("reason", act.body().get("reason"))
            .param("act", act.id()).update() == 1;
    }

    static ReadReason row(ResultSet row, int n) throws SQLException {
        return new ReadReason(row.getObject("case_id", UUID.class), row.getString("no"),
            row.getObject("party", UUID.class), row.getString("organ"),
            row.getObject("read_act", UUID.class), row.getObject("reader", UUID.class),
            row.getString("post"), row.getString("reader_organ"), row.getString("reason"));
    }
}
