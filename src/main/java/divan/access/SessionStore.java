package divan.access;

import divan.web.Assurance;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions and bearer tokens, by the SHA-256 of the secret; opaque ids only, so no row-level security. */
@Component
class SessionStore {
    private static final String OPEN = """
        insert into access.session(id, secret_hash, bearer, person, post, csrf, opened, expires, way,
            assurance, proved, seen)
        values (:id, :hash, :bearer, :person, null, :csrf, :opened, :expires, :way, :assurance, :proved,
            :opened)
        """;
    private static final String FIND = """
        select s.id, s.bearer, s.person, s.post, s.mandate, s.csrf, s.last_act, s.way, s.assurance, s.proved,
            s.seen, p.name, p.party
        from access.session s, access.person_of_session(s.person) p
        where s.secret_hash = :hash and s.expires > :now and s.closed is null
        """;
    private static final String PERSON_OF = """
        select person from access.session where id = :id and closed is null and expires > :now
        """;
    private static final String OF = """
        select opened, expires, closed, bearer, post from access.session where person = :person
            order by opened desc
        """;
    private static final String CLOSE = "update access.session set closed = :now where id = :id";
    private static final String CLOSE_ALL = """
        update access.session set closed = :now
        where person = :person and closed is null and id is distinct from cast(:except as uuid)
        """;
    private static final String LIVE = """
        select id, bearer, way, assurance, opened, seen, expires from access.session
        where person = :person and closed is null and expires > :now and (bearer or seen > :idle)
        order by opened desc
        """;
    private static final String LIVE_OF = """
        select id from access.session where id = any(:ids) and closed is null and expires > :now
            and (bearer or seen > :idle)
        """;
    /** Once more where it has ended already: two windows may ask at once. */
    private static final String END = """
        update access.session set closed = coalesce(closed, :now) where id = :id and person = :person
        """;
    private static final String SEEN = "update access.session set seen = :now where id = :id and seen < :now";
    /** Forms open in other windows stay good where nothing is known more surely than before. */
    private static final String RAISE = """
        update access.session set secret_hash = :hash, assurance = greatest(assurance, :assurance),
            csrf = case when assurance < :assurance then :csrf else csrf end, proved = :now, seen = :now
        where id = :id and closed is null
        """;
    private static final String WROTE = "update access.session set last_act = :act where id = :id";
    private static final String ACT_FOR = """
        update access.session set mandate = :mandate, csrf = :csrf where id = :id
        """;
    private static final String WORK_AS = "update access.session set post = :post where id = :id";

    /** What a live session says; name and party come from the person. */
    record Session(UUID id, boolean bearer, UUID person, @Nullable String post, @Nullable UUID mandate,
            String csrf, @Nullable UUID lastAct, String name, @Nullable UUID party, Way way,
            Assurance assurance, Instant seen) {
    }

    /** A session that begins: a program's where the way is {@link Way#TOKEN}. */
    record Begun(UUID id, UUID person, String csrf, Way way, Assurance assurance) {
    }

    /** When somebody signed in, until when at the latest, and how; nothing of the secret. */
    record Visit(Instant opened, Instant expires, @Nullable Instant closed, boolean bearer) {
    }

    /** A session as its owner sees it in a list; {@code seen} is some minutes behind. */
    record Open(UUID id, boolean bearer, Way way, int level, Instant opened, Instant seen, Instant expires) {
    }

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(Begun session, byte[] secretHash, Instant opened, Instant expires) {
        jdbc.sql(OPEN).param("id", session.id()).param("hash", secretHash)
            .param("bearer", session.way() == Way.TOKEN).param("person", session.person())
            .param("csrf", session.csrf()).param("way", session.way().code())
            .param("assurance", session.assurance().level())
            .param("proved", Timestamp.from(session.assurance().proved()))
            .param("opened", Timestamp.from(opened))
            .param("expires", Timestamp.from(expires)).update();
    }

