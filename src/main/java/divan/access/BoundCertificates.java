package divan.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Certificates by which people sign in. Asked as the system. */
@Component
class BoundCertificates {
    private static final String COLUMNS = """
        select c.id, c.person, c.fingerprint, c.mark, c.proved, c.issuer, c.until, c.bound,
            c.made_by, c.ended_by
        from access.certificate c
        """;
    private static final String ALL = COLUMNS + "order by c.id";
    private static final String OF = COLUMNS + """
        where c.person = :person and c.ended_by is null order by c.bound, c.id
        """;
    private static final String BY_FINGERPRINT = COLUMNS + """
        join access.person p on p.id = c.person and p.deactivated is null
        where c.fingerprint = :fingerprint and c.ended_by is null
        """;
    private static final String BIND = """
        insert into access.certificate(id, person, fingerprint, mark, proved, issuer, until, bound, made_by)
        values (:id, :person, :fingerprint, :mark, :proved, :issuer, :until, :bound, :act)
        on conflict (fingerprint) where ended_by is null do nothing
        """;
    private static final String END = """
        update access.certificate set ended_by = :act
        where id = :id and person = :person and ended_by is null
        """;
    private static final String MARKS =
        "select distinct mark from access.certificate where person = :person";
    private static final String OF_PARTY =
        "select id from access.person where party = :party and deactivated is null";
    private static final String OF_MARK = """
        select distinct c.person from access.certificate c
        join access.person p on p.id = c.person and p.deactivated is null
        where c.mark = :mark and c.proved and c.ended_by is null
        """;
    private static final String ACTIVE =
        "select deactivated is null from access.person where id = :person";
    private static final String PARTY = "select party from access.person where id = :person";

    /**
     * @param mark a keyed hash of the identity number
     * @param proved whether its authority is declared to have looked at whose number it is
     * @param until when it expires
     */
    record Bound(UUID id, UUID person, byte[] fingerprint, byte[] mark, boolean proved, String issuer,
            Instant until, Instant bound, UUID madeBy, @Nullable UUID endedBy) {
    }

    private final JdbcClient jdbc;

    BoundCertificates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that ended too. */
    List<Bound> all() {
        return jdbc.sql(ALL).query(BoundCertificates::bound).list();
    }

    List<Bound> of(UUID person) {
        return jdbc.sql(OF).param("person", person).query(BoundCertificates::bound).list();
    }

    /** Of every certificate that was ever theirs. */
    List<byte[]> marks(UUID person) {
        return jdbc.sql(MARKS).param("person", person).query((row, _) -> row.getBytes("mark")).list();
    }

    /** Of somebody who can still sign in. */
    Optional<Bound> byFingerprint(byte[] fingerprint) {
        return jdbc.sql(BY_FINGERPRINT).param("fingerprint", fingerprint).query(BoundCertificates::bound)
            .optional();
    }

    /** @return false where it is somebody's already */
    boolean bind(Bound bound) {
        return jdbc.sql(BIND).param("id", bound.id()).param("person", bound.person())
            .param("fingerprint", bound.fingerprint()).param("mark", bound.mark())
            .param("proved", bound.proved())
            .param("issuer", bound.issuer()).param("until", Timestamp.from(bound.until()))
            .param("bound", Timestamp.from(bound.bound())).param("act", bound.madeBy()).update() == 1;
    }

    /** @return false where the person has no such certificate */
    boolean end(UUID id, UUID person, UUID act) {
        return jdbc.sql(END).param("id", id).param("person", person).param("act", act).update() == 1;
    }

    /** Who can sign in for a party. */
    List<UUID> ofParty(UUID party) {
        return jdbc.sql(OF_PARTY).param("party", party).query(UUID.class).list();
    }

    /** Of whom the same number was proved before. */
    List<UUID> ofMark(byte[] mark) {
        return jdbc.sql(OF_MARK).param("mark", mark).query(UUID.class).list();
    }

    boolean canSignIn(UUID person) {
        return jdbc.sql(ACTIVE).param("person", person).query(Boolean.class).single();
    }

    /** Empty for somebody who works here. */
    Optional<UUID> party(UUID person) {
        return jdbc.sql(PARTY).param("person", person)
            .query((row, n) -> Optional.ofNullable(row.getObject("party", UUID.class))).single();
    }

    private static Bound bound(ResultSet row, int n) throws SQLException {
        return new Bound(row.getObject("id", UUID.class), row.getObject("person", UUID.class),
            row.getBytes("fingerprint"), row.getBytes("mark"), row.getBoolean("proved"),
            row.getString("issuer"), row.getTimestamp("until").toInstant(),
            row.getTimestamp("bound").toInstant(), row.getObject("made_by", UUID.class),
            row.getObject("ended_by", UUID.class));
    }
}
