package divan.planning;

import divan.journal.DecidedRow;
import divan.journal.FourEyes.Decided;
import divan.kernel.Turkish;
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

/** What units wrote of targets, what waits, and of what they were reminded. */
@Component
class EvaluationRows {
    private static final String SELECT = """
        select act, plan, target, year, organ, percent, deviation, measures, at, post, decided_by, verdict,
            decided_at, decided_post, answer
        from planning.evaluation
        """;
    private static final String FIND = SELECT + "where act = :act";
    private static final String ALL = SELECT + "order by act";
    private static final String OF = SELECT
        + "where plan = :plan and target = :target and year = :year order by at desc, act desc";
    private static final String LINES = """
        select evaluation, indicator, reached, relevance, effectiveness, efficiency, sustainability
        from planning.evaluation_line where evaluation = any (:evaluations) order by evaluation, indicator
        """;
    private static final String ADD = """
        insert into planning.evaluation (act, plan, target, year, organ, percent, deviation, measures, at,
            post)
        values (:act, :plan, :target, :year, :organ, cast(:percent as numeric), :deviation, :measures, :at,
            :post)
        """;
    private static final String ADD_LINE = """
        insert into planning.evaluation_line (evaluation, indicator, reached, relevance, effectiveness,
            efficiency, sustainability)
        values (:evaluation, :indicator, cast(:reached as numeric), :relevance, :effectiveness, :efficiency,
            :sustainability)
        """;
    private static final String REMIND = """
        insert into planning.evaluation_reminder (plan, target, year, stage, act)
        values (:plan, :target, :year, :stage, :act) on conflict do nothing
        """;
    private static final String REMINDED = """
        select exists (select from planning.evaluation_reminder
            where plan = :plan and target = :target and year = :year and stage = :stage)
        """;

    private final JdbcClient jdbc;

    EvaluationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Evaluation> find(UUID act) {
        return with(jdbc.sql(FIND).param("act", act).query(EvaluationRows::bare).list()).stream()
            .findFirst();
    }

    List<Evaluation> all() {
        return with(jdbc.sql(ALL).query(EvaluationRows::bare).list());
    }

    /** The latest first. */
    List<Evaluation> of(Evaluation.Key key) {
        return with(jdbc.sql(OF).param("plan", key.plan()).param("target", key.target())
            .param("year", key.year()).query(EvaluationRows::bare).list());
    }

    private List<Evaluation> with(List<Evaluation> bare) {
        record Of(UUID evaluation, EvaluationLine line) {
        }

        Map<UUID, List<EvaluationLine>> lines = new HashMap<>(jdbc.sql(LINES)
            .param("evaluations", bare.stream().map(Evaluation::act).toArray(UUID[]::new))
            .query((row, n) -> new Of(row.getObject("evaluation", UUID.class), line(row))).list().stream()
            .collect(Collectors.groupingBy(Of::evaluation, Collectors.mapping(Of::line,
                Collectors.toList()))));
        return bare.stream().map(one -> new Evaluation(one.act(), one.key(), one.organ(), one.percent(),
            one.deviation(), one.measures(), one.at(), one.post(), lines.getOrDefault(one.act(), List.of()),
            one.decided())).toList();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where one of the same target and year waits */
    void add(Evaluation evaluation) {
        jdbc.sql(ADD).param("act", evaluation.act()).param("plan", evaluation.key().plan())
            .param("target", evaluation.key().target()).param("year", evaluation.key().year())
            .param("organ", evaluation.organ()).param("percent", evaluation.percent())
            .param("deviation", evaluation.deviation()).param("measures", evaluation.measures())
            .param("at", evaluation.at().atZone(Turkish.ZONE).toOffsetDateTime())
            .param("post", evaluation.post()).update();
        evaluation.lines().forEach(line -> jdbc.sql(ADD_LINE).param("evaluation", evaluation.act())
            .param("indicator", line.indicator()).param("reached", line.reached())
            .param("relevance", line.relevance()).param("effectiveness", line.effectiveness())
            .param("efficiency", line.efficiency()).param("sustainability", line.sustainability()).update());
    }

    /** @return true once for each evaluation */
    boolean decide(UUID act, Decided decided) {
        return DecidedRow.write(jdbc, "planning.evaluation", act, decided);
    }

    boolean isReminded(Evaluation.Key key, String stage) {
        return jdbc.sql(REMINDED).param("plan", key.plan()).param("target", key.target())
            .param("year", key.year()).param("stage", stage).query(Boolean.class).single();
    }

    void reminded(Evaluation.Key key, String stage, UUID act) {
        jdbc.sql(REMIND).param("plan", key.plan()).param("target", key.target()).param("year", key.year())
            .param("stage", stage).param("act", act).update();
    }

    private static Evaluation bare(ResultSet row, int n) throws SQLException {
        return new Evaluation(row.getObject("act", UUID.class), new Evaluation.Key(row.getString("plan"),
            row.getString("target"), row.getInt("year")), row.getString("organ"),
            row.getBigDecimal("percent"), row.getString("deviation"), row.getString("measures"),
            row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("post"), List.of(),
            DecidedRow.read(row));
    }

    private static EvaluationLine line(ResultSet row) throws SQLException {
        return new EvaluationLine(row.getString("indicator"), row.getBigDecimal("reached"),
            row.getString("relevance"), row.getString("effectiveness"), row.getString("efficiency"),
            row.getString("sustainability"));
    }
}
