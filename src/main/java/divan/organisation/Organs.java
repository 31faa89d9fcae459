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

/** Organs in time: one row an organ and period. */
@Component
class Organs {
    static final String COLUMNS = """
        o.number, o.name_tr, o.name_en, o.kind, o.parent, o.parent2, o.province, o.letterhead, o.official,
        o.legal_person, o.budget, o.category, o.status, o.special_kinds, o.branch, o.kep, o.founding_norm,
            o.address,
        o.phone, o.email, o.web, o.external_letters, lower(o.valid) as valid_from, upper(o.valid)
            as valid_until
        """;
    private static final String SELECT = "select " + COLUMNS + " from organisation.organ o ";
    private static final String FIND = SELECT + "where o.number = :number and o.valid @> :day";
    private static final String AMONG = SELECT
        + "where o.number = any(:numbers) and o.valid @> :day order by o.number";
    /** Few are children of one: they are found first, by the parent, and put in order afterwards. */
    private static final String CHILDREN = """
        with child as materialized (
            select number from organisation.organ where parent = :number and valid @> :day
            union
            select number from organisation.organ where parent2 = :number and valid @> :day)
        """ + "select " + COLUMNS + """
        from child join organisation.organ o on o.number = child.number and o.valid @> :day
        where child.number > :after order by child.number limit :limit
        """;
    private static final String TOPS = """
        with top as materialized (select number from organisation.organ where parent is null
            and valid @> :day)
        """ + "select " + COLUMNS + """
        from top join organisation.organ o on o.number = top.number and o.valid @> :day
        where top.number > :after order by top.number limit :limit
        """;
    private static final String EVERY =
        SELECT + "where o.valid @> :day and o.number > :after order by o.number limit :limit";
    private static final String IN_PROVINCE =
        SELECT + "where o.kind = :kind and o.province = :province and o.valid @> :day";
    private static final String NAMED = SELECT + """
        where (o.name_tr || ' ' || o.name_en) ilike '%' || :words || '%' and o.valid @> :day
            and o.number > :after
        order by o.number limit :limit
        """;
    private static final String COUNT = "select count(*) from organisation.organ where valid @> :day";
    private static final String STAFFED = SELECT + """
        where o.valid @> :day and o.number in (
            select p.organ from organisation.post p join organisation.holder h on h.post = p.id
            where p.valid @> :day and h.valid @> :day)
        order by o.number
        """;
    private static final String TIMELINE =
        "select " + COLUMNS + ", o.made_by, o.ended_by from organisation.organ o where o.number = :number";
    private static final String TIMELINES =
        SELECT + "where o.number = any(:numbers) order by o.number, lower(o.valid)";
    private static final String GIVE = """
        insert into organisation.number(number, act) values (:number, :act) on conflict (number) do nothing
        """;
    private static final String GIVEN =
        "select exists (select from organisation.number where number = :number)";
    private static final String DROP =
        "delete from organisation.organ "
        + "where number = :number and valid = daterange(:from, cast(:until as date))";
    private static final String ADD = """
        insert into organisation.organ(number, valid, name_tr, name_en, kind, parent, parent2, province,
            letterhead,
            official, legal_person, budget, category, status, special_kinds, branch, kep, founding_norm,
                address, phone,
            email, web, external_letters, made_by, ended_by)
        values (:number, daterange(:from, cast(:until as date)), :nameTr, :nameEn, :kind, :parent, :parent2,
            :province,
            :letterhead, :official, cast(:legalPerson as boolean), :budget, :category, :status, :specialKinds,
                :branch,
            :kep, :foundingNorm, :address, :phone, :email, :web, :externalLetters, :act, :endedBy)
        """;

    private final JdbcClient jdbc;

    Organs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Organ> find(String number, LocalDate day) {
        return jdbc.sql(FIND).param("number", number).param("day", day).query(Organs::read).optional();
    }

    List<Organ> among(Collection<String> numbers, LocalDate day) {
        return jdbc.sql(AMONG).param("numbers", numbers.toArray(String[]::new)).param("day", day)
            .query(Organs::read)
            .list();
    }

    /** @param after a number; those behind it, at most {@code limit} */
    List<Organ> children(String number, LocalDate day, String after, int limit) {
        return jdbc.sql(CHILDREN).param("number", number).param("day", day).param("after", after)
            .param("limit", limit).query(Organs::read).list();
    }

    /** Those that belong to none. */
    List<Organ> tops(LocalDate day, String after, int limit) {
        return jdbc.sql(TOPS).param("day", day).param("after", after).param("limit", limit)
            .query(Organs::read).list();
    }

    List<Organ> every(LocalDate day, String after, int limit) {
        return jdbc.sql(EVERY).param("day", day).param("after", after).param("limit", limit)
            .query(Organs::read).list();
    }

    Optional<Organ> inProvince(String kind, String province, LocalDate day) {
        return jdbc.sql(IN_PROVINCE).param("kind", kind).param("province", province).param("day", day)
            .query(Organs::read).optional();
    }

