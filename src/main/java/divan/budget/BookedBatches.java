package divan.budget;

import divan.journal.DecidedRow;
import divan.journal.FourEyes.Decided;
import divan.kernel.Json;
import divan.kernel.Turkish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was proposed of budgets, and what became of it. */
@Component
class BookedBatches {
    private static final String SELECT = """
        select act, organ, year, kind, sha256, reason,
            jsonb_build_object('movements', movements) as movements, at, post, decided_by,
            verdict, decided_at, decided_post, answer
        from budget.batch
        """;
    private static final String FIND = SELECT + "where act = :act";
    private static final String OF = SELECT + "where organ = :organ order by at desc, act";
    private static final String ALL = SELECT + "order by at, act";
    private static final String APPROVED = SELECT + """
        where organ = :organ and year = :year and verdict = 'approved' order by decided_at, decided_by
        """;
    /** One after the other: what is checked against the budget is booked before the next is checked. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('budget.batch'), :year)";
    private static final String ADD = """
        insert into budget.batch (act, organ, year, kind, sha256, reason, movements, at, post)
        values (:act, :organ, :year, :kind, :sha256, :reason,
            cast(:movements as jsonb) -> 'movements', :at, :post)
        """;

    private final JdbcClient jdbc;

    BookedBatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Batch> find(UUID act) {
        return jdbc.sql(FIND).param("act", act).query(BookedBatches::batch).optional();
    }

    /** The latest first. */
    List<Batch> of(String organ) {
        return jdbc.sql(OF).param("organ", organ).query(BookedBatches::batch).list();
    }

    List<Batch> all() {
        return jdbc.sql(ALL).query(BookedBatches::batch).list();
    }

    /** In the order of their approval. */
    List<Batch> approved(String organ, int year) {
        return jdbc.sql(APPROVED).param("organ", organ).param("year", year)
            .query(BookedBatches::batch).list();
    }

    void lock(int year) {
        jdbc.sql(LOCK).param("year", year).query((row, n) -> 0).single();
    }

    void add(Batch batch) {
        jdbc.sql(ADD).param("act", batch.act()).param("organ", batch.organ()).param("year", batch.year())
            .param("kind", batch.kind().code()).param("sha256", batch.sha256())
            .param("reason", batch.reason())
            .param("movements", Json.text(Map.of("movements", Objects.requireNonNull(batch.body()
                .get("movements")))))
            .param("at", batch.at().atZone(Turkish.ZONE).toOffsetDateTime()).param("post", batch.post())
            .update();
    }

    /** @return true once for each */
    boolean decide(UUID act, Decided decided) {
        return DecidedRow.write(jdbc, "budget.batch", act, decided);
    }

    private static Batch batch(ResultSet row, int n) throws SQLException {
        return new Batch(row.getObject("act", UUID.class), row.getString("organ"), row.getInt("year"),
            Movement.Kind.of(row.getString("kind")).orElseThrow(), row.getString("sha256"),
            row.getString("reason"), Batch.movements(Objects.requireNonNull(
                Json.map(row.getString("movements")).get("movements"))),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("post"), DecidedRow.read(row));
    }
}
