package divan.organisation;

import divan.database.Batches;
import divan.kernel.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Delegations in time: one id, one or more periods that never overlap. */
@Component
class Delegations {
    static final String COLUMNS = """
        select id, from_post, to_post, function, lower(valid) as valid_from, upper(valid) as valid_until,
               signs_as_tr, signs_as_en, basis, limit_tr, limit_en, limit_amount
        from organisation.delegation
        """;
    private static final String TO = COLUMNS + "where to_post = :post and function = :function "
        + "order by lower(valid), id";
    private static final String OF_POST =
        COLUMNS + "where from_post = :post or to_post = :post order by lower(valid) desc, id";
    private static final String PERIODS = COLUMNS + "where id = any(:ids) order by id, lower(valid)";
    private static final String KNOWN =
        "select distinct id from organisation.delegation where id = any(:ids)";
    private static final String LAST = COLUMNS + "where id = :id order by lower(valid) desc limit 1";
    private static final String LINE = "select line from organisation.delegation where id = :id "
        + "and line is not null order by lower(valid) desc limit 1";
    private static final String ADD = """
        insert into organisation.delegation(id, from_post, to_post, function, valid, signs_as_tr, signs_as_en,
            basis,
                                            limit_tr, limit_en, limit_amount, line, made_by)
        values (:id, :from, :to, :function, daterange(:validFrom, :validUntil), :signsAsTr, :signsAsEn,
            :basis,
                :limitTr, :limitEn, cast(:limitAmount as bigint), :line, :act)
        """;
    private static final String END = """
        update organisation.delegation set valid = daterange(lower(valid), :until), ended_by = :act
        where id = :id and lower(valid) < :until and (upper_inf(valid) or upper(valid) > :until)
        """;
    private static final String DROP =
        "delete from organisation.delegation where id = :id and lower(valid) >= :until";
    private static final String SAY = "update organisation.delegation set line = :line where id = :id";

    private final JdbcClient jdbc;

    Delegations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Delegation> to(String post, String function) {
        return jdbc.sql(TO).param("post", post).param("function", function).query(Delegations::read).list();
    }

    /** Given and had, past and to come, the latest first. */
    List<Delegation> ofPost(String post) {
        return jdbc.sql(OF_POST).param("post", post).query(Delegations::read).list();
    }

    /** Every period of these. */
    List<Delegation> periods(List<String> ids) {
        return jdbc.sql(PERIODS).param("ids", ids.toArray(String[]::new)).query(Delegations::read).list();
    }

    /** The latest period of an id. */
    Optional<Delegation> last(String id) {
        return jdbc.sql(LAST).param("id", id).query(Delegations::read).optional();
    }

    /** What a pack last said of it. */
    Optional<String> line(String id) {
        return jdbc.sql(LINE).param("id", id).query(String.class).optional();
    }

    /** @param line what the pack says; null where an administrator gave it */
    void add(Delegation delegation, @Nullable String line, UUID act) {
        jdbc.sql(ADD).params(new Added(delegation, line, act).values()).update();
    }

    void add(Batches batches, List<Added> some) {
        batches.write(ADD, some, Added::values);
    }

    /** A delegation as the act gave it; {@code line} as in {@link #add(Delegation, String, UUID)}. */
    record Added(Delegation delegation, @Nullable String line, UUID act) {
        private Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("id", delegation.id());
            values.put("from", delegation.fromPost());
            values.put("to", delegation.toPost());
            values.put("function", delegation.function());
            values.put("validFrom", delegation.valid().from());
            values.put("validUntil", delegation.valid().until());
            values.put("signsAsTr", delegation.signsAsTr());
            values.put("signsAsEn", delegation.signsAsEn());
            values.put("basis", delegation.basis());
            values.put("limitTr", delegation.limit().tr());
            values.put("limitEn", delegation.limit().en());
            values.put("limitAmount", delegation.limit().amount());
            values.put("line", line);
            values.put("act", act);
            return values;
        }
    }

    /** Those that were given for any day. */
    Set<String> known(Collection<String> ids) {
        return Set.copyOf(jdbc.sql(KNOWN).param("ids", ids.toArray(String[]::new)).query(String.class)
            .list());
    }

    /** What has not begun by then never does. @return how many periods ended */
    int end(String id, LocalDate until, UUID act) {
        return jdbc.sql(END).param("id", id).param("until", until).param("act", act).update()
            + jdbc.sql(DROP).param("id", id).param("until", until).update();
    }

    void say(String id, String line) {
        jdbc.sql(SAY).param("id", id).param("line", line).update();
    }

    static Delegation read(ResultSet row, int n) throws SQLException {
        return new Delegation(row.getString("id"), row.getString("from_post"), row.getString("to_post"),
            row.getString("function"),
            new Span(row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class)), row.getString("signs_as_tr"),
            row.getString("signs_as_en"), row.getString("basis"),
            new Delegation.Limit(row.getString("limit_tr"), row.getString("limit_en"),
                row.getObject("limit_amount", Long.class)));
    }
}
