package divan.openid;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Sign-ins at applications, and the hashes of their codes and tokens. All of it is the system's. */
@Component
class Logins {
    private static final String LOGIN = """
        select l.id, l.party, l.session, l.client, l.consent, l.turn, l.let_in_by, l.issuer, l.redirect,
               l.challenge, l.nonce, l.fields, l.offline, l.level, l.methods, l.proved,
               l.begun, l.used, l.ended, l.tries
        from openid.login l
        """;
    private static final String BEGIN = """
        insert into openid.login(id, party, session, client, consent, turn, let_in_by, issuer, code, redirect,
            challenge, nonce, fields, offline, level, methods, proved, begun)
        values (:id, :party, :session, :client, :consent, :turn, :letIn, :issuer, :code, :redirect,
            :challenge, :nonce, cast(:fields as text[]), :offline, :level, cast(:methods as text[]), :proved,
            :begun)
        """;
    private static final String BY_CODE = LOGIN + "where l.code = :code for update";
    private static final String USE = "update openid.login set used = :now where id = :id";
    private static final String ISSUE = """
        insert into openid.token(hash, login, refresh, expires) values (:hash, :login, :refresh, :expires)
        """;
    private static final String BY_TOKEN = """
        select t.login, t.refresh, t.expires, t.used from openid.token t where t.hash = :hash for update
        """;
    private static final String FIND = LOGIN + "where l.id = :id";
    private static final String TOKEN_USED = "update openid.token set used = :now where hash = :hash";
    private static final String TOKEN_OVER = "delete from openid.token where hash = :hash";
    /** An application is told once of each session: only where it ever saw it. */
    private static final String END = """
        update openid.login set ended = coalesce(ended, :now),
            due = case when used is null or ended is not null then due else :now end
        where id = :id
        """;
    private static final String END_OF_CONSENT = """
        update openid.login set ended = :now, due = case when used is null then due else :now end
        where consent = :consent and ended is null
        """;
    private static final String SESSIONS =
        "select distinct session from openid.login where ended is null and not offline";
    private static final String END_OF_SESSIONS = """
        update openid.login set ended = :now, due = case when used is null then due else :now end
        where session = any(:sessions) and ended is null and not offline
        """;
    /** However many one application has, the others have their turn. */
    private static final String DUE = LOGIN + """
        where l.id in (select each.id from (select d.id, row_number() over (partition by d.client
                order by d.due, d.id) as place
            from openid.login d where d.due <= :now and d.client <> all(:resting)) each
            where each.place <= 20)
        order by l.due, l.id limit 500
        """;
    private static final String TOLD = """
        update openid.login set due = null where client = :client and session = :session and ended is not null
        """;
    private static final String AGAIN = """
        update openid.login set tries = tries + 1, due = :due
        where client = :client and session = :session and due is not null
        """;
    private static final String FORGET_TOKENS = "delete from openid.token where expires < :before";
    private static final String FORGET = """
        delete from openid.login l where l.due is null and l.begun < :before and (l.ended < :before
            or not exists (select from openid.token t where t.login = l.id))
        """;

    /** @param used when it was exchanged for another; null before */
    record Token(UUID login, boolean refresh, Instant expires, @Nullable Instant used) {
    }

    private final JdbcClient jdbc;

    Logins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(Login login, byte[] code) {
        jdbc.sql(BEGIN).param("id", login.id()).param("party", login.party())
            .param("session", login.session()).param("client", login.client())
            .param("consent", login.consent()).param("turn", login.turn()).param("letIn", login.letIn())
            .param("issuer", login.issuer()).param("code", code).param("redirect", login.redirect())
            .param("challenge", login.challenge())
            .param("nonce", login.nonce()).param("fields", login.fields().toArray(String[]::new))
            .param("offline", login.offline()).param("level", login.level())
            .param("methods", login.methods().toArray(String[]::new))
            .param("proved", Timestamp.from(login.proved())).param("begun", Timestamp.from(login.begun()))
            .update();
    }

    /** Nobody else redeems it meanwhile. */
    Optional<Login> byCode(byte[] code) {
        return jdbc.sql(BY_CODE).param("code", code).query(Logins::login).optional();
    }

    void use(UUID login, Instant now) {
        jdbc.sql(USE).param("id", login).param("now", Timestamp.from(now)).update();
    }

    void issue(UUID login, byte[] hash, boolean refresh, Instant expires) {
        jdbc.sql(ISSUE).param("hash", hash).param("login", login).param("refresh", refresh)
            .param("expires", Timestamp.from(expires)).update();
    }

    /** Nobody else uses it meanwhile. */
    Optional<Token> token(byte[] hash) {
        return jdbc.sql(BY_TOKEN).param("hash", hash).query((row, n) -> new Token(
            row.getObject("login", UUID.class), row.getBoolean("refresh"),
            row.getTimestamp("expires").toInstant(), instant(row, "used"))).optional();
    }

    Optional<Login> find(UUID login) {
        return jdbc.sql(FIND).param("id", login).query(Logins::login).optional();
    }

    void used(byte[] token, Instant now) {
        jdbc.sql(TOKEN_USED).param("hash", token).param("now", Timestamp.from(now)).update();
    }

    void over(byte[] token) {
        jdbc.sql(TOKEN_OVER).param("hash", token).update();
    }

    /** Its tokens are good no more, and its application is to be told. */
    void end(UUID login, Instant now) {
        jdbc.sql(END).param("id", login).param("now", Timestamp.from(now)).update();
    }

    void endOf(UUID consent, Instant now) {
        jdbc.sql(END_OF_CONSENT).param("consent", consent).param("now", Timestamp.from(now)).update();
    }

    /** On which something hangs that ends with them. */
    List<UUID> sessions() {
        return jdbc.sql(SESSIONS).query(UUID.class).list();
    }

    void endOf(Collection<UUID> sessions, Instant now) {
        jdbc.sql(END_OF_SESSIONS).param("sessions", sessions.toArray(UUID[]::new))
            .param("now", Timestamp.from(now)).update();
    }

    /** Of each application the first ones. @param resting clients that are not asked for */
    List<Login> due(Instant now, Collection<UUID> resting) {
        return jdbc.sql(DUE).param("now", Timestamp.from(now))
            .param("resting", resting.toArray(UUID[]::new)).query(Logins::login).list();
    }

    /** Its application knows that the session is over, or never will. */
    void told(Login login) {
        jdbc.sql(TOLD).param("client", login.client()).param("session", login.session()).update();
    }

    void again(Login login, Instant due) {
        jdbc.sql(AGAIN).param("client", login.client()).param("session", login.session())
            .param("due", Timestamp.from(due)).update();
    }

    void forget(Instant before) {
        jdbc.sql(FORGET_TOKENS).param("before", Timestamp.from(before)).update();
        jdbc.sql(FORGET).param("before", Timestamp.from(before)).update();
    }

    private static Login login(ResultSet row, int n) throws SQLException {
        return new Login(row.getObject("id", UUID.class), row.getObject("party", UUID.class),
            row.getObject("session", UUID.class), row.getObject("client", UUID.class),
            row.getObject("consent", UUID.class), row.getInt("turn"),
            row.getObject("let_in_by", UUID.class), row.getString("issuer"), row.getString("redirect"),
            row.getString("challenge"), row.getString("nonce"),
            Set.of((String[]) row.getArray("fields").getArray()), row.getBoolean("offline"),
            row.getInt("level"), List.of((String[]) row.getArray("methods").getArray()),
            row.getTimestamp("proved").toInstant(), row.getTimestamp("begun").toInstant(),
            instant(row, "used"), instant(row, "ended"), row.getInt("tries"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
