package divan.legislation;

import divan.kernel.Span;
import divan.organisation.Hearing;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Norms that anybody may know of. */
@Component
class Norms {
    private static final String SELECT = """
        select id, kind, number, title, dated, gazette, organs, issuers, rests_on, lower(valid) as valid_from,
               upper(valid) as valid_until, confirmed, made_by
        from legislation.norm
        """;
    private static final String FIND = SELECT + "where id = :id";
    private static final String ISSUED =
        SELECT + "where organs && cast(:organs as text[]) and valid @> :day order by title, id";
    /** Whose issuer is no organ with a number, or not that alone. */
    private static final String UNNUMBERED =
        SELECT + "where (organs = '{}' or issuers <> '{}') and valid @> :day order by id";
    private static final String ON =
        SELECT + "where cardinality(rests_on) > 0 and valid @> :day order by id";
    /** Those that rest on a norm or anything in it. */
    private static final String RESTING = SELECT + """
        where exists (select from unnest(rests_on) as a(address)
                      where a.address = :id or starts_with(a.address, :id || '/'))
        order by title, id limit 500
        """;
    private static final String PUT = """
        insert into legislation.norm (id, kind, number, title, dated, gazette, organs, issuers, rests_on,
            valid, confirmed, made_by)
        values (:id, :kind, :number, :title, cast(:dated as date), :gazette, cast(:organs as text[]),
            cast(:issuers as text[]), cast(:restsOn as text[]), daterange(:from, cast(:until as date)),
            :confirmed, :act)
        on conflict (id) do update set kind = excluded.kind, number = excluded.number,
            title = excluded.title, dated = excluded.dated, gazette = excluded.gazette,
            organs = excluded.organs, issuers = excluded.issuers,
            rests_on = excluded.rests_on, valid = excluded.valid,
            confirmed = excluded.confirmed, made_by = excluded.made_by
        """;
    private static final String END = """
        update legislation.norm set valid = daterange(lower(valid), :until), ended_by = :act
        where id = :id and valid @> cast(:until as date)
        """;

    private static final String STANDING = SELECT + "where valid @> :day order by title, id";
    private static final String ENDED =
        "select id, upper(valid) as until from legislation.norm where not upper_inf(valid)";
    private static final String UNREAD = SELECT + """
        where not exists (select from legislation.version v where v.law = norm.id) order by id
        """;
    private static final String LINE = "select coalesce(line, '') from legislation.norm where id = :id";
    private static final String SAY = "update legislation.norm set line = :line where id = :id";

    private final JdbcClient jdbc;
    private final Hearing hearing;

    Norms(JdbcClient jdbc, Hearing hearing) {
        this.jdbc = jdbc;
        this.hearing = hearing;
    }

    Optional<Norm> find(String id) {
        return jdbc.sql(FIND).param("id", id).query(Norms::norm).optional();
    }

    /** What one of these organs issued and stands on that day. */
    List<Norm> issuedBy(Collection<String> organs, LocalDate day) {
        return jdbc.sql(ISSUED).param("organs", organs.toArray(String[]::new)).param("day", day)
            .query(Norms::norm).list();
    }

    /** What stands on that day and may be a constitutional organ's. */
    List<Norm> unnumbered(LocalDate day) {
        return jdbc.sql(UNNUMBERED).param("day", day).query(Norms::norm).list();
    }

    /** Those in force that name what they rest on. */
    List<Norm> on(LocalDate day) {
        return jdbc.sql(ON).param("day", day).query(Norms::norm).list();
    }

    List<Norm> restingOn(String id) {
        return jdbc.sql(RESTING).param("id", id).query(Norms::norm).list();
    }

    /** As it is from now on known; what was said of it before is in the acts. */
    void put(Norm norm) {
        hearing.tell();
        jdbc.sql(PUT).param("id", norm.id()).param("kind", norm.kind().code()).param("number", norm.number())
            .param("title", norm.title()).param("dated", norm.dated()).param("gazette", norm.gazette())
            .param("organs", norm.organs().toArray(String[]::new))
            .param("issuers", norm.said().stream().map(ConstitutionalOrgan::code).toArray(String[]::new))
            .param("restsOn", norm.restsOn().toArray(String[]::new)).param("from", norm.valid().from())
            .param("until", norm.valid().until()).param("confirmed", norm.confirmed())
            .param("act", norm.act()).update();
    }

    /** @param until the first day on which it is no more in force. @return whether it stood then */
    boolean end(String id, LocalDate until, UUID act) {
        hearing.tell();
        return jdbc.sql(END).param("id", id).param("until", until).param("act", act).update() == 1;
    }

    List<Norm> standing(LocalDate day) {
        return jdbc.sql(STANDING).param("day", day).query(Norms::norm).list();
    }

    /** Norms that have a last day: the first on which they are no more in force. */
    Map<String, LocalDate> ended() {
        return jdbc.sql(ENDED).query((row, n) -> Map.entry(row.getString("id"),
            row.getDate("until").toLocalDate())).stream().collect(Collectors.toMap(Map.Entry::getKey,
            Map.Entry::getValue));
    }

    /** Those whose text is not here. */
    List<Norm> unread() {
        return jdbc.sql(UNREAD).query(Norms::norm).list();
    }

    /** What a pack last said of it; empty where none did. */
    String line(String id) {
        return jdbc.sql(LINE).param("id", id).query(String.class).optional().orElse("");
    }

    void say(String id, String line) {
        jdbc.sql(SAY).param("id", id).param("line", line).update();
    }

    static Norm norm(ResultSet row, int n) throws SQLException {
        return read(row, false, row.getBoolean("confirmed"));
    }

    static Norm read(ResultSet row, boolean internal, boolean confirmed) throws SQLException {
        return new Norm(row.getString("id"), NormKind.of(row.getString("kind")).orElse(NormKind.OTHER),
            row.getString("number"), row.getString("title"), day(row, "dated"), row.getString("gazette"),
            texts(row, "organs"), constitutional(row), texts(row, "rests_on"),
            new Span(row.getDate("valid_from").toLocalDate(), day(row, "valid_until")), internal, confirmed,
            row.getObject("made_by", UUID.class));
    }

    private static List<ConstitutionalOrgan> constitutional(ResultSet row) throws SQLException {
        return texts(row, "issuers").stream().flatMap(code -> ConstitutionalOrgan.of(code).stream()).toList();
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        Date date = row.getDate(column);
        return date == null ? null : date.toLocalDate();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
