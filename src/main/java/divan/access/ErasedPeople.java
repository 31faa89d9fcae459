package divan.access;

import divan.journal.Erasing;
import divan.journal.Extent;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How somebody signs in: credentials, links and sessions go; of the person an opaque id is left, because acts
 * bear it, under a name that says nothing and can never sign in. What happened at the door keeps opaque ids.
 */
@Component
@Order(10)
class ErasedPeople implements Erasing {
    private static final String PEOPLE = "select id from access.person where party = any(:parties)";
    private static final List<String> GO = List.of(
        "delete from access.entrance where person = any(:people)"
            + " or link in (select id from access.link where person = any(:people))",
        "delete from access.link where person = any(:people)",
        "delete from access.session where person = any(:people)",
        "delete from access.password where person = any(:people)",
        "delete from access.totp where person = any(:people)",
        "delete from access.recovery_code where person = any(:people)",
        "delete from access.passkey where person = any(:people)");
    /** Nobody may take the name of whoever was there: it is free again. */
    private static final String BLANK = """
        update access.person set login = 'erased-' || id, name = '–', note_tr = '', note_en = '',
            listed = false, deactivated = coalesce(deactivated, timestamptz 'epoch')
        where id = any(:people) and login <> 'erased-' || id
        """;

    private final JdbcClient jdbc;

    ErasedPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String part() {
        return "people";
    }

    @Override
    public void widen(Extent extent) {
        extent.addPeople(jdbc.sql(PEOPLE).param("parties", extent.parties()).query(UUID.class).list());
    }

    @Override
    public long erase(Extent extent) {
        long gone = jdbc.sql(BLANK).param("people", extent.people()).update();
        for (String sql : GO) {
            gone += jdbc.sql(sql).param("people", extent.people()).update();
        }
        return gone;
    }
}
