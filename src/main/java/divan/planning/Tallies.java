package divan.planning;

import divan.kernel.Turkish;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What acts come to: each that counts, once; sums by organ and quarter; approved values. No personal data.
 */
@Component
public class Tallies {
    private static final String OPEN = """
        insert into planning.opening(indicator, value, day, act) values (:indicator, :value, :day, :act)
        """;
    private static final String OPENING =
        "select value, day, act from planning.opening where indicator = :indicator";
    /** What is counted already is not counted again. */
    private static final String COUNT = """
        with counted as (
            insert into planning.counted(indicator, act, organ, day)
            select :indicator, act, organ, day from unnest(cast(:acts as uuid[]), cast(:organs as text[]),
                cast(:days as date[])) as happened(act, organ, day)
            on conflict do nothing returning organ, day)
        insert into planning.quarter(indicator, organ, year, quarter, value)
        select :indicator, organ, extract(year from day)::integer as year,
            extract(quarter from day)::integer as quarter, count(*) from counted
        group by organ, year, quarter
        on conflict (indicator, organ, year, quarter)
            do update set value = planning.quarter.value + excluded.value
        """;
    /** Others may read. Who counts many in one transaction would otherwise wait for who waits for it. */
    private static final String ALONE = "lock table planning.quarter in share row exclusive mode";
    private static final String ENTER = """
        insert into planning.entered(act, indicator, organ, year, quarter, value, late, corrects)
        values (:act, :indicator, :organ, :year, :quarter, :value, :late, cast(:corrects as uuid))
        on conflict do nothing
        """;
    private static final String QUARTERS = """
        select indicator, organ, year, quarter, value, false as late, false as corrected
        from planning.quarter where indicator = any (:indicators)
        """;
    private static final String VALUES = """
        select indicator, organ, year, quarter, value, late, corrects is not null as corrected
        from planning.entered e where indicator = any (:indicators) and not exists (
            select from planning.entered later where later.corrects = e.act
                and later.indicator = e.indicator and later.organ = e.organ
                and later.year = e.year and later.quarter = e.quarter)
        """;
    private static final String SUMS = """
        select indicator, organ, year, quarter, value from planning.quarter
        where indicator = any (:indicators)
        """;
    private static final String COUNTED =
        "select act from planning.counted where indicator = :indicator";
    private static final String ENTERED = """
        select act, indicator, organ, year, quarter, value, late, corrects from planning.entered
        """;
    /** By day, which has an index, so that of millions only those shown are looked at. */
    private static final String ACTS = """
        select c.act, c.organ, c.day, p.position, null::numeric as value, false as late,
            null::uuid as corrects
        from planning.counted c left join journal.position p on p.act = c.act
        where c.indicator = :indicator and c.day between :first and :last
            and (:organ = '' or c.organ = :organ)
        order by c.day desc, c.act desc limit :limit offset :offset
        """;
    private static final String APPROVALS = """
        select e.act, e.organ, make_date(e.year, case when e.quarter = 0 then 12 else e.quarter * 3 end, 1)
            as day, p.position, e.value, e.late, e.corrects
        from planning.entered e left join journal.position p on p.act = e.act
        where e.indicator = :indicator and (:organ = '' or e.organ = :organ)
            and make_date(e.year, case when e.quarter = 0 then 12 else e.quarter * 3 end, 1)
                between :first and :last
        order by p.position desc nulls first, e.act limit :limit offset :offset
        """;

    /** The printed figure that counting starts from, and the act that entered it. */
    public record Opening(BigDecimal value, LocalDate day, UUID act) {
    }

    /**
     * One act that counts, or by which a value was approved, with its place in the ledger.
     *
     * @param day on which it counts: of a value, in the last month of its period
     * @param value of what was approved; null where the act itself is counted
     * @param corrects the act whose value it takes the place of
     */
    public record Counted(UUID act, String organ, LocalDate day, @Nullable Long position,
            @Nullable BigDecimal value, boolean late, @Nullable UUID corrects) {
    }

    /** An act that counts: whose it is, and on which day. */
    record Happened(UUID act, String organ, LocalDate day) {
    }

    /** What a count is of. */
    record Sum(String indicator, String organ, Period period) {
    }

