package divan.access;

import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened at the door, by opaque ids: neither names nor addresses. By itself it has no legal effect.
 * Where it changes by what somebody gets in who is a party, it is an act too ({@code account.<kind>}), of
 * which they are told ({@code messages.yaml}): whoever it was not can still do something about it.
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
    private static final String PARTY =
        "select party from access.person where id = :person and party is not null";
    private static final String ACT = "account.";
    private static final int SHOWN = 20;

    /** Text keys {@code event.<kind>}. */
    enum Kind {
        SIGNED_IN, SIGNED_OUT, SIGNED_OUT_EVERYWHERE, PASSWORD_WRONG, CODE_WRONG, CODE_REPLAYED,
            RECOVERY_CODE_USED,
        PASSKEY_REFUSED, CREDENTIALS_CHOSEN, PASSWORD_CHANGED, PASSKEY_ADDED, PASSKEY_REMOVED,
        RECOVERY_CODES_RENEWED, CERTIFICATE_REFUSED, CERTIFICATE_BOUND, CERTIFICATE_REMOVED,
        SESSION_ENDED, OTHERS_SIGNED_OUT, STEPPED_UP;

        private static final Set<Kind> TOLD = EnumSet.of(RECOVERY_CODE_USED, CREDENTIALS_CHOSEN,
            PASSKEY_ADDED);

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final JdbcClient jdbc;
    private final Journal journal;

    SecurityLog(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    static String[] acts() {
        return Kind.TOLD.stream().map(kind -> ACT + kind.code()).toArray(String[]::new);
    }

    /** What its owner is told of is added in a transaction of the system. */
    void add(Kind kind, @Nullable UUID person, @Nullable UUID session, Instant at) {
        jdbc.sql(ADD).param("id", Ids.next()).param("at", Timestamp.from(at)).param("kind", kind.code())
            .param("person", person).param("session", session).update();
        if (person != null && Kind.TOLD.contains(kind)) {
            jdbc.sql(PARTY).param("person", person).query(UUID.class).optional().ifPresent(party ->
                journal.append(Act.of(at, Actor.person(person, null), ACT + kind.code(), List.of(party),
                    List.of(Administrators.BASIS), "security", Map.of())));
        }
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
