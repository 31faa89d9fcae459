package divan.access;

import divan.kernel.Span;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may act for whom. Rows are effects of acts, which {@code representation} appends; every call runs in
 * the caller's transaction and sees what its identity may see.
 */
@Component
public class Mandates {
    private static final String COLUMNS = """
        select id, kind, principal, representative, principal_name, representative_name, services,
            lower(valid) as valid_from, upper(valid) as valid_until, document, issuer, document_number, organ,
            made_by, confirmed_by, ending_by, ended_on, ended_by
        from access.mandate
        """;
    private static final String FIND = COLUMNS + "where id = :id";
    private static final String LOCK = FIND + " for update";
    private static final String OF = COLUMNS
        + "where principal = :party or representative = :party order by id desc";
    private static final String OVER = COLUMNS + "where principal = :party order by id";
    private static final String OF_ORGAN = COLUMNS + "where organ = :organ order by id desc limit :limit";
    private static final String ALL = COLUMNS + "order by id";
    private static final String ADD = """
        insert into access.mandate(id, kind, principal, representative, principal_name, representative_name,
            services, valid, document, issuer, document_number, organ, made_by)
        values (:id, :kind, :principal, :representative, :principalName, :representativeName,
            cast(:services as text[]), daterange(:from, :until), :document, :issuer, :number, :organ, :act)
        """;
    private static final String CONFIRM = """
        update access.mandate set confirmed_by = :act
        where id = :id and confirmed_by is null and ended_by is null
        """;
    private static final String END = """
        update access.mandate set ended_by = :act, ended_on = :day, ending_by = null
        where id = :id and ended_by is null
        """;
    private static final String ENDING = """
        update access.mandate set ending_by = :act where id = :id and ended_by is null
        """;
    private static final String FOR_SESSION = """
        select kind, principal, principal_name, services
        from access.mandate_of_session(:id, :holder, :day)
        """;
    private static final String FORGET = "delete from access.for_others where pack = :pack";
    private static final String REACH =
        "insert into access.for_others(pack, service, kind) values (:pack, :service, :kind)";

    /** For whom a session acts: a mandate that stands. */
    record InUse(String kind, UUID principal, String name, @Nullable Set<String> services) {
    }

    private final JdbcClient jdbc;

    Mandates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false where another of this kind stands or waits between the two in these days */
    public boolean add(Mandate mandate) {
        Set<String> services = mandate.services();
        try {
            return jdbc.sql(ADD).param("id", mandate.id()).param("kind", mandate.kind().code())
                .param("principal", mandate.principal()).param("representative", mandate.representative())
                .param("principalName", mandate.principalName())
                .param("representativeName", mandate.representativeName())
                .param("services", services == null ? null : services.toArray(String[]::new), Types.ARRAY)
                .param("from", mandate.valid().from()).param("until", mandate.valid().until(), Types.DATE)
                .param("document", mandate.evidence().document())
                .param("issuer", mandate.evidence().issuer()).param("number", mandate.evidence().number())
                .param("organ", mandate.organ()).param("act", mandate.madeBy()).update() == 1;
        } catch (DataIntegrityViolationException e) {
            return false;
        }
    }

    public Optional<Mandate> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(Mandates::read).optional();
    }

    /** Until this transaction ends nobody else answers or ends it. */
    public Optional<Mandate> lock(UUID id) {
        return jdbc.sql(LOCK).param("id", id).query(Mandates::read).optional();
    }

    /** Of which the party is one side or the other, the newest first. */
    public List<Mandate> of(UUID party) {
        return jdbc.sql(OF).param("party", party).query(Mandates::read).list();
    }

    /** Those by which somebody may act for the party on a day. */
    public List<Mandate> over(UUID party, LocalDate day) {
        return jdbc.sql(OVER).param("party", party).query(Mandates::read).list().stream()
            .filter(mandate -> mandate.stands(day)).toList();
    }

    /** Those that stand or once stood over a party. */
    public List<Mandate> ever(UUID party) {
        return jdbc.sql(OVER).param("party", party).query(Mandates::read).list().stream()
            .filter(mandate -> mandate.confirmedBy() != null).toList();
    }

    /** Those that officials of an organ entered, the newest first. */
    public List<Mandate> entered(String organ, int limit) {
        return jdbc.sql(OF_ORGAN).param("organ", organ).param("limit", limit).query(Mandates::read).list();
    }

    List<Mandate> all() {
        return jdbc.sql(ALL).query(Mandates::read).list();
    }

    /** @return false where it was answered or ended meanwhile, or is not the caller's to confirm */
    public boolean confirm(UUID id, UUID act) {
        return jdbc.sql(CONFIRM).param("id", id).param("act", act).update() == 1;
    }

    /** @param on the first day on which it no longer stands. @return false where it ended already */
    public boolean end(UUID id, LocalDate on, UUID act) {
        return jdbc.sql(END).param("id", id).param("day", on).param("act", act).update() == 1;
    }

    /** An official proposes that it end; null: the proposal was answered. */
    public boolean ending(UUID id, @Nullable UUID act) {
        return jdbc.sql(ENDING).param("id", id).param("act", act, Types.OTHER).update() == 1;
    }

    Optional<InUse> inUse(UUID id, UUID holder, LocalDate day) {
        return jdbc.sql(FOR_SESSION).param("id", id).param("holder", holder).param("day", day)
            .query((row, n) -> new InUse(row.getString("kind"), row.getObject("principal", UUID.class),
                row.getString("principal_name"), services(row.getArray("services")))).optional();
    }

    /** Which kinds of mandate reach which service of a pack; whatever it names no longer is out of reach. */
    public void reach(String pack, Map<String, ? extends Collection<String>> kindsByService) {
        jdbc.sql(FORGET).param("pack", pack).update();
        kindsByService.forEach((service, kinds) -> kinds.forEach(kind ->
            jdbc.sql(REACH).param("pack", pack).param("service", service).param("kind", kind).update()));
    }

    private static Mandate read(ResultSet row, int n) throws SQLException {
        return new Mandate(row.getObject("id", UUID.class),
            Mandate.Kind.of(row.getString("kind")).orElseThrow(), row.getObject("principal", UUID.class),
            row.getObject("representative", UUID.class), row.getString("principal_name"),
            row.getString("representative_name"), services(row.getArray("services")),
            new Span(row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class)),
            new Mandate.Evidence(row.getString("document"), row.getString("issuer"),
                row.getString("document_number")), row.getString("organ"),
            row.getObject("made_by", UUID.class), row.getObject("confirmed_by", UUID.class),
            row.getObject("ending_by", UUID.class), row.getObject("ended_on", LocalDate.class),
            row.getObject("ended_by", UUID.class));
    }

    private static @Nullable Set<String> services(@Nullable Array array) throws SQLException {
        return array == null ? null : new TreeSet<>(List.of((String[]) array.getArray()));
    }
}
