package divan.journal;

import divan.database.Batches;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The acts as stored: {@code journal.act}, {@code act_subject} and the entrance of {@code queue}. */
@Component
final class Acts {
    /**
     * One round trip; the queue row draws its number last, while the caller holds the locks that order the
     * acts.
     */
    private static final String APPEND = """
            with written as (
                insert into journal.act (id, at, type, kind, organ, person, post, subjects,
                        envelope, salt_envelope, body, salt_body)
                values (:id, :at, :type, :kind, :organ, :person, :post, cast(:subjects as uuid[]),
                        :envelope, :saltEnvelope, :body, :saltBody)),
            about as (
                insert into journal.act_subject (subject, act)
                select subject, :id from unnest(cast(:subjects as uuid[])) as subject)
            insert into journal.queue (act, type, leaf) values (:id, :type, :leaf)
            """;
    private static final String FIND = """
            select envelope, body from journal.act where id = :act
            """;
    private static final String ABOUT = """
            select a.envelope, a.body
              from journal.act_subject x
              join journal.act a on a.id = x.act
              left join journal.act_seq s on s.act = a.id
             where x.subject = :subject and a.type <> :but
             order by s.position nulls last,
                   case when s.position is null then (select q.id from journal.queue q where q.act = a.id) end
            """;
    /** Ids of acts carry their instant (UUID version 7), so that they are their order. */
    private static final String LATEST = """
            select a.envelope, a.body
              from journal.act_subject x
              join journal.act a on a.id = x.act
             where x.subject = :subject and a.type = :type
               and (cast(:before as uuid) is null or a.id < cast(:before as uuid))
               and (cast(:from as timestamptz) is null or a.at >= cast(:from as timestamptz))
               and (cast(:until as timestamptz) is null or a.at < cast(:until as timestamptz))
               and (:organ = '' or :organ = 'others' and a.organ is not null or a.organ = :organ)
               and (:purpose = '' or convert_from(a.envelope, 'UTF8')::jsonb ->> 'purpose' = :purpose)
             order by a.id desc limit :many
            """;
    private static final String ORIGINS = """
            select distinct a.organ, convert_from(a.envelope, 'UTF8')::jsonb ->> 'purpose' as purpose
              from journal.act_subject x
              join journal.act a on a.id = x.act
             where x.subject = :subject and a.type = :type
             order by 1 nulls first, 2
            """;
    private static final String AFTER = """
            select a.envelope, a.body
              from journal.act_seq s
              join journal.act a on a.id = s.act
             where s.position > :position and s.position <= :position + :limit
             order by s.position
            """;
    private static final String AT = """
            select s.position, a.envelope, a.body
              from journal.act_seq s
              join journal.act a on a.id = s.act
             where s.position = any(:positions)
             order by s.position
            """;
    private static final String SEALED = """
            select s.position, s.leaf, a.envelope, a.salt_envelope, a.body, a.salt_body
              from journal.act a join journal.act_seq s on s.act = a.id
             where a.id = :act
            """;
    /** Every numbered act, also one of which the rows are gone: then its openings are empty. */
    private static final String SEALED_AFTER = """
            select s.position, s.leaf, a.envelope, a.salt_envelope, a.body, a.salt_body
              from journal.act_seq s left join journal.act a on a.id = s.act
             where s.position > :position and s.position <= :position + :limit
             order by s.position
            """;
    private static final byte[] NO_SALT = new byte[Leaf.SALT];
    private static final String ERASE = """
            update journal.act set body = null, salt_body = null where id = :act and body is not null
            """;

    /** That somebody's data were read, together with others', says of nobody what was read. */
    private static final String ERASABLE = """
            select a.id from journal.act a
             where a.id in (select x.act from journal.act_subject x where x.subject = any(:subjects))
               and a.body is not null and a.type <> all(:kept)
               and (a.type <> 'data.read' or a.subjects <@ :subjects)
            """;
    private static final String ERASE_ALL = """
            update journal.act set body = null, salt_body = null
             where id = any(:acts) and body is not null and type <> all(:kept)
            """;

    private final JdbcClient jdbc;
    private final Batches batches;