    /** A value as an act approved it; the number without zeros at its end. */
    record Entered(UUID act, String indicator, String organ, Period period, BigDecimal value, boolean late,
            @Nullable UUID corrects) {
        static Entered of(UUID act, ReportLine line) {
            return new Entered(act, line.indicator(), line.organ(), line.period(),
                line.value().stripTrailingZeros(), line.late(), line.corrects());
        }
    }

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(String indicator, BigDecimal value, LocalDate day, UUID act) {
        jdbc.sql(OPEN).param("indicator", indicator).param("value", value).param("day", day).param("act", act)
            .update();
    }

    Optional<Opening> opening(String indicator) {
        return jdbc.sql(OPENING).param("indicator", indicator).query((row, n) -> new Opening(
            row.getBigDecimal(1), row.getObject(2, LocalDate.class), row.getObject(3, UUID.class)))
            .optional();
    }

    /** Until the transaction ends nobody else counts. */
    void alone() {
        jdbc.sql(ALONE).update();
    }

    void count(String indicator, List<Happened> acts) {
        jdbc.sql(COUNT).param("indicator", indicator)
            .param("acts", acts.stream().map(Happened::act).toArray(UUID[]::new))
            .param("organs", acts.stream().map(Happened::organ).toArray(String[]::new))
            .param("days", acts.stream().map(act -> act.day().toString()).toArray(String[]::new))
            .update();
    }

    void enter(UUID act, ReportLine line) {
        Period period = line.period();
        jdbc.sql(ENTER).param("act", act).param("indicator", line.indicator()).param("organ", line.organ())
            .param("year", period.year()).param("quarter", period.quarter()).param("value", line.value())
            .param("late", line.late()).param("corrects", line.corrects()).update();
    }

    /** What organs have of these indicators; those without anything are not in it. */
    Map<String, List<Cell>> cells(Collection<String> indicators) {
        record Of(String indicator, Cell cell) {
        }

        Map<String, List<Cell>> cells = new HashMap<>();
        for (String sql : List.of(QUARTERS, VALUES)) {
            Stream<Of> found = jdbc.sql(sql).param("indicators", indicators.toArray(String[]::new))
                .query((row, n) -> new Of(row.getString("indicator"), cell(row))).list().stream();
            cells.putAll(found.collect(Collectors.groupingBy(Of::indicator,
                Collectors.mapping(Of::cell, Collectors.toList()))));
        }
        return cells;
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(row.getString("organ"), period(row), row.getBigDecimal("value"),
            row.getBoolean("late"), row.getBoolean("corrected"));
    }

    /** @param organ empty for all */
    List<Counted> acts(String indicator, LocalDate first, LocalDate last, String organ, int limit,
            int offset) {
        return found(ACTS, indicator, first, last, organ, limit, offset);
    }

    /** The same of acts by which values were approved, superseded ones too. */
    List<Counted> approvals(String indicator, LocalDate first, LocalDate last, String organ, int limit,
            int offset) {
        return found(APPROVALS, indicator, first, last, organ, limit, offset);
    }

    private List<Counted> found(String sql, String indicator, LocalDate first, LocalDate last, String organ,
            int limit, int offset) {
        return jdbc.sql(sql).param("indicator", indicator).param("first", first).param("last", last)
            .param("organ", organ).param("limit", limit).param("offset", offset)
            .query((row, n) -> new Counted(row.getObject("act", UUID.class), row.getString("organ"),
                row.getObject("day", LocalDate.class), row.getObject("position", Long.class),
                row.getBigDecimal("value"), row.getBoolean("late"), row.getObject("corrects", UUID.class)))
            .list();
    }

    Map<Sum, Long> sums(Collection<String> indicators) {
        Map<Sum, Long> sums = new HashMap<>();
        jdbc.sql(SUMS).param("indicators", indicators.toArray(String[]::new)).query(row -> {
            sums.put(new Sum(row.getString("indicator"), row.getString("organ"), period(row)),
                row.getLong("value"));
        });
        return sums;
    }

    Set<UUID> counted(String indicator) {
        return new HashSet<>(jdbc.sql(COUNTED).param("indicator", indicator).query(UUID.class).list());
    }

    /** Every value that was ever approved, superseded ones too. */
    List<Entered> entered() {
        return jdbc.sql(ENTERED).query((row, n) -> new Entered(row.getObject("act", UUID.class),
            row.getString("indicator"), row.getString("organ"), period(row),
            row.getBigDecimal("value").stripTrailingZeros(), row.getBoolean("late"),
            row.getObject("corrects", UUID.class))).list();
    }

    private static Period period(ResultSet row) throws SQLException {
        return new Period(row.getInt("year"), row.getInt("quarter"));
    }
}
