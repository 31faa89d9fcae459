package divan.openid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people agreed to. A person sees their own, and the system all. */
@Component
class Consents {
    private static final String CONSENT = """
        select id, party, client, protocol, purpose, fields, offline, given, last,
               withdrawn_by is not null as withdrawn
        from openid.consent
        """;
    private static final String ALL = CONSENT + "order by id";
    private static final String FIND = CONSENT + "where id = :id";
    private static final String OF = CONSENT + "where party = :party order by given desc, id desc";
    private static final String GIVE = """
        insert into openid.consent(id, party, client, protocol, purpose, fields, offline, given, last,
            made_by)
        values (:id, :party, :client, :protocol, :purpose, cast(:fields as text[]), :offline, :given, :last,
            :act)
        """;
    private static final String WITHDRAW =
        "update openid.consent set withdrawn_by = :act where id = :id and withdrawn_by is null";

    private final JdbcClient jdbc;

    Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Consent> all() {
        return jdbc.sql(ALL).query(Consents::consent).list();
    }

    Optional<Consent> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(Consents::consent).optional();
    }

    /** The newest first. */
    List<Consent> of(UUID party) {
        return jdbc.sql(OF).param("party", party).query(Consents::consent).list();
    }

    /** One that holds on the day and is about the same. */
    Optional<Consent> like(Consent asked, LocalDate day) {
        return of(asked.party()).stream().filter(consent -> consent.holds(day) && consent.covers(asked))
            .findFirst();
    }

    void give(Consent consent, UUID act) {
        jdbc.sql(GIVE).param("id", consent.id()).param("party", consent.party())
            .param("client", consent.client()).param("protocol", consent.protocol())
            .param("purpose", consent.purpose()).param("fields", consent.fields().stream().sorted()
            .toArray(String[]::new)).param("offline", consent.offline())
            .param("given", Timestamp.from(consent.given())).param("last", consent.last()).param("act", act)
            .update();
    }

    /** @return false where it was withdrawn before */
    boolean withdraw(UUID id, UUID act) {
        return jdbc.sql(WITHDRAW).param("id", id).param("act", act).update() == 1;
    }

    private static Consent consent(ResultSet row, int n) throws SQLException {
        return new Consent(row.getObject("id", UUID.class), row.getObject("party", UUID.class),
            row.getObject("client", UUID.class), row.getObject("protocol", UUID.class),
            row.getString("purpose"), Set.of((String[]) row.getArray("fields").getArray()),
            row.getBoolean("offline"), row.getTimestamp("given").toInstant(),
            row.getObject("last", LocalDate.class), row.getBoolean("withdrawn"));
    }
}
