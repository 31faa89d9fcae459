package divan.planning;

import divan.journal.DecidedRow;
import divan.journal.FourEyes.Decided;
import divan.kernel.Turkish;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What units reported, and what waits. */
@Component
class ReportRows {
    private static final String SELECT = """
        select act, organ, source, evidence, at, post, decided_by, verdict, decided_at, decided_post, answer
        from planning.report
        """;
    private static final String FIND = SELECT + "where act = :act";
    private static final String ALL = SELECT + "order by act";
    private static final String OF = SELECT + "where organ = :organ order by at desc, act limit 50";
    private static final String WAITING = SELECT + "where verdict is null order by at, act";
    private static final String LINES = """
        select report, indicator, organ, year, quarter, value, late, corrects, why
        from planning.report_line where report = any (:reports)
        order by report, indicator, organ, year, quarter
        """;
    private static final String STANDING = """
        select r.decided_by as act, l.value
        from planning.report_line l join planning.report r on r.act = l.report
        where r.verdict = 'approved' and l.indicator = :indicator and l.organ = :organ and l.year = :year
            and l.quarter = :quarter and not exists (select from planning.report_line later
                join planning.report taken on taken.act = later.report
                where taken.verdict = 'approved' and later.corrects = r.decided_by
                    and later.indicator = l.indicator and later.organ = l.organ
                    and later.year = l.year and later.quarter = l.quarter)
        """;
    private static final String ADD = """
        insert into planning.report (act, organ, source, evidence, at, post)
        values (:act, :organ, :source, :evidence, :at, :post)
        """;
    private static final String ADD_LINE = """
        insert into planning.report_line (report, indicator, organ, year, quarter, value, late, corrects, why)
        values (:report, :indicator, :organ, :year, :quarter, :value, :late, cast(:corrects as uuid), :why)
        """;
    private static final String SETTLE = """
        update planning.report_line set decided_by = :by where report = :act
        """;

    private final JdbcClient jdbc;

    ReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Report> find(UUID act) {
        return with(jdbc.sql(FIND).param("act", act).query(ReportRows::report).list()).stream().findFirst();
    }

    List<Report> all() {
        return with(jdbc.sql(ALL).query(ReportRows::report).list());
    }

    /** The latest first. */
    List<Report> of(String organ) {
        return with(jdbc.sql(OF).param("organ", organ).query(ReportRows::report).list());
    }

    List<Report> waiting() {
        return with(jdbc.sql(WAITING).query(ReportRows::report).list());
    }

    private List<Report> with(List<Report> bare) {
        record Of(UUID report, ReportLine line) {
        }

        Map<UUID, List<ReportLine>> lines = new HashMap<>(jdbc.sql(LINES)
            .param("reports", bare.stream().map(Report::act).toArray(UUID[]::new))
            .query((row, n) -> new Of(row.getObject("report", UUID.class), line(row))).list().stream()
            .collect(Collectors.groupingBy(Of::report, Collectors.mapping(Of::line, Collectors.toList()))));
        return bare.stream().map(one -> new Report(one.act(), one.organ(), one.source(), one.evidence(),
            one.at(), one.post(), lines.getOrDefault(one.act(), List.of()), one.decided())).toList();
    }

    /**
     * The value that stands in a period.
     *
     * @param act by which it was approved
     */
    record Standing(UUID act, BigDecimal value) {
    }

    /** Empty where none was approved. */
    Optional<Standing> standing(String indicator, String organ, Period period) {
        return jdbc.sql(STANDING).param("indicator", indicator).param("organ", organ)
            .param("year", period.year()).param("quarter", period.quarter())
            .query((row, n) -> new Standing(row.getObject("act", UUID.class), row.getBigDecimal("value")))
            .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where a value of the same period waits */
    void add(Report report) {
        jdbc.sql(ADD).param("act", report.act()).param("organ", report.organ())
            .param("source", report.source()).param("evidence", report.evidence())
            .param("at", report.at().atZone(Turkish.ZONE).toOffsetDateTime()).param("post", report.post())
            .update();
        report.lines().forEach(line -> jdbc.sql(ADD_LINE).param("report", report.act())
            .param("indicator", line.indicator()).param("organ", line.organ())
            .param("year", line.period().year()).param("quarter", line.period().quarter())
            .param("value", line.value()).param("late", line.late()).param("corrects", line.corrects())
            .param("why", line.why()).update());
    }

    /** @return true once for each report */
    boolean decide(UUID act, Decided decided) {
        boolean first = DecidedRow.write(jdbc, "planning.report", act, decided);
        if (first) {
            jdbc.sql(SETTLE).param("act", act).param("by", decided.act()).update();
        }
        return first;
    }

    private static Report report(ResultSet row, int n) throws SQLException {
        return new Report(row.getObject("act", UUID.class), row.getString("organ"), row.getString("source"),
            row.getString("evidence"), row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("post"), List.of(), DecidedRow.read(row));
    }

    private static ReportLine line(ResultSet row) throws SQLException {
        return new ReportLine(row.getString("indicator"), row.getString("organ"),
            new Period(row.getInt("year"), row.getInt("quarter")), row.getBigDecimal("value"),
            row.getBoolean("late"), row.getObject("corrects", UUID.class), row.getString("why"));
    }
}
