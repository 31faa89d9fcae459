package divan.access;

import divan.kernel.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened at the door, by opaque ids: neither names nor addresses. Not acts: nothing here has legal
 * effect.
 */
@Component
class SecurityLog {
    private static final String ADD = """
        insert into access.security_event(id, at, kind, person, session) values (:id, :at, :kind, :person,
            :session)
        """;
    private static final String LATEST = """
        select at, kind from access.security_event where person = :person order by at desc,
            id desc limit :limit
        """;
    private static final int SHOWN = 20;

    /** Text keys {@code event.<kind>}. */
    enum Kind {
        SIGNED_IN, SIGNED_OUT, SIGNED_OUT_EVERYWHERE, PASSWORD_WRONG, CODE_WRONG, CODE_REPLAYED,
            RECOVERY_CODE_USED,
        PASSKEY_REFUSED, CREDENTIALS_CHOSEN, PASSWORD_CHANGED, PASSKEY_ADDED, PASSKEY_REMOVED,
        RECOVERY_CODES_RENEWED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final JdbcClient jdbc;

    SecurityLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Kind kind, @Nullable UUID person, @Nullable UUID session, Instant at) {
        jdbc.sql(ADD).param("id", Ids.next()).param("at", Timestamp.from(at)).param("kind", kind.code())
            .param("person", person).param("session", session).update();
    }

    List<AccountView.Event> latest(UUID person) {
        return latest(person, SHOWN);
    }

    List<AccountView.Event> all(UUID person) {
        return latest(person, Integer.MAX_VALUE);
    }

    private List<AccountView.Event> latest(UUID person, int limit) {
        return jdbc.sql(LATEST).param("person", person).param("limit", limit)
            .query((row, n) -> new AccountView.Event(row.getTimestamp("at").toInstant(),
            row.getString("kind"))).list();
    }
}
