package divan.clients;

import divan.organisation.Hearing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Protocols with institutions. All of it is the system's. */
@Component
class Protocols {
    private static final String PROTOCOL = """
        select p.id, p.client, p.number, p.provisions, p.purposes, p.fields, p.per_minute, p.per_day, p.first,
               p.last
        from clients.protocol p
        """;
    private static final String OF = PROTOCOL + "where p.client = :client order by p.first desc, p.id desc";
    private static final String FIND = PROTOCOL + "where p.id = :id";
    private static final String STANDING = PROTOCOL
        + "where p.last >= :day and p.first <= p.last order by p.number, p.id";
    private static final String AGREE = """
        insert into clients.protocol(id, client, number, provisions, purposes, fields, per_minute, per_day,
            first, last, made_by)
        values (:id, :client, :number, cast(:provisions as text[]), cast(:purposes as text[]),
            cast(:fields as text[]), :perMinute, :perDay, :first, :last, :act)
        """;
    private static final String END =
        "update clients.protocol set last = :last, ended_by = :act where id = :id and last > :last";

    private final JdbcClient jdbc;
    private final Hearing hearing;

    Protocols(JdbcClient jdbc, Hearing hearing) {
        this.jdbc = jdbc;
        this.hearing = hearing;
    }

    /** The latest first. */
    List<Protocol> of(UUID client) {
        return jdbc.sql(OF).param("client", client).query(Protocols::protocol).list();
    }

    Optional<Protocol> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(Protocols::protocol).optional();
    }

    /** Of all clients: those that hold on the day or begin later. */
    List<Protocol> standing(LocalDate day) {
        return jdbc.sql(STANDING).param("day", day).query(Protocols::protocol).list();
    }

    void agree(Protocol protocol, UUID act) {
        hearing.tell();
        jdbc.sql(AGREE).param("id", protocol.id()).param("client", protocol.client())
            .param("number", protocol.number()).param("provisions", array(protocol.provisions()))
            .param("purposes", array(protocol.purposes())).param("fields", array(protocol.fields()))
            .param("perMinute", protocol.perMinute()).param("perDay", protocol.perDay())
            .param("first", protocol.first()).param("last", protocol.last()).param("act", act).update();
    }

    /** @return whether it would have lasted longer */
    boolean end(UUID id, LocalDate last, UUID act) {
        hearing.tell();
        return jdbc.sql(END).param("id", id).param("last", last).param("act", act).update() == 1;
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static Protocol protocol(ResultSet row, int n) throws SQLException {
        return new Protocol(row.getObject("id", UUID.class), row.getObject("client", UUID.class),
            row.getString("number"), texts(row, "provisions"), texts(row, "purposes"), texts(row, "fields"),
            row.getInt("per_minute"), row.getInt("per_day"), row.getObject("first", LocalDate.class),
            row.getObject("last", LocalDate.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
