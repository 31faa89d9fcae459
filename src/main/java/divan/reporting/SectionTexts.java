package divan.reporting;

import divan.journal.DecidedRow;
import divan.journal.FourEyes.Decided;
import divan.kernel.Turkish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written for sections of reports, and what became of it. */
@Component
class SectionTexts {
    private static final String SELECT = """
        select act, organ, year, section, turkish, english, at, post, decided_by, verdict, decided_at,
            decided_post, answer
        from reporting.section_text
        """;
    private static final String FIND = SELECT + "where act = :act";
    private static final String OF =
        SELECT + "where organ = :organ and year = :year order by at desc, act limit 500";
    private static final String ALL = SELECT + "order by at, act";
    private static final String ADD = """
        insert into reporting.section_text (act, organ, year, section, turkish, english, at, post)
        values (:act, :organ, :year, :section, :turkish, :english, :at, :post)
        """;

    private final JdbcClient jdbc;

    SectionTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SectionText> find(UUID act) {
        return jdbc.sql(FIND).param("act", act).query(SectionTexts::text).optional();
    }

    /** The latest first. */
    List<SectionText> of(String organ, int year) {
        return jdbc.sql(OF).param("organ", organ).param("year", year).query(SectionTexts::text).list();
    }

    List<SectionText> all() {
        return jdbc.sql(ALL).query(SectionTexts::text).list();
    }

    void add(SectionText text) {
        jdbc.sql(ADD).param("act", text.act()).param("organ", text.organ()).param("year", text.year())
            .param("section", text.section()).param("turkish", text.turkish())
            .param("english", text.english())
            .param("at", text.at().atZone(Turkish.ZONE).toOffsetDateTime()).param("post", text.post())
            .update();
    }

    /** @return true once for each */
    boolean decide(UUID act, Decided decided) {
        return DecidedRow.write(jdbc, "reporting.section_text", act, decided);
    }

    private static SectionText text(ResultSet row, int n) throws SQLException {
        return new SectionText(row.getObject("act", UUID.class), row.getString("organ"), row.getInt("year"),
            row.getString("section"), row.getString("turkish"), row.getString("english"),
            row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("post"),
            DecidedRow.read(row));
    }
}
