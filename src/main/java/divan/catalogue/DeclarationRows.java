package divan.catalogue;

import divan.catalogue.Declaration.Figures;
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

/** What organs declared of their services, and what waits. */
@Component
class DeclarationRows {
    private static final String COLUMNS = """
        act, service, organ, average, unit, yearly, year, place, contact, reason, at, post, decided_by,
        verdict, decided_at, decided_post, answer
        """;
    private static final String SELECT = "select " + COLUMNS + " from catalogue.declaration ";
    private static final String FIND = SELECT + "where act = :act";
    private static final String OF = SELECT + "where service = :service order by at desc, act limit 50";
    private static final String WAITING = SELECT + "where verdict is null";
    /** The latest that was approved, of each service. */
    private static final String CURRENT = "select distinct on (service) " + COLUMNS + """
        from catalogue.declaration where verdict = 'approved' order by service, decided_at desc, act
        """;
    private static final String ADD = """
        insert into catalogue.declaration (act, service, organ, average, unit, yearly, year, place, contact,
            reason, at, post)
        values (:act, :service, :organ, cast(:average as bigint), :unit, cast(:yearly as bigint),
            cast(:year as integer), :place, :contact, :reason, :at, :post)
        """;

    private final JdbcClient jdbc;

    DeclarationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Declaration> find(UUID act) {
        return jdbc.sql(FIND).param("act", act).query(DeclarationRows::declaration).optional();
    }

    /** The latest first. */
    List<Declaration> of(String service) {
        return jdbc.sql(OF).param("service", service).query(DeclarationRows::declaration).list();
    }

    List<Declaration> waiting() {
        return jdbc.sql(WAITING).query(DeclarationRows::declaration).list();
    }

    List<Declaration> current() {
        return jdbc.sql(CURRENT).query(DeclarationRows::declaration).list();
    }

    void add(Declaration declaration) {
        Figures figures = declaration.figures();
        jdbc.sql(ADD).param("act", declaration.act()).param("service", declaration.service())
            .param("organ", declaration.organ()).param("average", figures.average())
            .param("unit", figures.unit()).param("yearly", figures.yearly()).param("year", figures.year())
            .param("place", figures.place()).param("contact", figures.contact())
            .param("reason", declaration.reason())
            .param("at", declaration.at().atZone(Turkish.ZONE).toOffsetDateTime())
            .param("post", declaration.post()).update();
    }

    /** @return true once for each declaration */
    boolean decide(UUID act, Decided decided) {
        return DecidedRow.write(jdbc, "catalogue.declaration", act, decided);
    }

    private static Declaration declaration(ResultSet row, int n) throws SQLException {
        return new Declaration(row.getObject("act", UUID.class), row.getString("service"),
            row.getString("organ"), new Figures(row.getObject("average", Long.class), row.getString("unit"),
            row.getObject("yearly", Long.class), row.getObject("year", Integer.class),
            row.getString("place"), row.getString("contact")), row.getString("reason"),
            row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("post"),
            DecidedRow.read(row));
    }
}
