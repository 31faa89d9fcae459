package divan.legislation;

import divan.lawtext.Commencement;
import divan.lawtext.Commencement.Ground;
import divan.lawtext.Commencement.Start;
import divan.legislation.LawQualities.TakenIn;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From when the laws that were taken in say to be in force; a row a text, and one a provision with a day. */
@Component
class Commencements {
    private static final String OF = """
        select c.law, c.ground, c.published, c.article, s.address, s.day
        from legislation.commencement c
        left join legislation.start s on s.law = c.law and s.version = c.version
        where (c.law, c.version) in
            (select * from unnest(cast(:laws as text[]), cast(:versions as integer[])))
        order by c.law, s.position
        """;
    private static final String ADD = """
        insert into legislation.commencement (law, version, ground, published, article)
        values (:law, :version, :ground, cast(:published as date), :article)
        """;
    private static final String ADD_START = """
        insert into legislation.start (law, version, position, address, day)
        values (:law, :version, :position, :address, :day)
        """;

    private record Row(String law, Ground ground, @Nullable LocalDate published, String article,
            @Nullable Start start) {
    }

    private final JdbcClient jdbc;
    private final LawVersions versions;

    Commencements(JdbcClient jdbc, LawVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    Commencement of(LawVersion version) {
        return Objects.requireNonNull(of(List.of(new TakenIn(version.law(), version.version())))
            .get(version.law()));
    }

    /** By law. */
    Map<String, Commencement> of(Collection<TakenIn> texts) {
        Map<String, List<Row>> rows = new HashMap<>();
        jdbc.sql(OF).param("laws", texts.stream().map(TakenIn::law).toArray(String[]::new))
            .param("versions", texts.stream().map(TakenIn::version).toArray(Integer[]::new))
            .query(Commencements::row).list()
            .forEach(row -> rows.computeIfAbsent(row.law(), _ -> new ArrayList<>()).add(row));
        Map<String, Commencement> found = new HashMap<>();
        rows.forEach((law, of) -> found.put(law, new Commencement(of.getFirst().ground(),
            of.getFirst().published(), of.getFirst().article(),
            of.stream().map(Row::start).filter(Objects::nonNull).toList())));
        return found;
    }

    /** Texts of which nothing was read yet. */
    List<LawVersion> unread() {
        return versions.withoutCommencement();
    }

    void add(LawVersion version, Commencement commencement) {
        jdbc.sql(ADD).param("law", version.law()).param("version", version.version())
            .param("ground", commencement.ground().name().toLowerCase(Locale.ROOT))
            .param("published", commencement.published()).param("article", commencement.article()).update();
        for (int i = 0; i < commencement.starts().size(); i++) {
            Start start = commencement.starts().get(i);
            jdbc.sql(ADD_START).param("law", version.law()).param("version", version.version())
                .param("position", i).param("address", start.address()).param("day", start.day()).update();
        }
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        Date published = row.getDate("published");
        String address = row.getString("address");
        return new Row(row.getString("law"), Ground.valueOf(row.getString("ground").toUpperCase(Locale.ROOT)),
            published == null ? null : published.toLocalDate(), row.getString("article"),
            address == null ? null : new Start(address, row.getDate("day").toLocalDate()));
    }
}
