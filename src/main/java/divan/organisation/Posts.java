package divan.organisation;

import divan.kernel.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Posts, their holders and delegations in time. */
@Component
class Posts {
    private static final String FIND = """
        select id, organ, title_tr, title_en, functions from organisation.post where id = :id and valid @> :day
        """;
    private static final String IN = """
        select id, organ, title_tr, title_en, functions from organisation.post
        where organ = :organ and valid @> :day order by id
        """;
    private static final String OF_PERSON = """
        select p.id, p.organ, p.title_tr, p.title_en, p.functions
        from organisation.holder h join organisation.post p on p.id = h.post and p.valid @> :day
        where h.person = :person and h.valid @> :day order by lower(h.valid), p.id
        """;
    private static final String HOLDERS = """
        select distinct h.person from organisation.holder h join organisation.post p on p.id = h.post and p.valid @> :day
        where h.valid @> :day and :function = any(string_to_array(p.functions, ' ')) order by 1
        """;
    private static final String WITH = """
        select id, organ, title_tr, title_en, functions from organisation.post
        where valid @> :day and :function = any(string_to_array(functions, ' ')) order by id
        """;
    private static final String IN_ORGAN = """
        select p.id, p.organ, p.title_tr, p.title_en, p.functions, h.person
        from organisation.post p join organisation.holder h on h.post = p.id and h.valid @> :day
        where p.organ = :organ and p.valid @> :day order by p.id, lower(h.valid), h.person
        """;
    private static final String HELD_ORGANS = """
        select distinct p.organ from organisation.post p join organisation.holder h on h.post = p.id
        where p.valid @> :day and h.valid @> :day
        """;
    private static final String ADD = """
        insert into organisation.post(id, organ, title_tr, title_en, functions, valid, made_by)
        values (:id, :organ, :titleTr, :titleEn, :functions, daterange(:from, null), :act)
        """;
    private static final String END = """
        update organisation.post set valid = daterange(lower(valid), :day)
        where id = :id and upper_inf(valid) and lower(valid) < :day
        """;
    private static final String DROP_SAME_DAY =
        "delete from organisation.post where id = :id and upper_inf(valid) and lower(valid) >= :day";
    private static final String HOLD = """
        insert into organisation.holder(post, person, valid, made_by)
        select :post, :person, daterange(:from, null), :act
        where not exists (select from organisation.holder
                          where post = :post and person = :person and valid @> :from)
        """;
    private static final String DELEGATIONS = """
        select id, from_post, to_post, function, lower(valid) as valid_from, upper(valid) as valid_until,
               signs_as_tr, signs_as_en, basis
        from organisation.delegation where to_post = :post and function = :function
        """;
    private static final String DELEGATION_IDS = "select id from organisation.delegation";
    private static final String DELEGATE = """
        insert into organisation.delegation(id, from_post, to_post, function, valid, signs_as_tr, signs_as_en, basis,
                                            made_by)
        values (:id, :from, :to, :function, daterange(:validFrom, :validUntil), :signsAsTr, :signsAsEn, :basis, :act)
        """;

    private final JdbcClient jdbc;

    Posts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Post> find(String id, LocalDate day) {
        return jdbc.sql(FIND).param("id", id).param("day", day).query(Posts::read).optional();
    }

    List<Post> in(String organ, LocalDate day) {
        return jdbc.sql(IN).param("organ", organ).param("day", day).query(Posts::read).list();
    }

    List<Post> of(UUID person, LocalDate day) {
        return jdbc.sql(OF_PERSON).param("person", person).param("day", day).query(Posts::read).list();
    }

    List<Holder> holdersIn(String organ, LocalDate day) {
        return jdbc.sql(IN_ORGAN).param("organ", organ).param("day", day)
            .query((row, n) -> new Holder(read(row, n), row.getObject("person", UUID.class))).list();
    }

    List<String> heldOrgans(LocalDate day) {
        return jdbc.sql(HELD_ORGANS).param("day", day).query(String.class).list();
    }

    List<UUID> holders(String function, LocalDate day) {
        return jdbc.sql(HOLDERS).param("function", function).param("day", day).query(UUID.class).list();
    }

    List<Post> with(String function, LocalDate day) {
        return jdbc.sql(WITH).param("function", function).param("day", day).query(Posts::read).list();
    }

    void add(Post post, LocalDate from, UUID act) {
        jdbc.sql(ADD).param("id", post.id()).param("organ", post.organ()).param("titleTr", post.titleTr())
            .param("titleEn", post.titleEn()).param("functions", String.join(" ", post.functions()))
            .param("from", from).param("act", act).update();
    }

    void end(String post, LocalDate day) {
        jdbc.sql(END).param("id", post).param("day", day).update();
        jdbc.sql(DROP_SAME_DAY).param("id", post).param("day", day).update();
    }

    void hold(String post, UUID person, LocalDate from, UUID act) {
        jdbc.sql(HOLD).param("post", post).param("person", person).param("from", from).param("act", act).update();
    }

    List<Delegation> delegations(String toPost, String function) {
        return jdbc.sql(DELEGATIONS).param("post", toPost).param("function", function)
            .query((row, n) -> new Delegation(row.getString("id"), row.getString("from_post"),
                row.getString("to_post"), row.getString("function"),
                new Span(row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class)),
                row.getString("signs_as_tr"), row.getString("signs_as_en"), row.getString("basis"))).list();
    }

    Set<String> delegationIds() {
        return Set.copyOf(jdbc.sql(DELEGATION_IDS).query(String.class).list());
    }

    void delegate(Delegation delegation, UUID act) {
        jdbc.sql(DELEGATE).param("id", delegation.id()).param("from", delegation.fromPost())
            .param("to", delegation.toPost()).param("function", delegation.function())
            .param("validFrom", delegation.valid().from()).param("validUntil", delegation.valid().until())
            .param("signsAsTr", delegation.signsAsTr()).param("signsAsEn", delegation.signsAsEn())
            .param("basis", delegation.basis()).param("act", act).update();
    }

    private static Post read(ResultSet row, int n) throws SQLException {
        String functions = row.getString("functions");
        return new Post(row.getString("id"), row.getString("organ"), row.getString("title_tr"),
            row.getString("title_en"), functions.isEmpty() ? Set.of() : Set.of(functions.split(" ")));
    }
}
