package divan.access;

import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.kernel.Ids;
import divan.web.Assurance;
import divan.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People who sign in by an account elsewhere: whose it is was found out once, and is an act. Of what the
 * account is called there only a keyed hash is kept. Everything is asked as the system: who comes is nobody
 * yet.
 */
@Component
public class Newcomers {
    static final String BOUND = "account.bound";
    private static final String BY_SUBJECT = """
        select a.person, p.party, p.deactivated is not null as closed
        from access.newcomer a join access.person p on p.id = a.person where a.subject = :subject
        """;
    private static final String BY_PARTY = """
        select id from access.person where party = :party and not demo order by place limit 1
        """;
    private static final String ADD = """
        insert into access.person(id, login, name, party, demo, listed)
        values (:id, :login, :name, :party, false, false)
        """;
    private static final String BIND = """
        insert into access.newcomer(subject, person, made_by) values (:subject, :person, :act)
        on conflict (subject) do nothing
        """;

    /** Who an account elsewhere is here. @param closed they sign in no more */
    public record Known(UUID person, UUID party, boolean closed) {
    }

    private final JdbcClient jdbc;
    private final Safe safe;
    private final Sessions sessions;
    private final Journal journal;

    Newcomers(JdbcClient jdbc, Safe safe, Sessions sessions, Journal journal) {
        this.jdbc = jdbc;
        this.safe = safe;
        this.sessions = sessions;
        this.journal = journal;
    }

    private byte[] subject(String issuer, String subject) {
        return safe.mark("newcomer " + issuer + " " + subject);
    }

    public Optional<Known> known(String issuer, String subject) {
        return jdbc.sql(BY_SUBJECT).param("subject", subject(issuer, subject)).query((row, n) ->
            new Known(row.getObject("person", UUID.class), row.getObject("party", UUID.class),
            row.getBoolean("closed"))).optional();
    }

    /** From now on that account is this party's. They are told. */
    public Known bind(String issuer, String subject, UUID party, String name, Instant now) {
        UUID person = jdbc.sql(BY_PARTY).param("party", party).query(UUID.class).optional()
            .orElseGet(() -> added(party, name));
        UUID act = journal.append(Act.of(now, Actor.person(person, null), BOUND, List.of(party),
            List.of(Administrators.BASIS), "security", Map.of("issuer", issuer)));
        jdbc.sql(BIND).param("subject", subject(issuer, subject)).param("person", person).param("act", act)
            .update();
        return known(issuer, subject).orElseThrow();
    }

    private UUID added(UUID party, String name) {
        UUID person = Ids.next();
        jdbc.sql(ADD).param("id", person).param("login", "newcomer-" + person).param("name", name)
            .param("party", party).update();
        return person;
    }

    /** A new session; one that the browser had before ends. @return what gives it its cookie */
    public String open(Known known, Assurance assurance, Caller before, HttpServletRequest request) {
        sessions.close(before);
        return Cookies.SESSION.give(request, sessions.open(known.person(), Way.EXTERNAL, assurance));
    }

    /**
     * A secret of the browser that came to sign in, to which what it goes for can be bound; empty where it
     * takes no cookies.
     */
    public static Optional<String> browser(HttpServletRequest request) {
        return EntranceFilter.secret(request);
    }

    /** Takes that secret away, so that nothing that was bound to it is good again. */
    public static String forgotten(HttpServletRequest request) {
        return Cookies.ENTRANCE.take(request);
    }

    /** An address of our own to go on to; empty for any other. */
    public static String onward(String next) {
        return SignInPages.safe(next);
    }
}
