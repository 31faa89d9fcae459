package divan.organisation;

import divan.kernel.Span;
import divan.search.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Organs as they can be searched: an entry for each period, so that a day has the names of that day; under
 * the names of its other periods, and of the organs that became part of it, it is found as well.
 */
@Component
class OrganEntries {
    static final String KIND = "organ";
    private static final String NUMBERS = """
        select number from organisation.number where number > :after order by number limit :limit
        """;
    private static final String PERIODS = """
        select number, valid_from, valid_until, name_tr, name_en, letterhead from (
            select o.number, o.name_tr, o.name_en, o.letterhead, lower(o.valid) as valid_from,
                   upper(o.valid) as valid_until
            from organisation.organ o where o.number = any(:numbers)) period
        order by number, valid_from
        """;
    private static final String BEFORE = """
        with recursive before(number, predecessor) as (
            select successor, predecessor from organisation.succession where successor = any(:numbers)
            union
            select b.number, s.predecessor
            from before b join organisation.succession s on s.successor = b.predecessor)
        select distinct b.number, o.name_tr, o.name_en
        from before b join organisation.organ o on o.number = b.predecessor
        order by 1, 2, 3
        """;
    /** The organs that acts changed, and those that bear their names on. */
    private static final String CHANGED = """
        with recursive after(number) as (
            select c.id from organisation.change c where c.act = any(:acts) and c.kind = 'organ'
            union
            select s.successor from after a join organisation.succession s on s.predecessor = a.number)
        select number from after order by 1
        """;
    private static final String SINCE = """
        select p.position, p.act from journal.position p
        where p.position > :position and exists (select from organisation.change c where c.act = p.act)
        order by 1
        """;
    private static final String IS_AT =
        "select exists (select from journal.position where position = :position and act = :act)";
    private static final String LATEST = """
        select position, act from journal.position order by position desc limit 1
        """;

    /** How far the ledger was read. */
    record Place(long position, UUID act) {
        static final Place NONE = new Place(0, new UUID(0, 0));

        static Place of(String note) {
            String[] parts = note.split(" ");
            return parts.length == 2 ? new Place(Long.parseLong(parts[0]), UUID.fromString(parts[1])) : NONE;
        }

        @Override
        public String toString() {
            return position + " " + act;
        }
    }

    private record Name(String number, String tr, String en) {
    }

    private record Period(Name name, String letterhead, Span days) {
    }

    private final JdbcClient jdbc;

    OrganEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbers behind this one, in order. */
    List<String> numbers(String after, int limit) {
        return jdbc.sql(NUMBERS).param("after", after).param("limit", limit).query(String.class).list();
    }

    List<String> changedBy(Collection<UUID> acts) {
        return jdbc.sql(CHANGED).param("acts", acts.toArray(UUID[]::new)).query(String.class).list();
    }

    /** Acts that changed organs, posts or delegations, behind that place. */
    List<Place> since(Place place) {
        return jdbc.sql(SINCE).param("position", place.position()).query(OrganEntries::place).list();
    }

    /** Whether the ledger has that act at that position: otherwise it is another ledger's. */
    boolean isThere(Place place) {
        return jdbc.sql(IS_AT).param("position", place.position()).param("act", place.act())
            .query(Boolean.class).single();
    }

    Place latest() {
        return jdbc.sql(LATEST).query(OrganEntries::place).optional().orElse(Place.NONE);
    }

    private static Place place(ResultSet row, int n) throws SQLException {
        return new Place(row.getLong("position"), row.getObject("act", UUID.class));
    }

    List<Entry> of(Collection<String> numbers) {
        String[] asked = numbers.toArray(String[]::new);
        Map<String, List<Name>> before = new HashMap<>();
        jdbc.sql(BEFORE).param("numbers", asked).query((row, n) -> new Name(row.getString("number"),
            row.getString("name_tr"), row.getString("name_en"))).list()
            .forEach(name -> before.computeIfAbsent(name.number(), _ -> new ArrayList<>()).add(name));
        Map<String, List<Period>> organs = new LinkedHashMap<>();
        jdbc.sql(PERIODS).param("numbers", asked).query(OrganEntries::period).list()
            .forEach(p -> organs.computeIfAbsent(p.name().number(), _ -> new ArrayList<>()).add(p));
        return organs.entrySet().stream().flatMap(organ -> organ.getValue().stream().map(period ->
            entry(period, organ.getValue(), before.getOrDefault(organ.getKey(), List.of())))).toList();
    }

    private static Period period(ResultSet row, int n) throws SQLException {
        return new Period(new Name(row.getString("number"), row.getString("name_tr"),
            row.getString("name_en")), row.getString("letterhead"), new Span(
            row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class)));
    }

    private static Entry entry(Period period, List<Period> all, List<Name> before) {
        Name name = period.name();
        Set<String> former = new LinkedHashSet<>();
        Stream.concat(all.stream().map(Period::name), before.stream())
            .flatMap(other -> Stream.of(other.tr(), other.en())).filter(other -> !other.isEmpty())
            .filter(other -> !other.equals(name.tr()) && !other.equals(name.en())).forEach(former::add);
        Map<String, String> titles = new LinkedHashMap<>(Map.of("tr", name.tr()));
        if (!name.en().isEmpty()) {
            titles.put("en", name.en());
        }
        return new Entry(name.number(), KIND, "", titles, period.letterhead().replace('\n', ' '), List.of(),
            List.copyOf(former), "", List.of(name.number()), "", period.days(), false,
            "/organs/" + name.number());
    }
}
