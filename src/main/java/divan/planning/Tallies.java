package divan.planning;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was counted: each act once, and the sums by year. No personal data: acts and organs only. */
@Component
public class Tallies {
    private static final String OPEN = """
        insert into planning.opening(indicator, value, day, act) values (:indicator, :value, :day, :act)
        """;
    private static final String OPENING =
        "select value, day, act from planning.opening where indicator = :indicator";
    private static final String COUNT = """
        with counted as (
            insert into planning.counted(indicator, act, organ, day) values (:indicator, :act, :organ, :day)
            on conflict do nothing returning 1)
        insert into planning.tally(indicator, year, value)
        select :indicator, :year, 1 from counted
        on conflict (indicator, year) do update set value = planning.tally.value + 1
        """;
    private static final String SUM = """
        select coalesce(sum(value), 0) from planning.tally where indicator = :indicator and year <= :year
        """;
    private static final String ACTS = """
        select c.act, c.organ, c.day, p.position from planning.counted c
        left join journal.position p on p.act = c.act
        where c.indicator = :indicator order by p.position desc nulls first limit :limit offset :offset
        """;

    /** The printed figure that counting starts from, and the act that entered it. */
    public record Opening(long value, LocalDate day, UUID act) {
    }

    /** One act that counts, with its place in the ledger. */
    public record Counted(UUID act, String organ, LocalDate day, Long position) {
    }

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(String indicator, long value, LocalDate day, UUID act) {
        jdbc.sql(OPEN).param("indicator", indicator).param("value", value).param("day", day).param("act", act)
            .update();
    }

    Optional<Opening> opening(String indicator) {
        return jdbc.sql(OPENING).param("indicator", indicator).query((row, n) -> new Opening(row.getLong(1),
            row.getObject(2, LocalDate.class), row.getObject(3, UUID.class))).optional();
    }

    void count(String indicator, UUID act, String organ, LocalDate day) {
        jdbc.sql(COUNT).param("indicator", indicator).param("act", act).param("organ", organ)
            .param("day", day)
            .param("year", day.getYear()).update();
    }

    long sum(String indicator, int untilYear) {
        return jdbc.sql(SUM).param("indicator", indicator).param("year", untilYear).query(Long.class)
            .single();
    }

    List<Counted> acts(String indicator, int limit, int offset) {
        return jdbc.sql(ACTS).param("indicator", indicator).param("limit", limit).param("offset", offset)
            .query((row, n) -> new Counted(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, LocalDate.class), row.getObject(4, Long.class))).list();
    }
}
