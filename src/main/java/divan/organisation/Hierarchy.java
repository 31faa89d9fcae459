package divan.organisation;

import divan.kernel.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who stands above and below whom on a day, and what may not be: an organ above itself, or below one that
 * does not stand then. Every walk is one recursive query; what is above is walked through both parents.
 */
@Component
class Hierarchy {
    /** Changes of organs wait for each other: two that are each in order could together make a circle. */
    private static final String ALONE =
        "select pg_advisory_xact_lock(hashtextextended('organisation.organ', 0))::text";
    private static final String ABOVE = """
        with recursive up(number, depth) as (
            select p.number, 1 from organisation.organ o, unnest(array[o.parent, o.parent2]) as p(number)
            where o.number = :number and o.valid @> :day and p.number is not null
            union
            select p.number, up.depth + 1
            from up join organisation.organ o on o.number = up.number and o.valid @> :day,
                 unnest(array[o.parent, o.parent2]) as p(number)
            where p.number is not null and up.depth < 64)
        select number, min(depth) as depth from up group by number order by 2, 1
        """;
    private static final String BELOW = """
        with recursive down(number, depth) as (
            select cast(:number as text), 0
            union
            select c.number, d.depth + 1
            from down d, lateral (
                select o.number from organisation.organ o where o.parent = d.number and o.valid @> :day
                union all
                select o.number from organisation.organ o where o.parent2 = d.number and o.valid @> :day) c
            where d.depth < :depth)
        select number, min(depth) as depth from down where number > :after group by number
            order by number limit :limit
        """;
    private static final String UNCOVERED = """
        select o.number, p.number as parent, lower(o.valid) as day,
               exists (select from organisation.number n where n.number = p.number) as known
        from organisation.organ o, unnest(array[o.parent, o.parent2]) as p(number)
        where o.number = any(:numbers) and p.number is not null
          and not o.valid <@ coalesce((select range_agg(a.valid) from organisation.organ a
                                       where a.number = p.number and a.valid && o.valid),
                                           '{}'::datemultirange)
        order by 1, 3 limit 1000
        """;
    private static final String ORPHANED = """
        select o.number, p.number as parent, lower(o.valid) as day
        from organisation.organ o, unnest(array[o.parent, o.parent2]) as p(number)
        where (o.parent = any(:numbers) or o.parent2 = any(:numbers)) and p.number = any(:numbers)
          and not o.valid <@ coalesce((select range_agg(a.valid) from organisation.organ a
                                       where a.number = p.number and a.valid && o.valid),
                                           '{}'::datemultirange)
        order by 1, 3 limit 1000
        """;
    private static final String CIRCLES = """
        with recursive up(origin, number, valid) as (
            select o.number, p.number, o.valid
            from organisation.organ o, unnest(array[o.parent, o.parent2]) as p(number)
            where o.number = any(:numbers) and p.number is not null
            union
            select up.origin, p.number, up.valid * o.valid
            from up join organisation.organ o on o.number = up.number and o.valid && up.valid,
                 unnest(array[o.parent, o.parent2]) as p(number)
            where p.number is not null and up.number <> up.origin)
        select origin, min(lower(valid)) as day from up where number = origin group by origin
            order by 1 limit 1000
        """;

    private final JdbcClient jdbc;

    Hierarchy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param depth 1 for a parent, or a child, of the organ asked for */
    record Step(String number, int depth) {
    }

    /** Until this transaction ends nobody else changes organs. */
    void alone() {
        jdbc.sql(ALONE).query(String.class).single();
    }

    /** The nearest first. */
    List<Step> above(String number, LocalDate day) {
        return jdbc.sql(ABOVE).param("number", number).param("day", day)
            .query((row, n) -> new Step(row.getString("number"), row.getInt("depth"))).list();
    }

    /** The organ itself and all below it, in the order of numbers. */
    List<Step> below(String number, LocalDate day, int depth, String after, int limit) {
        return jdbc.sql(BELOW).param("number", number).param("day", day).param("depth", depth)
            .param("after", after).param("limit", limit)
            .query((row, n) -> new Step(row.getString("number"), row.getInt("depth"))).list();
    }

    /** Everything that these organs, as they now stand, must not be. */
    List<Violation> wrong(Collection<String> changed) {
        String[] numbers = changed.toArray(String[]::new);
        List<Violation> wrong = new ArrayList<>();
        jdbc.sql(UNCOVERED).param("numbers", numbers).query(row -> {
            wrong.add(Violation.of(row.getBoolean("known") ? "organ-parent-away"
                : "organ-parent-unknown", "parent", row.getString("number"), row.getString("parent"),
                row.getObject("day", LocalDate.class)));
        });
        jdbc.sql(ORPHANED).param("numbers", numbers).query(row -> {
            if (!changed.contains(row.getString("number"))) {
                wrong.add(Violation.of("organ-has-children", "number", row.getString("parent"),
                    row.getString("number"), row.getObject("day", LocalDate.class)));
            }
        });
        jdbc.sql(CIRCLES).param("numbers", numbers).query(row -> {
            wrong.add(Violation.of("organ-cycle", "parent", row.getString("origin"),
                row.getObject("day", LocalDate.class)));
        });
        return wrong;
    }
}
