package divan.legislation;

import divan.lawtext.Change;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the texts of laws what is in them and what they name; many provisions in one query. */
@Component
class LawQualities {
    /** The version of that day; for days before the first, the first. */
    private static final String ON = """
        with chosen as (
            select distinct on (v.law) v.law, v.version from legislation.version v
            where v.law = any(:laws)
            order by v.law, v.since <= :day desc,
                case when v.since <= :day then -v.version else v.version end)
        """;
    private static final String THERE = ON + """
        select p.law, p.address from chosen c
        join legislation.provision p on p.law = c.law and p.version = c.version
        where (p.law, split_part(p.address, '/', 1)) in (select * from unnest(:of, :articles))
        """;
    private static final String TAKEN_IN = ON + "select law, version from chosen";
    private static final String CHANGES = ON + """
        select c.law, h.sort, h.address, h.passed, h.in_force, h.by_law, h.by_article, h.touches, h.position
        from chosen c join legislation.change h on h.law = c.law and h.version = c.version
        where (h.law, split_part(h.address, '/', 1)) in (select * from unnest(:of, :articles))
        order by h.law, h.position
        """;
    private static final String LATEST = """
        with latest as (
            select distinct on (v.law) v.law, v.version, v.title from legislation.version v
            order by v.law, v.version desc)
        """;
    private static final String TEXTS = LATEST + """
        , pointing as (
            select r.law, r.by_address, r.target_law, r.target,
                   substr(r.target, length(r.target_law) + 2) as place
            from latest l join legislation.reference r on r.law = l.law and r.version = l.version
            where r.target <> r.target_law),
        checked as (
            select g.*, p.address is not null as there from pointing g
            join latest t on t.law = g.target_law
            left join legislation.provision p on p.law = t.law and p.version = t.version
                and p.address = g.place)
        select l.law, l.title,
               (select count(*) from legislation.provision p where p.law = l.law and p.version = l.version
                    and p.kind = 'article') as articles,
               (select count(distinct split_part(c.place, '/', 1)) from checked c where c.target_law = l.law
                    and c.there and not (c.law = l.law and split_part(c.place, '/', 1)
                    = split_part(c.by_address, '/', 1))) as named,
               (select count(*) from checked c where c.law = l.law) as pointing,
               (select count(*) from checked c where c.law = l.law and not c.there) as nowhere,
               (select coalesce(array_agg(c.law || '/' || c.by_address || ' ' || c.target), '{}') from (
                    select * from checked c where c.law = l.law and not c.there limit 20) c) as examples
        from latest l order by length(l.law), l.law
        """;
    private static final String NAMED_BY_OTHERS = LATEST + """
        select distinct r.target_law from latest l
        join legislation.reference r on r.law = l.law and r.version = l.version
        where r.target_law <> r.law
        """;
    /** Tells whether anything was taken in since. */
    private static final String STAMP = "select count(*) from legislation.version";

    /** A provision that a text has, or of which it tells. */
    record There(String law, String address) {
    }

    record Told(String law, Change change) {
    }

    record TakenIn(String law, int version) {
    }

    private record Counted(long stamp, List<LawQuality.Text> texts, Set<String> named) {
    }

    private final JdbcClient jdbc;
    private volatile Counted counted = new Counted(0, List.of(), Set.of());

    LawQualities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TakenIn> takenIn(Collection<String> laws, LocalDate day) {
        return jdbc.sql(TAKEN_IN).param("laws", laws.toArray(String[]::new)).param("day", day)
            .query((row, n) -> new TakenIn(row.getString("law"), row.getInt("version"))).list();
    }

    /** Everything in these articles, as law and article, that the texts of the day have. */
    List<There> there(List<There> articles, LocalDate day) {
        return of(THERE, articles, day)
            .query((row, n) -> new There(row.getString("law"), row.getString("address"))).list();
    }

    /** What the texts of the day tell of these articles. */
    List<Told> changes(List<There> articles, LocalDate day) {
        return of(CHANGES, articles, day).query((row, n) -> new Told(row.getString("law"), new Change(
            Change.Sort.valueOf(row.getString("sort")), row.getString("address"),
            row.getDate("passed").toLocalDate(), day(row, "in_force"), row.getString("by_law"),
            row.getString("by_article"), row.getString("touches"), row.getInt("position")))).list();
    }

    private JdbcClient.StatementSpec of(String query, List<There> articles, LocalDate day) {
        return jdbc.sql(query).param("laws", articles.stream().map(There::law).distinct()
            .toArray(String[]::new)).param("day", day)
            .param("of", articles.stream().map(There::law).toArray(String[]::new))
            .param("articles", articles.stream().map(There::address).toArray(String[]::new));
    }

    /** The latest texts; nothing is said of what rests on them. Counted again only after a taking in. */
    List<LawQuality.Text> texts() {
        return counted().texts();
    }

    /** Laws and other norms that the text of another names. */
    Set<String> namedByOthers() {
        return counted().named();
    }

    private Counted counted() {
        long stamp = jdbc.sql(STAMP).query(Long.class).single();
        Counted before = counted;
        if (before.stamp() != stamp) {
            before = new Counted(stamp, jdbc.sql(TEXTS).query(LawQualities::text).list(),
                jdbc.sql(NAMED_BY_OTHERS).query(String.class).set());
            counted = before;
        }
        return before;
    }

    private static LawQuality.Text text(ResultSet row, int n) throws SQLException {
        List<Citing> examples = new ArrayList<>();
        for (String pair : (String[]) row.getArray("examples").getArray()) {
            String[] parts = pair.split(" ");
            examples.add(new Citing(parts[0], parts[1], false));
        }
        return new LawQuality.Text(row.getString("law"), row.getString("title"), row.getLong("articles"), 0,
            row.getLong("named"), row.getLong("pointing"), row.getLong("nowhere"), List.copyOf(examples));
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }
}
