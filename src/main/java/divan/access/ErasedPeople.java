package divan.access;

import divan.journal.Act;
import divan.journal.Erasing;
import divan.journal.Extent;
import divan.journal.Journal;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How somebody signs in: credentials, certificates, links and sessions go, and what was hidden from them; of
 * the person an opaque id is left, because acts bear it, under a name that says nothing and can never sign
 * in. What happened at the door keeps opaque ids.
 */
@Component
@Order(10)
class ErasedPeople implements Erasing {
    private static final String PEOPLE = "select id from access.person where party = any(:parties)";
    private static final String HIDDEN = "select act from access.hidden_read where act = any(:acts)";
    private static final String SHOWN = "delete from access.hidden_read where act = any(:acts)";
    private static final List<String> GO = List.of(
        "delete from access.passage where person = any(:people)"
            + " or session in (select id from access.session where person = any(:people))",
        "delete from access.certificate where person = any(:people)",
        "delete from access.newcomer where person = any(:people)",
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
    private final Journal journal;

    ErasedPeople(JdbcClient jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    @Override
    public String part() {
        return "people";
    }

    @Override
    public void widen(Extent extent) {
        extent.addPeople(jdbc.sql(PEOPLE).param("parties", extent.parties()).query(UUID.class).list());
        extent.addActs(hidden(extent).stream().flatMap(read -> journal.about(read).stream()).map(Act::id)
            .toList());
    }

    /** Reads of whoever is erased; of one case or act, the person is still there and must not see them. */
    private List<UUID> hidden(Extent extent) {
        return extent.kind() != Extent.Kind.PARTY ? List.of()
            : jdbc.sql(HIDDEN).param("acts", extent.acts()).query(UUID.class).list();
    }

    @Override
    public long erase(Extent extent) {
        long gone = jdbc.sql(BLANK).param("people", extent.people()).update();
        gone += jdbc.sql(SHOWN).param("acts", hidden(extent).toArray(UUID[]::new)).update();
        for (String sql : GO) {
            gone += jdbc.sql(sql).param("people", extent.people()).update();
        }
        return gone;
    }
}
