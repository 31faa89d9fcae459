package divan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People on the way to the port for certificates and back. Asked as the system. */
@Component
class Passages {
    private static final Duration LIFE = Duration.ofMinutes(10);
    /** From when it was judged until whoever set out is back. */
    private static final Duration BACK = Duration.ofMinutes(2);
    private static final String FORGET = "delete from access.passage where expires < :now";
    private static final String OPEN = """
        insert into access.passage(ticket_hash, purpose, browser, session, next, expires)
        values (:ticket, :purpose, :browser, :session, :next, :expires)
        """;
    private static final String CLAIM = """
        update access.passage set claimed = true
        where ticket_hash = :ticket and not claimed and expires > :now
        returning purpose, browser, session, next
        """;
    private static final String JUDGED = """
        update access.passage set expires = :expires, code_hash = :code, wrong = :wrong, person = :person,
            binds = :binds, fingerprint = :fingerprint, mark = :mark, proved = :proved, issuer = :issuer,
            until = :until
        where ticket_hash = :ticket
        """;
    private static final String FINISH = """
        delete from access.passage where code_hash = :code and expires > :now
        returning purpose, browser, session, next, wrong, person, binds, fingerprint, mark, proved, issuer,
            until
        """;

    /** What somebody set out for; text key {@code certificate.for-<code>}. */
    enum Purpose {
        SIGN_IN, STEP_UP, BINDING;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Purpose of(String code) {
            return Arrays.stream(values()).filter(purpose -> purpose.code().equals(code)).findFirst()
                .orElseThrow();
        }
    }

    /**
     * @param browser hash of the secret in the cookie of whoever is not signed in
     * @param session of whoever is
     * @param next where they go on to, one of our own addresses or empty
     */
    record Passage(Purpose purpose, byte @Nullable [] browser, @Nullable UUID session, String next) {
    }

    /**
     * @param wrong the code of what is wrong, or empty
     * @param person whose certificate it is; null where something is wrong
     * @param seen null where no certificate was to be believed
     */
    record Judged(String wrong, @Nullable UUID person, boolean binds, @Nullable Seen seen) {
        static Judged refused(String code) {
            return new Judged(code, null, false, null);
        }
    }

    /** What is known of a certificate. */
    record Seen(byte[] fingerprint, byte[] mark, boolean proved, String issuer, Instant until) {
    }

    record Finished(Passage passage, Judged judged) {
    }

    private final JdbcClient jdbc;

    Passages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(String ticket, Passage passage, Instant now) {
        jdbc.sql(FORGET).param("now", Timestamp.from(now)).update();
        jdbc.sql(OPEN).param("ticket", Sessions.hash(ticket)).param("purpose", passage.purpose().code())
            .param("browser", passage.browser()).param("session", passage.session())
            .param("next", passage.next()).param("expires", Timestamp.from(now.plus(LIFE))).update();
    }

    /** Once for each ticket. */
    Optional<Passage> claim(String ticket, Instant now) {
        return jdbc.sql(CLAIM).param("ticket", Sessions.hash(ticket)).param("now", Timestamp.from(now))
            .query(Passages::passage).optional();
    }

    void judged(String ticket, String code, Judged judged, Instant now) {
        Seen seen = judged.seen();
        jdbc.sql(JUDGED).param("ticket", Sessions.hash(ticket)).param("code", Sessions.hash(code))
            .param("wrong", judged.wrong()).param("person", judged.person()).param("binds", judged.binds())
            .param("fingerprint", seen == null ? null : seen.fingerprint())
            .param("mark", seen == null ? null : seen.mark())
            .param("proved", seen == null ? null : seen.proved())
            .param("issuer", seen == null ? null : seen.issuer())
            .param("until", seen == null ? null : Timestamp.from(seen.until()))
            .param("expires", Timestamp.from(now.plus(BACK))).update();
    }

    /** Once for each code. */
    Optional<Finished> finish(String code, Instant now) {
        return jdbc.sql(FINISH).param("code", Sessions.hash(code)).param("now", Timestamp.from(now))
            .query((row, n) -> new Finished(passage(row, n), judged(row))).optional();
    }

    private static Passage passage(ResultSet row, int n) throws SQLException {
        return new Passage(Purpose.of(row.getString("purpose")), row.getBytes("browser"),
            row.getObject("session", UUID.class), row.getString("next"));
    }

    private static Judged judged(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("until");
        return new Judged(row.getString("wrong"), row.getObject("person", UUID.class),
            row.getBoolean("binds"), until == null ? null : new Seen(row.getBytes("fingerprint"),
                row.getBytes("mark"), row.getBoolean("proved"), row.getString("issuer"), until.toInstant()));
    }
}
