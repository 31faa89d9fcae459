package divan.catalogue;

import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A row a case: when it was filed, when it was due, when it was decided. */
@Component
class Courses {
    private static final String NOTE = """
        insert into catalogue.course(case_id, service, organ, filed_on, due_on, decided_on)
        values (:id, :service, :organ, :filed, :due, :decided)
        on conflict (case_id) do update set organ = excluded.organ, due_on = excluded.due_on,
            decided_on = excluded.decided_on
        """;
    private static final String MEASURED = """
        select service, count(*) filter (where filed_on > :since and filed_on <= :day) as filed,
            count(*) filter (where decided_on > :since and decided_on <= :day) as decided,
            coalesce(percentile_disc(0.5) within group (order by decided_on - filed_on)
                filter (where decided_on > :since and decided_on <= :day), 0) as median,
            count(*) filter (where decided_on > :since and decided_on <= :day and decided_on <= due_on)
                as in_time
        from catalogue.course where (filed_on > :since or decided_on > :since)
        """;
    private static final String OF_ORGAN = " and organ = :organ";
    private static final String OF_SERVICE = " and service = :service";
    private static final String EACH = " group by service";

    private final JdbcClient jdbc;

    Courses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(Course course) {
        jdbc.sql(NOTE).param("id", course.caseId()).param("service", course.service())
            .param("organ", course.organ()).param("filed", course.filedOn()).param("due", course.dueOn())
            .param("decided", course.decidedOn(), Types.DATE).update();
    }

    Map<String, Measured> ofOrgan(String organ, LocalDate since, LocalDate day, int least) {
        return measured(jdbc.sql(MEASURED + OF_ORGAN + EACH).param("organ", organ), since, day, least);
    }

    Map<String, Measured> ofService(String service, LocalDate since, LocalDate day, int least) {
        return measured(jdbc.sql(MEASURED + OF_SERVICE + EACH).param("service", service), since, day, least);
    }

    Map<String, Measured> all(LocalDate since, LocalDate day, int least) {
        return measured(jdbc.sql(MEASURED + EACH), since, day, least);
    }

    private static Map<String, Measured> measured(JdbcClient.StatementSpec statement, LocalDate since,
            LocalDate day, int least) {
        Map<String, Measured> measured = new HashMap<>();
        statement.param("since", since).param("day", day).query(row -> {
            long decided = row.getLong("decided");
            measured.put(row.getString("service"), new Measured(row.getLong("filed"), decided,
                row.getInt("median"), decided == 0 ? 0
                : (int) Math.floorDiv(100 * row.getLong("in_time"), decided), least));
        });
        return measured;
    }
}