    /** Those whose name contains the words. */
    List<Organ> named(String words, LocalDate day, String after, int limit) {
        String literal = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return jdbc.sql(NAMED).param("words", literal).param("day", day).param("after", after)
            .param("limit", limit).query(Organs::read).list();
    }

    long count(LocalDate day) {
        return jdbc.sql(COUNT).param("day", day).query(Long.class).single();
    }

    /** Those in which somebody holds a post. */
    List<Organ> staffed(LocalDate day) {
        return jdbc.sql(STAFFED).param("day", day).query(Organs::read).list();
    }

    /** Whether an organ has or had this number. */
    boolean isGiven(String number) {
        return jdbc.sql(GIVEN).param("number", number).query(Boolean.class).single();
    }

    Timeline timeline(String number) {
        return new Timeline(jdbc.sql(TIMELINE).param("number", number).query((row, n) -> new Timeline.Period(
            read(row, n), row.getObject("made_by", UUID.class), row.getObject("ended_by", UUID.class)))
            .list());
    }

    /** Every period of these organs, in the order of numbers and days. */
    List<Organ> periods(Collection<String> numbers) {
        return jdbc.sql(TIMELINES).param("numbers", numbers.toArray(String[]::new)).query(Organs::read)
            .list();
    }

    /**
     * What the timeline says of the organ, in the place of what another said; periods that stay are not
     * touched.
     */
    void put(String number, Timeline before, Timeline after, UUID act) {
        jdbc.sql(GIVE).param("number", number).param("act", act).update();
        before.periods().stream().filter(p -> !after.periods().contains(p)).forEach(p -> drop(p.organ()));
        after.periods().stream().filter(p -> !before.periods().contains(p))
            .forEach(p -> add(p.organ(), p.madeBy(), p.endedBy()));
    }

    private void drop(Organ organ) {
        jdbc.sql(DROP).param("number", organ.number()).param("from", organ.valid().from())
            .param("until", organ.valid().until()).update();
    }

    private void add(Organ organ, UUID act, @Nullable UUID endedBy) {
        jdbc.sql(ADD).params(values(organ, act, endedBy)).update();
    }

    /** What stands for the first time, by the act that founded it; the numbers are new. */
    void found(Batches batches, Map<UUID, Organ> some) {
        batches.write(GIVE, List.copyOf(some.entrySet()),
            one -> Map.of("number", one.getValue().number(), "act", one.getKey()));
        batches.write(ADD, List.copyOf(some.entrySet()), one -> values(one.getValue(), one.getKey(), null));
    }

    private static Map<String, @Nullable Object> values(Organ organ, UUID act, @Nullable UUID endedBy) {
        Profile profile = organ.profile();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("number", organ.number());
        values.put("from", organ.valid().from());
        values.put("until", organ.valid().until());
        values.put("nameTr", organ.nameTr());
        values.put("nameEn", organ.nameEn());
        values.put("kind", organ.kind());
        values.put("parent", organ.parent());
        values.put("parent2", organ.parent2());
        values.put("province", organ.province());
        values.put("letterhead", String.join("\n", organ.letterhead()));
        values.put("official", organ.official());
        values.put("legalPerson", profile.legalPerson());
        values.put("budget", profile.budget());
        values.put("category", profile.category());
        values.put("status", profile.status());
        values.put("specialKinds", kinds(profile));
        values.put("branch", profile.branch());
        values.put("kep", profile.kep());
        values.put("foundingNorm", profile.foundingNorm());
        values.put("address", profile.contact().address());
        values.put("phone", profile.contact().phone());
        values.put("email", profile.contact().email());
        values.put("web", profile.contact().web());
        values.put("externalLetters", profile.externalLetters());
        values.put("act", act);
        values.put("endedBy", endedBy);
        return values;
    }

    static String kinds(Profile profile) {
        return String.join(" ", profile.specialKinds().stream().sorted().toList());
    }

    static Organ read(ResultSet row, int n) throws SQLException {
        return new Organ(row.getString("number"), row.getString("name_tr"), row.getString("name_en"),
            row.getString("kind"), row.getString("parent"), row.getString("parent2"),
            row.getString("province"), List.of(row.getString("letterhead").split("\n")),
            row.getBoolean("official"), profile(row), new Span(row.getObject("valid_from", LocalDate.class),
            row.getObject("valid_until", LocalDate.class)));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        String kinds = row.getString("special_kinds");
        return new Profile(row.getObject("legal_person", Boolean.class), row.getString("budget"),
            row.getString("category"), row.getString("status"),
            kinds.isEmpty() ? Set.of() : Set.of(kinds.split(" ")), row.getString("branch"),
            row.getString("kep"), row.getString("founding_norm"),
            new Profile.Contact(row.getString("address"), row.getString("phone"),
                row.getString("email"), row.getString("web")), row.getBoolean("external_letters"));
    }
}
