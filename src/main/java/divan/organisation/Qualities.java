package divan.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the register of the state what is missing in it. */
@Component
class Qualities {
    private static final int FIRST = 50;
    private static final String COLUMNS = "select " + Organs.COLUMNS + ", count(*) over () as all_of_them ";
    private static final String WITHOUT_HOLDER = COLUMNS + """
        from organisation.organ o where o.valid @> :day and not exists (
            select from organisation.post p join organisation.holder h on h.post = p.id and h.valid @> :day
            where p.organ = o.number and p.valid @> :day)
        order by o.number limit :limit
        """;
    private static final String WITHOUT_NORM = COLUMNS
        + "from organisation.organ o where o.valid @> :day and o.founding_norm = '' "
        + "order by o.number limit :limit";
    private static final String DANGLING = COLUMNS + """
        from organisation.organ o where o.valid @> :day and exists (
            select from unnest(array[o.parent, o.parent2]) as p(number) where p.number is not null
                and not exists (
                select from organisation.organ a where a.number = p.number and a.valid @> :day))
        order by o.number limit :limit
        """;
    /** As they last were. */
    private static final String CLOSED_WITH_POSTS = COLUMNS + """
        from organisation.organ o
        where upper(o.valid) <= :day and exists (
                select from organisation.post p where p.organ = o.number and p.valid @> :day)
          and not exists (select from organisation.organ l where l.number = o.number
          and upper(l.valid) > upper(o.valid))
          and not exists (select from organisation.organ l where l.number = o.number and upper_inf(l.valid))
        order by o.number limit :limit
        """;
    private static final String CLOSED = COLUMNS + """
        from organisation.organ o
        where o.kind = any(:kinds) and upper(o.valid) <= :day
          and not exists (select from organisation.organ l where l.number = o.number
          and upper(l.valid) > upper(o.valid))
          and not exists (select from organisation.organ l where l.number = o.number and upper_inf(l.valid))
        order by o.number limit :limit
        """;

    private final JdbcClient jdbc;

    Qualities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Quality of(LocalDate day) {
        return new Quality(found(WITHOUT_HOLDER, day), found(WITHOUT_NORM, day), found(DANGLING, day),
            found(CLOSED_WITH_POSTS, day));
    }

    /** Organs of these kinds that stood once and do not stand on the day, as they last were. */
    Quality.Finding closed(Collection<String> kinds, LocalDate day) {
        return found(jdbc.sql(CLOSED).param("kinds", kinds.toArray(String[]::new)), day);
    }

    private Quality.Finding found(String query, LocalDate day) {
        return found(jdbc.sql(query), day);
    }

    private static Quality.Finding found(JdbcClient.StatementSpec statement, LocalDate day) {
        long[] count = new long[1];
        List<Organ> first = statement.param("day", day).param("limit", FIRST).query((row, n) -> {
            count[0] = row.getLong("all_of_them");
            return Organs.read(row, n);
        }).list();
        return new Quality.Finding(count[0], first);
    }
}
