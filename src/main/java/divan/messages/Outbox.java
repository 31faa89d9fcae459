package divan.messages;

import divan.kernel.Json;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages and what people chose about them. Row-level security decides who finds which. */
@Component
class Outbox {
    private static final String ADD = """
        insert into messages.message(id, act, kind, party, organ, subjects, words, page, secret, address,
            asked, due,
                                     trouble)
        values (:id, :act, :kind, :party, :organ, :subjects, :words, :page, :secret, :address, :asked, :due,
            :trouble)
        on conflict (act, party, kind) do nothing
        """;
    private static final String CLAIM = """
        select * from messages.message where due <= :now order by due limit 1 for update skip locked
        """;
    private static final String LEFT = """
        update messages.message set sent = :now, due = null, trouble = null, address = null,
            attempts = attempts + 1,
               page = case when secret then '' else page end
        where id = :id
        """;
    private static final String PUT_OFF = """
        update messages.message set due = :due, trouble = :trouble, attempts = attempts + 1 where id = :id
        """;
    private static final String GIVEN_UP = """
        update messages.message set given_up = :now, due = null, trouble = :trouble, address = null,
               page = case when secret then '' else page end
        where id = :id
        """;
    private static final String OF_PARTY = """
        select * from messages.message where party = :party order by asked desc,
            id desc limit :limit offset :skip
        """;
    private static final String BY_ID = "select * from messages.message where id = :id and party = :party";
    private static final String SEEN =
        "update messages.message set seen = :now where party = :party and seen is null";
    private static final String UNDELIVERED = """
        select * from messages.message where organ = :organ and given_up is not null order by given_up desc,
            id limit 200
        """;
    private static final String STATE = """
        select count(*) filter (where due is not null) as waiting, min(asked) filter (where due is not null)
            as oldest,
               count(*) filter (where given_up is not null) as given_up
        from messages.message where due is not null or given_up is not null
        """;
    private static final String CHOOSE = """
        insert into messages.choice(party, language, informs, changed) values (:party, :language, :informs,
            :now)
        on conflict (party) do update set language = :language, informs = :informs, changed = :now
        """;
    private static final String CHOSEN = "select language, informs from messages.choice where party = :party";

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Message message) {
        jdbc.sql(ADD).param("id", message.id()).param("act", message.act()).param("kind", message.kind())
            .param("party", message.party()).param("organ", message.organ())
            .param("subjects", message.subjects().toArray(UUID[]::new))
            .param("words", Json.canonical(Map.of("words", message.words()))).param("page", message.page())
            .param("secret", message.secret()).param("address", message.address())
            .param("asked", stamp(message.asked())).param("due", stamp(message.due()))
            .param("trouble", message.trouble()).update();
    }

    /**
     * The next one due, locked until the transaction ends; those that another program holds are passed over.
     */
    Optional<Message> claim(Instant now) {
        return jdbc.sql(CLAIM).param("now", stamp(now)).query(Outbox::message).optional();
    }

    void left(UUID id, Instant now) {
        jdbc.sql(LEFT).param("id", id).param("now", stamp(now)).update();
    }

    void putOff(UUID id, Instant due, String trouble) {
        jdbc.sql(PUT_OFF).param("id", id).param("due", stamp(due)).param("trouble", trouble).update();
    }

    void giveUp(UUID id, Instant now, String trouble) {
        jdbc.sql(GIVEN_UP).param("id", id).param("now", stamp(now)).param("trouble", trouble).update();
    }

    List<Message> of(UUID party, int limit, int skip) {
        return jdbc.sql(OF_PARTY).param("party", party).param("limit", limit).param("skip", skip)
            .query(Outbox::message).list();
    }

    Optional<Message> find(UUID party, UUID id) {
        return jdbc.sql(BY_ID).param("id", id).param("party", party).query(Outbox::message).optional();
    }

    void seen(UUID party, Instant now) {
        jdbc.sql(SEEN).param("party", party).param("now", stamp(now)).update();
    }

    List<Message> undelivered(String organ) {
        return jdbc.sql(UNDELIVERED).param("organ", organ).query(Outbox::message).list();
    }

    Messages.Backlog backlog() {
        return jdbc.sql(STATE).query((row, n) -> new Messages.Backlog(row.getLong("waiting"),
            instant(row, "oldest"), row.getLong("given_up"))).single();
    }

    void choose(UUID party, Choice choice, Instant now) {
        jdbc.sql(CHOOSE).param("party", party).param("language", choice.language())
            .param("informs", choice.informs()).param("now", stamp(now)).update();
    }

    Choice chosen(UUID party) {
        return jdbc.sql(CHOSEN).param("party", party)
            .query((row, n) -> new Choice(row.getString("language"), row.getBoolean("informs"))).optional()
            .orElse(Choice.NONE);
    }

    private static Message message(ResultSet row, int n) throws SQLException {
        Array subjects = row.getArray("subjects");
        List<?> words = (List<?>) Json.map(row.getBytes("words")).get("words");
        return new Message(row.getObject("id", UUID.class), row.getObject("act", UUID.class),
            row.getString("kind"), row.getObject("party", UUID.class), row.getString("organ"),
            List.of((UUID[]) subjects.getArray()), words.stream().map(String::valueOf)
            .toList(), row.getString("page"), row.getBoolean("secret"), row.getString("address"),
            row.getTimestamp("asked").toInstant(), instant(row, "due"), row.getInt("attempts"),
            row.getString("trouble"), instant(row, "sent"), instant(row, "given_up"),
            instant(row, "seen"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }

    private static @Nullable Timestamp stamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
