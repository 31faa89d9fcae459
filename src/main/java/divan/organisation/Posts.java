package divan.organisation;

import divan.database.Batches;
import divan.kernel.Span;
import divan.kernel.Turkish;
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

/** Posts and their holders in time. */
@Component
class Posts {
    private static final String FIND = """
        select p.id, p.organ, p.title_tr, p.title_en, p.functions from organisation.post p
        where p.id = :id and p.valid @> :day
          and exists (select from organisation.organ o where o.number = p.organ and o.valid @> :day)
        """;
    private static final String IN = """
        select id, organ, title_tr, title_en, functions from organisation.post
        where organ = :organ and valid @> :day order by id
        """;
    private static final String OF_PERSON = """
        select p.id, p.organ, p.title_tr, p.title_en, p.functions
        from organisation.holder h join organisation.post p on p.id = h.post and p.valid @> :day
        where h.person = :person and h.valid @> :day
          and exists (select from organisation.organ o where o.number = p.organ and o.valid @> :day)
        order by lower(h.valid), p.id
        """;
    private static final String HOLDERS = """
        select distinct h.person from organisation.holder h join organisation.post p on p.id = h.post
            and p.valid @> :day
        where h.valid @> :day and string_to_array(p.functions, ' ') @> array[cast(:function as text)]
        order by 1
        """;
    private static final String WITH = """
        select id, organ, title_tr, title_en, functions from organisation.post
        where valid @> :day and string_to_array(functions, ' ') @> array[cast(:function as text)] order by id
        """;
    private static final String IN_ORGAN = """
        select p.id, p.organ, p.title_tr, p.title_en, p.functions, h.person, h.capacity
        from organisation.post p join organisation.holder h on h.post = p.id and h.valid @> :day
        where p.organ = :organ and p.valid @> :day order by p.id, lower(h.valid), h.person
        """;
    private static final String NAMED = """
        select id, organ, title_tr, title_en, functions from organisation.post
        where valid @> :day
          and public.unaccent(lower(id || ' ' || title_tr || ' ' || title_en)) like '%' || :words || '%'
        order by id limit :limit
        """;
    private static final String HELD = """
        select max(case capacity when 'holder' then 2 else 1 end) from organisation.holder
        where post = :post and valid @> :day
        """;
    /** In the organ with the function, and whoever was given it by, or may stand in for, one of the organ. */
    private static final String CANDIDATES = """
        select p.id from organisation.post p where p.organ = :organ and p.valid @> :day
        union
        select d.to_post from organisation.delegation d join organisation.post p on p.id = d.from_post
        where p.organ = :organ and p.valid @> :day and d.function = :function
        union
        select d.by_post from organisation.deputy d join organisation.post p on p.id = d.post
        where p.organ = :organ and p.valid @> :day and d.valid @> :day
        order by 1
        """;
    private static final String FUNCTIONS = """
        select distinct f from organisation.post p, unnest(string_to_array(p.functions, ' ')) as f
        where p.organ = :organ and p.valid @> :day and f <> ''
        union
        select d.function from organisation.delegation d
        join organisation.post p on p.id in (d.to_post, d.from_post)
        where p.organ = :organ and p.valid @> :day and d.valid @> :day
        order by 1
        """;
    private static final String PERIODS = """
        select id, organ, title_tr, title_en, functions, lower(valid) as valid_from, upper(valid)
            as valid_until
        from organisation.post where id = any(:ids) order by id, lower(valid)
        """;
    private static final String ADD = """
        insert into organisation.post(id, organ, title_tr, title_en, functions, valid, line, made_by)
        values (:id, :organ, :titleTr, :titleEn, :functions, daterange(:from, null), :line, :act)
        """;
    private static final String END = """
        update organisation.post set valid = daterange(lower(valid), :day)
        where id = :id and lower(valid) < :day and (upper_inf(valid) or upper(valid) > :day)
        """;
    private static final String LINE = """
        select line from organisation.post where id = :id and line is not null
            order by lower(valid) desc limit 1
        """;
    private static final String KNOWN = "select distinct id from organisation.post where id = any(:ids)";
    private static final String EXISTS = "select exists (select from organisation.post where id = :id)";
    private static final String DROP =
        "delete from organisation.post where id = :id and lower(valid) >= :day";
    private static final String HOLD = """
        insert into organisation.holder(post, person, valid, capacity, made_by)
        select :post, :person, daterange(:from, cast(:until as date)), :capacity, :act
        where not exists (select from organisation.holder where post = :post and person = :person
                          and valid && daterange(:from, cast(:until as date)))
        """;
    private static final String HOLDINGS = """
        select post, person, lower(valid) as valid_from, upper(valid) as valid_until, capacity = 'acting'
            as acting
        from organisation.holder
        where (cast(:post as text) is null or post = :post) and (cast(:person as uuid) is null
            or person = :person)
        order by lower(valid) desc, post, person
        """;
    private static final String HOLDINGS_OF = """
        select post, person, lower(valid) as valid_from, upper(valid) as valid_until, capacity = 'acting'
            as acting
        from organisation.holder where post = any(:ids) order by post, lower(valid), person
        """;
    private static final String END_HOLDING = """
        update organisation.holder set valid = daterange(lower(valid), :until), ended_by = :act
        where post = :post and person = :person and lower(valid) < :until
          and (upper_inf(valid) or upper(valid) > :until)
        """;
    private static final String DROP_HOLDING = """
        delete from organisation.holder where post = :post and person = :person and lower(valid) >= :until
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
            .query((row, n) -> new Holder(read(row, n), row.getObject("person", UUID.class),
                row.getString("capacity").equals("acting"))).list();
    }

    /** What a pack last said of this post. */
    Optional<String> line(String id) {
        return jdbc.sql(LINE).param("id", id).query(String.class).optional();
    }

    boolean exists(String id) {
        return jdbc.sql(EXISTS).param("id", id).query(Boolean.class).single();
    }

    List<UUID> holders(String function, LocalDate day) {
        return jdbc.sql(HOLDERS).param("function", function).param("day", day).query(UUID.class).list();
    }

    List<Post> with(String function, LocalDate day) {
        return jdbc.sql(WITH).param("function", function).param("day", day).query(Posts::read).list();
    }

    /** @param line what the pack says of it; null where an administrator made it */
    void add(Post post, LocalDate from, @Nullable String line, UUID act) {
        jdbc.sql(ADD).params(new Added(post, from, line, act).values()).update();
    }

    void add(Batches batches, List<Added> some) {
        batches.write(ADD, some, Added::values);
    }

    /** A post as the act made it; {@code line} as in {@link #add(Post, LocalDate, String, UUID)}. */
    record Added(Post post, LocalDate from, @Nullable String line, UUID act) {
        private Map<String, @Nullable Object> values() {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("line", line);
            values.put("id", post.id());
            values.put("organ", post.organ());
            values.put("titleTr", post.titleTr());
            values.put("titleEn", post.titleEn());
            values.put("functions", String.join(" ", post.functions()));
            values.put("from", from);
            values.put("act", act);
            return values;
        }
    }

    /** Those that were there on any day. */
    Set<String> known(Collection<String> ids) {
        return Set.copyOf(jdbc.sql(KNOWN).param("ids", ids.toArray(String[]::new)).query(String.class)
            .list());
    }

    /** What was to begin on that day or later never does. */
    void end(String post, LocalDate day) {
        jdbc.sql(END).param("id", post).param("day", day).update();
        jdbc.sql(DROP).param("id", post).param("day", day).update();
    }

    /** @return false where the person holds the post on one of these days already */
    boolean hold(String post, UUID person, Span valid, boolean acting, UUID act) {
        return jdbc.sql(HOLD).param("capacity", acting ? "acting" : "holder").param("post", post)
            .param("person", person).param("from", valid.from()).param("until", valid.until())
            .param("act", act).update() == 1;
    }

    /** Who held or will hold a post, and whoever holds what: the latest first. */
    List<Holding> holdings(@Nullable String post, @Nullable UUID person) {
        return jdbc.sql(HOLDINGS).param("post", post).param("person", person)
            .query(Posts::holding).list();
    }

    /** Every period in which one of these is held, by the posts. */
    List<Holding> holdings(List<String> posts) {
        return jdbc.sql(HOLDINGS_OF).param("ids", posts.toArray(String[]::new)).query(Posts::holding).list();
    }

    /** One that has not begun by then never does. @return how many ended */
    int endHolding(String post, UUID person, LocalDate until, UUID act) {
        return jdbc.sql(END_HOLDING).param("post", post).param("person", person).param("until", until)
            .param("act", act).update()
            + jdbc.sql(DROP_HOLDING).param("post", post).param("person", person).param("until", until)
            .update();
    }

    List<Post> named(String words, LocalDate day, int limit) {
        String literal = Turkish.folded(words).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql(NAMED).param("words", literal).param("day", day).param("limit", limit)
            .query(Posts::read)
            .list();
    }

    /** How a post is held on a day. */
    Seat seat(String post, LocalDate day) {
        Integer held = jdbc.sql(HELD).param("post", post).param("day", day).query(Integer.class).optional()
            .orElse(0);
        return held == 0 ? Seat.VACANT : held == 1 ? Seat.ACTING : Seat.HELD;
    }

    /** Posts of which one would ask whether they may sign in the organ. */
    List<String> candidates(String organ, String function, LocalDate day) {
        return jdbc.sql(CANDIDATES).param("organ", organ).param("function", function).param("day", day)
            .query(String.class).list();
    }

    /** What is signed in an organ. */
    List<String> functions(String organ, LocalDate day) {
        return jdbc.sql(FUNCTIONS).param("organ", organ).param("day", day).query(String.class).list();
    }

    /** Every period of these posts. */
    List<Standing> periods(List<String> ids) {
        return jdbc.sql(PERIODS).param("ids", ids.toArray(String[]::new))
            .query(Posts::standing).list();
    }

    /** A post as it is on these days. */
    record Standing(Post post, Span valid) {
    }

    private static Holding holding(ResultSet row, int n) throws SQLException {
        return new Holding(row.getString("post"), row.getObject("person", UUID.class),
            new Span(row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class)), row.getBoolean("acting"));
    }

    static Standing standing(ResultSet row, int n) throws SQLException {
        return new Standing(read(row, n), new Span(row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class)));
    }

    private static Post read(ResultSet row, int n) throws SQLException {
        String functions = row.getString("functions");
        return new Post(row.getString("id"), row.getString("organ"), row.getString("title_tr"),
            row.getString("title_en"), functions.isEmpty() ? Set.of() : Set.of(functions.split(" ")));
    }
}