    Acts(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** An act at its position, from 1. */
    record Placed(long position, Act act) {
    }

    /** A numbered act with what opens its leaf; body is null when erased. */
    record Sealed(long position, byte[] leaf, Leaf.Opening envelope, Leaf.@Nullable Opening body) {
    }

    void append(Act act) {
        jdbc.sql(APPEND).params(values(act)).update();
    }

    void append(List<Act> some) {
        batches.write(APPEND, some, Acts::values);
    }

    private static Map<String, @Nullable Object> values(Act act) {
        Leaf.Opening envelope = Leaf.Opening.of(Leaf.envelope(act));
        Leaf.Opening body = Leaf.Opening.of(Leaf.body(act.body()));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", act.id());
        values.put("at", act.at().atOffset(ZoneOffset.UTC));
        values.put("type", act.type());
        values.put("kind", act.actor().kind());
        values.put("organ", act.actor().organ());
        values.put("person", act.actor().person());
        values.put("post", act.actor().post());
        values.put("subjects", array(act.subjects()));
        values.put("envelope", envelope.text());
        values.put("saltEnvelope", envelope.salt());
        values.put("body", body.text());
        values.put("saltBody", body.salt());
        values.put("leaf", Leaf.of(envelope.hash(), body.hash()));
        return values;
    }

    Optional<Act> find(UUID act) {
        return jdbc.sql(FIND).param("act", act).query((row, _) -> act(row)).optional();
    }

    List<Act> about(UUID subject, String but) {
        return jdbc.sql(ABOUT).param("subject", subject).param("but", but).query((row, _) -> act(row)).list();
    }

    List<Act> latest(UUID subject, String type, ActFilter filter, @Nullable UUID before, int many) {
        return jdbc.sql(LATEST).param("subject", subject).param("type", type)
                .param("from", stamp(filter.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", stamp(filter.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("organ", filter.organ()).param("purpose", filter.purpose())
                .param("before", before, Types.OTHER).param("many", many)
                .query((row, _) -> act(row)).list();
    }

    private static @Nullable OffsetDateTime stamp(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    List<Origin> origins(UUID subject, String type) {
        return jdbc.sql(ORIGINS).param("subject", subject).param("type", type)
                .query((row, _) -> new Origin(row.getString("organ"), row.getString("purpose"))).list();
    }

    List<Act> after(long position, int limit) {
        return jdbc.sql(AFTER).param("position", position).param("limit", limit)
                .query((row, _) -> act(row)).list();
    }

    List<Placed> at(List<Long> positions) {
        return jdbc.sql(AT).param("positions", positions.toArray(Long[]::new))
                .query((row, _) -> new Placed(row.getLong("position"), act(row))).list();
    }

    Optional<Sealed> sealed(UUID act) {
        return jdbc.sql(SEALED).param("act", act).query((row, _) -> sealed(row)).optional();
    }

    List<Sealed> sealedAfter(long position, int limit) {
        return jdbc.sql(SEALED_AFTER).param("position", position).param("limit", limit)
                .query((row, _) -> row.getBytes("envelope") == null ? gone(row) : sealed(row)).list();
    }

    private static Sealed gone(ResultSet row) throws SQLException {
        return new Sealed(row.getLong("position"), row.getBytes("leaf"),
            new Leaf.Opening(NO_SALT, new byte[0]), null);
    }

    /** Whether there was a body that could be erased. */
    boolean erase(UUID act) {
        return jdbc.sql(ERASE).param("act", act).update() == 1;
    }

    /** Acts about these, with a body; {@code kept}: types that stay. */
    List<UUID> erasable(UUID[] subjects, List<String> kept) {
        return jdbc.sql(ERASABLE).param("subjects", subjects).param("kept", kept.toArray(String[]::new))
                .query(UUID.class).list();
    }

    /** @return how many bodies went */
    int erase(UUID[] some, List<String> kept) {
        return jdbc.sql(ERASE_ALL).param("acts", some).param("kept", kept.toArray(String[]::new)).update();
    }

    private static Act act(ResultSet row) throws SQLException {
        return Leaf.act(row.getBytes("envelope"), row.getBytes("body"));
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        return new Sealed(row.getLong("position"), row.getBytes("leaf"),
                new Leaf.Opening(row.getBytes("salt_envelope"), row.getBytes("envelope")),
                body == null ? null : new Leaf.Opening(row.getBytes("salt_body"), body));
    }

    private static String array(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