    Optional<Session> find(byte[] secretHash, Instant now) {
        return jdbc.sql(FIND).param("hash", secretHash).param("now", Timestamp.from(now))
            .query((row, n) -> new Session(row.getObject("id", UUID.class), row.getBoolean("bearer"),
                row.getObject("person", UUID.class), row.getString("post"),
                row.getObject("mandate", UUID.class), row.getString("csrf"),
                row.getObject("last_act", UUID.class), row.getString("name"),
                row.getObject("party", UUID.class), Way.of(row.getString("way")),
                new Assurance(row.getInt("assurance"), row.getTimestamp("proved").toInstant()),
                row.getTimestamp("seen").toInstant()))
            .optional();
    }

    Optional<UUID> personOf(UUID session, Instant now) {
        return jdbc.sql(PERSON_OF).param("id", session).param("now", Timestamp.from(now))
            .query(UUID.class).optional();
    }

    void seen(UUID session, Instant now) {
        jdbc.sql(SEEN).param("id", session).param("now", Timestamp.from(now)).update();
    }

    /** The same session under another secret, better known than before. @return false where it has ended */
    boolean raise(UUID session, byte[] secretHash, String csrf, int level, Instant now) {
        return jdbc.sql(RAISE).param("id", session).param("hash", secretHash).param("csrf", csrf)
            .param("assurance", level).param("now", Timestamp.from(now)).update() == 1;
    }

    /** @return false where the person has no such session */
    boolean end(UUID session, UUID person, Instant now) {
        return jdbc.sql(END).param("id", session).param("person", person).param("now", Timestamp.from(now))
            .update() == 1;
    }

    List<Visit> of(UUID person) {
        return jdbc.sql(OF).param("person", person).query((row, n) -> new Visit(
            row.getTimestamp("opened").toInstant(), row.getTimestamp("expires").toInstant(),
            row.getTimestamp("closed") == null ? null : row.getTimestamp("closed").toInstant(),
            row.getBoolean("bearer"))).list();
    }

    void close(UUID session, Instant now) {
        jdbc.sql(CLOSE).param("id", session).param("now", Timestamp.from(now)).update();
    }

    void closeAll(UUID person, @Nullable UUID except, Instant now) {
        jdbc.sql(CLOSE_ALL).param("person", person).param("except", except).param("now", Timestamp.from(now))
            .update();
    }

    /** @param idle since when a browser's session must have been used */
    List<Open> live(UUID person, Instant now, Instant idle) {
        return jdbc.sql(LIVE).param("person", person).param("now", Timestamp.from(now))
            .param("idle", Timestamp.from(idle))
            .query((row, n) -> new Open(row.getObject("id", UUID.class), row.getBoolean("bearer"),
                Way.of(row.getString("way")), row.getInt("assurance"), row.getTimestamp("opened").toInstant(),
                row.getTimestamp("seen").toInstant(), row.getTimestamp("expires").toInstant())).list();
    }

    /** Those of them that are live. */
    Set<UUID> live(Collection<UUID> some, Instant now, Instant idle) {
        return Set.copyOf(jdbc.sql(LIVE_OF).param("ids", some.toArray(UUID[]::new))
            .param("now", Timestamp.from(now)).param("idle", Timestamp.from(idle)).query(UUID.class).list());
    }

    void wrote(UUID session, UUID act) {
        jdbc.sql(WROTE).param("id", session).param("act", act).update();
    }

    /** @param mandate null for themselves; forms made for whom it was before are no longer good */
    void actFor(UUID session, @Nullable UUID mandate, String csrf) {
        jdbc.sql(ACT_FOR).param("id", session).param("mandate", mandate, java.sql.Types.OTHER)
            .param("csrf", csrf).update();
    }

    void workAs(UUID session, String post) {
        jdbc.sql(WORK_AS).param("id", session).param("post", post).update();
    }
}
