package divan.legislation;

import divan.lawtext.Change;
import divan.organisation.Hearing;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Consolidated texts that were taken in, and what was read from them. */
@Component
class LawVersions {
    private static final int AT_ONCE = 500;
    private static final String VERSION = """
        select law, version, since, title, accepted, gazette, source_url, sha256, made_by
        from legislation.version
        """;
    private static final String LATEST = VERSION + "where law = :law order by version desc limit 1";
    /** The version of that day; for days before the first, the first: its notes say what is known of them. */
    private static final String ON = VERSION + """
        where law = :law order by since <= :day desc,
            case when since <= :day then -version else version end limit 1
        """;
    private static final String OF = VERSION + "where law = :law order by version";
    private static final String ALL = """
        select distinct on (length(law), law) law, version, since, title, accepted, gazette, source_url,
               sha256, made_by
        from legislation.version order by length(law), law, version desc
        """;
    private static final String WITHOUT_COMMENCEMENT = VERSION + """
        where not exists (select from legislation.commencement c
                          where c.law = version.law and c.version = version.version)
        order by law, version
        """;
    private static final String SOURCE =
        "select source from legislation.version where law = :law and version = :version";
    private static final String WORDING = """
        select law || '/' || address as address, kind, heading, lead, closing, above, unit
        from legislation.provision
        where law = :law and version = :version
        """;
    private static final String FIND = WORDING + "and address = :address";
    private static final String ARTICLES = WORDING + "and kind = 'article' order by position";
    private static final String ARTICLE = WORDING + """
        and (address = :article or starts_with(address, :article || '/')) order by position
        """;
    private static final String WORDINGS = WORDING + "order by position";
    private static final String EVERY_CHANGE = """
        select sort, address, passed, in_force, by_law, by_article, touches, position from legislation.change
        where law = :law and version = :version order by position
        """;
    private static final String CHANGES = """
        select sort, address, passed, in_force, by_law, by_article, touches, position from legislation.change
        where law = :law and version = :version
          and (address = '' or address = :article or starts_with(address, :article || '/'))
        order by position
        """;
    private static final String NAMED = """
        select distinct r.law || '/' || r.by_address as named_by, r.target,
               exists (select from legislation.provision p where p.law = r.target_law
                         and p.address = substr(r.target, length(r.target_law) + 2))
               or exists (select from legislation.version v where v.law = r.target) as there
        from legislation.reference r
        where r.law = :law and r.version = :version
          and (r.by_address = :address or starts_with(r.by_address, :address || '/')
               or :address like '%/%' and starts_with(r.by_address, :address || '-'))
        order by named_by, r.target limit 500
        """;
    private static final String NAMING = """
        select distinct r.law || '/' || r.by_address as named_by, r.target, true as there
        from legislation.reference r
        where r.target_law = :law
          and (r.target = :target or starts_with(r.target, :target || '/')
               or :target like '%/%/%' and starts_with(r.target, :target || '-'))
          and r.version = (select max(v.version) from legislation.version v where v.law = r.law)
        order by named_by, r.target limit 500
        """;
    private static final String ALL_NAMED = """
        select distinct by_address, target from legislation.reference
        where law = :law and version = :version order by by_address, target
        """;
    /** Everything that names a law or something in it, with the heading of the article that does. */
    private static final String ALL_NAMING = """
        select distinct r.law || '/' || r.by_address as named_by, r.target, p.heading
        from legislation.reference r
        left join legislation.provision p on p.law = r.law and p.version = r.version
            and p.address = split_part(r.by_address, '/', 1)
        where r.target_law = :law
          and r.version = (select max(v.version) from legislation.version v where v.law = r.law)
        order by named_by, r.target
        """;
    private static final String ADD = """
        insert into legislation.version
            (law, version, since, title, accepted, gazette, source_url, sha256, source, made_by)
        values (:law, :version, :since, :title, :accepted, :gazette, :url, :sha256, :source, :act)
        """;
    private static final String ADD_PROVISION = """
        insert into legislation.provision
            (law, version, address, position, kind, heading, lead, closing, above, unit)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """;
    private static final String ADD_CHANGE = """
        insert into legislation.change
            (law, version, position, address, sort, passed, in_force, by_law, by_article, touches)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    private static final String ADD_REFERENCE = """
        insert into legislation.reference(law, version, position, by_address, target_law, target)
        values (?, ?, ?, ?, ?, ?)
        """;
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('legislation.version'))";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Hearing hearing;

    LawVersions(JdbcClient jdbc, javax.sql.DataSource database, Hearing hearing) {
        this.jdbc = jdbc;
        this.hearing = hearing;
        this.batches = new JdbcTemplate(database);
    }

    /** One taking in at a time. */
    void lock() {
        jdbc.sql(LOCK).query((row, n) -> n).list();
    }

    Optional<LawVersion> latest(String law) {
        return jdbc.sql(LATEST).param("law", law).query(LawVersions::version).optional();
    }

    Optional<LawVersion> on(String law, LocalDate day) {
        return jdbc.sql(ON).param("law", law).param("day", day).query(LawVersions::version).optional();
    }

    List<LawVersion> all() {
        return jdbc.sql(ALL).query(LawVersions::version).list();
    }

    List<LawVersion> withoutCommencement() {
        return jdbc.sql(WITHOUT_COMMENCEMENT).query(LawVersions::version).list();
    }

    String source(LawVersion version) {
        return jdbc.sql(SOURCE).param("law", version.law()).param("version",
            version.version()).query(String.class)
            .single();
    }

    Optional<Wording> find(LawVersion version, String place) {
        return of(FIND, version).param("address", place).query(LawVersions::wording).optional();
    }

    List<Wording> articles(LawVersion version) {
        return of(ARTICLES, version).query(LawVersions::wording).list();
    }

    /** The article and all that stands in it, in order. */
    List<Wording> article(LawVersion version, String article) {
        return of(ARTICLE, version).param("article", article).query(LawVersions::wording).list();
    }

    /** Everything that stands in it, in order. */
    List<Wording> wordings(LawVersion version) {
        return of(WORDINGS, version).query(LawVersions::wording).list();
    }

    List<Change> changes(LawVersion version) {
        return of(EVERY_CHANGE, version).query(LawVersions::change).list();
    }

    List<Change> changes(LawVersion version, String article) {
        return of(CHANGES, version).param("article", article).query(LawVersions::change).list();
    }

    /** What a provision, or something in it, names. */
    List<Citing> named(LawVersion version, String place) {
        return of(NAMED, version).param("address", place).query(LawVersions::citing).list();
    }

    /** What names a provision, or something in it, in the latest texts. */
    List<Citing> naming(String law, String address) {
        return jdbc.sql(NAMING).param("law", law).param("target", address).query(LawVersions::citing).list();
    }

    /** From the first to the latest. */
    List<LawVersion> of(String law) {
        return jdbc.sql(OF).param("law", law).query(LawVersions::version).list();
    }

    /** What its provisions name, in their order. */
    List<LawBody.Naming> named(LawVersion version) {
        return of(ALL_NAMED, version).query((row, n) -> new LawBody.Naming(row.getString("by_address"),
            row.getString("target"))).list();
    }

    /** What names a law or something in it, in the latest texts. */
    List<LawSheet.Naming> naming(String law) {
        return jdbc.sql(ALL_NAMING).param("law", law).query((row, n) -> new LawSheet.Naming(
            row.getString("named_by"), row.getString("target"), row.getString("heading"))).list();
    }

    private JdbcClient.StatementSpec of(String sql, LawVersion version) {
        return jdbc.sql(sql).param("law", version.law()).param("version", version.version());
    }

    void add(LawVersion version, String source) {
        hearing.tell();
        jdbc.sql(ADD).param("law", version.law()).param("version", version.version()).param("since",
            version.since())
            .param("title", version.title()).param("accepted", version.accepted()).param("gazette",
            version.gazette())
            .param("url", version.sourceUrl()).param("sha256", version.sha256()).param("source", source)
            .param("act", version.act()).update();
    }

    void addProvisions(List<Object[]> rows) {
        add(ADD_PROVISION, rows);
    }

    void addChanges(List<Object[]> rows) {
        add(ADD_CHANGE, rows);
    }

    void addReferences(List<Object[]> rows) {
        add(ADD_REFERENCE, rows);
    }

    private void add(String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            batches.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
    }

    private static LawVersion version(ResultSet row, int n) throws SQLException {
        Date accepted = row.getDate("accepted");
        return new LawVersion(row.getString("law"), row.getInt("version"), row.getDate("since").toLocalDate(),
            row.getString("title"), accepted == null ? null : accepted.toLocalDate(),
                row.getString("gazette"),
            row.getString("source_url"), row.getString("sha256"), row.getObject("made_by", UUID.class));
    }

    private static Wording wording(ResultSet row, int n) throws SQLException {
        return new Wording(row.getString("address"), row.getString("kind"), row.getString("heading"),
            row.getString("lead"), row.getString("closing"), row.getString("above"), row.getString("unit"));
    }

    private static Change change(ResultSet row, int n) throws SQLException {
        Date inForce = row.getDate("in_force");
        return new Change(Change.Sort.valueOf(row.getString("sort")), row.getString("address"),
            row.getDate("passed").toLocalDate(), inForce == null ? null : inForce.toLocalDate(),
            row.getString("by_law"), row.getString("by_article"), row.getString("touches"),
                row.getInt("position"));
    }

    private static Citing citing(ResultSet row, int n) throws SQLException {
        return new Citing(row.getString("named_by"), row.getString("target"), row.getBoolean("there"));
    }
}
