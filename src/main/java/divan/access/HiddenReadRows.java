package divan.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which reads are hidden, and until when; written from acts only. */
@Component
class HiddenReadRows {
    /** @param endedBy the act that ended the hiding, or null */
    record Row(UUID act, String purpose, @Nullable String organ, LocalDate since, LocalDate until,
            @Nullable UUID endedBy) {
    }

    private static final String ADD = """
        insert into access.hidden_read(act, purpose, organ, since, until)
        values (:act, :purpose, :organ, :since, :until)
        """;
    private static final String COLUMNS =
        "select act, purpose, organ, since, until, ended_by from access.hidden_read ";
    private static final String FIND = COLUMNS + "where act = :act";
    private static final String LOCKED = FIND + " for update";
    /** Ids of acts are in the order in which they were made. */
    private static final String HIDDEN = COLUMNS + """
        where ended_by is null and until > :today order by until, act limit :limit
        """;
    private static final String ALL = COLUMNS + "order by act";
    private static final String END =
        "update access.hidden_read set ended_by = :by where act = :act and ended_by is null";
    private static final String EXTEND = """
        update access.hidden_read set until = :until where act = :act and ended_by is null and until < :until
        """;

    private final JdbcClient jdbc;

    HiddenReadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Row row) {
        jdbc.sql(ADD).param("act", row.act()).param("purpose", row.purpose()).param("organ", row.organ())
            .param("since", row.since()).param("until", row.until()).update();
    }

    Optional<Row> find(UUID act) {
        return one(FIND, act);
    }

    /** Until this transaction ends nobody else extends or ends it. */
    Optional<Row> lock(UUID act) {
        return one(LOCKED, act);
    }

    private Optional<Row> one(String sql, UUID act) {
        return rows(jdbc.sql(sql).param("act", act)).stream().findFirst();
    }

    List<Row> hidden(LocalDate today, int limit) {
        return rows(jdbc.sql(HIDDEN).param("today", today).param("limit", limit));
    }

    List<Row> all() {
        return rows(jdbc.sql(ALL));
    }

    private static List<Row> rows(JdbcClient.StatementSpec asked) {
        return asked.query((row, n) -> new Row(row.getObject(1, UUID.class), row.getString(2),
            row.getString(3), row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class),
            row.getObject(6, UUID.class))).list();
    }

    boolean end(UUID act, UUID by) {
        return jdbc.sql(END).param("act", act).param("by", by).update() == 1;
    }

    boolean extend(UUID act, LocalDate until) {
        return jdbc.sql(EXTEND).param("act", act).param("until", until).update() == 1;
    }
}
