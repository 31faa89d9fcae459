package divan.organisation;

import divan.kernel.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands in for whom, and on which days. */
@Component
class Deputies {
    static final String COLUMNS = """
        select id, post, by_post, lower(valid) as valid_from, upper(valid) as valid_until, basis
        from organisation.deputy
        """;
    private static final String BY = COLUMNS
        + "where by_post = :post and valid @> :day order by lower(valid), id";
    private static final String BY_ANY = COLUMNS
        + "where by_post = any(:posts) and valid @> :day order by lower(valid), id";
    private static final String OF = COLUMNS
        + "where post = :post or by_post = :post order by lower(valid) desc, id";
    private static final String PERIODS = COLUMNS + "where id = any(:ids) order by id";
    private static final String FIND = COLUMNS + "where id = :id";
    private static final String ADD = """
        insert into organisation.deputy(id, post, by_post, valid, basis, made_by)
        values (:id, :post, :by, daterange(:from, cast(:until as date)), :basis, :act)
        """;
    private static final String END = """
        update organisation.deputy set valid = daterange(lower(valid), :until), ended_by = :act
        where id = :id and lower(valid) < :until and (upper_inf(valid) or upper(valid) > :until)
        """;
    private static final String DROP =
        "delete from organisation.deputy where id = :id and lower(valid) >= :until";

    private final JdbcClient jdbc;

    Deputies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For whom a post stands in on a day. */
    List<Deputising> by(String post, LocalDate day) {
        return jdbc.sql(BY).param("post", post).param("day", day).query(Deputies::read).list();
    }

    List<Deputising> by(List<String> posts, LocalDate day) {
        return jdbc.sql(BY_ANY).param("posts", posts.toArray(String[]::new)).param("day", day)
            .query(Deputies::read).list();
    }

    /** For whom it stands in and who for it, past and to come, the latest first. */
    List<Deputising> of(String post) {
        return jdbc.sql(OF).param("post", post).query(Deputies::read).list();
    }

    Optional<Deputising> find(String id) {
        return jdbc.sql(FIND).param("id", id).query(Deputies::read).optional();
    }

    List<Deputising> among(List<String> ids) {
        return jdbc.sql(PERIODS).param("ids", ids.toArray(String[]::new)).query(Deputies::read).list();
    }

    void add(Deputising deputising, UUID act) {
        jdbc.sql(ADD).param("id", deputising.id()).param("post", deputising.post())
            .param("by", deputising.byPost())
            .param("from", deputising.valid().from()).param("until", deputising.valid().until())
            .param("basis", deputising.basis()).param("act", act).update();
    }

    /** @return how many ended, or will not begin */
    int end(String id, LocalDate until, UUID act) {
        return jdbc.sql(END).param("id", id).param("until", until).param("act", act).update()
            + jdbc.sql(DROP).param("id", id).param("until", until).update();
    }

    static Deputising read(ResultSet row, int n) throws SQLException {
        return new Deputising(row.getString("id"), row.getString("post"), row.getString("by_post"),
            new Span(row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class)), row.getString("basis"));
    }
}
