package divan.clients;

import divan.organisation.Hearing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clients, the hashes of their keys, and what these used. All of it is the system's. */
@Component
class ClientRows {
    private static final String CLIENT =
        "select id, name, organ, contact, purpose, per_minute, per_day, last, turn from clients.client ";
    private static final String ALL = CLIENT + "order by name, id";
    private static final String FIND = CLIENT + "where id = :id";
    private static final String REGISTER = """
        insert into clients.client(id, name, organ, contact, purpose, per_minute, per_day, last, made_by)
        values (:id, :name, :organ, :contact, :purpose, :perMinute, :perDay, :last, :act)
        """;
    private static final String CHANGE = """
        update clients.client set name = :name, organ = :organ, contact = :contact, purpose = :purpose,
            per_minute = :perMinute, per_day = :perDay, last = :last, made_by = :act
        where id = :id
        """;
    private static final String TURN = """
        update clients.client set turn = turn + 1 where id = :id and turn % 2 = :stopped returning turn
        """;
    private static final String SIGNING_KEYS = "select signing_keys from clients.client where id = :id";
    /** What was proved with the keys before is over, like what a client did before it was stopped. */
    private static final String SIGN_WITH = """
        update clients.client set signing_keys = :keys, turn = turn + 2 where id = :id returning turn
        """;
    private static final String TLS_PROOF = "select tls_proof from clients.client where id = :id";
    /** Tokens that it got by another certificate are over, as with other keys. */
    private static final String PROVE_BY = """
        update clients.client set tls_proof = :proof, turn = turn + 2 where id = :id returning turn
        """;
    private static final String KEY = "select id, client, prefix, hash, issued, last, scopes, "
        + "revoked_by is not null as revoked from clients.key ";
    private static final String KEYS = KEY + "order by issued, id";
    private static final String KEYS_OF = KEY + "where client = :client order by issued desc, id";
    private static final String ISSUE = """
        insert into clients.key(id, client, prefix, hash, issued, last, scopes, made_by)
        values (:id, :client, :prefix, :hash, :issued, :last, cast(:scopes as text[]), :act)
        """;
    private static final String REVOKE =
        "update clients.key set revoked_by = :act where id = :id and revoked_by is null";
    private static final String USED = """
        insert into clients.usage as u (key, day, answered, refused)
        values (:key, :day, :answered, :refused)
        on conflict (key, day) do update set answered = u.answered + excluded.answered,
            refused = u.refused + excluded.refused
        """;
    private static final String USE_OF = """
        select day, answered, refused from clients.usage where key = :key and day >= :since order by day
        """;
    private static final String USED_ON = """
        select client, sum(answered) as answered from (
            select k.client, u.answered from clients.usage u join clients.key k on k.id = u.key
            where u.day = :day
            union all
            select p.client, u.answered + u.missed from clients.inquiry_use u
            join clients.protocol p on p.id = u.protocol where u.day = :day) as used
        group by client
        """;

    /** A key and the hash by which it is found. */
    record Found(IssuedKey key, ApiKey.Hash hash) {
    }

    private final JdbcClient jdbc;
    private final Hearing hearing;

    ClientRows(JdbcClient jdbc, Hearing hearing) {
        this.jdbc = jdbc;
        this.hearing = hearing;
    }

    List<Client> all() {
        return jdbc.sql(ALL).query(ClientRows::client).list();
    }

    Optional<Client> find(UUID id) {
        return jdbc.sql(FIND).param("id", id).query(ClientRows::client).optional();
    }

    void register(Client client, UUID act) {
        write(REGISTER, client, act);
    }

    /** @return whether there is one */
    boolean change(Client client, UUID act) {
        return write(CHANGE, client, act) == 1;
    }

    /**
     * Stops a client, or lets it ask again.
     *
     * @return its turn; empty where it is so already, or there is none
     */
    Optional<Integer> turn(UUID client, boolean stop) {
        return jdbc.sql(TURN).param("id", client).param("stopped", stop ? 0 : 1).query(Integer.class)
            .optional();
    }

    /** None where there is no such client. */
    SigningKeys signingKeys(UUID client) {
        return jdbc.sql(SIGNING_KEYS).param("id", client).query(String.class).optional()
            .map(SigningKeys::kept).orElse(SigningKeys.none());
    }

    /** @return its turn; empty where there is none */
    Optional<Integer> signWith(UUID client, SigningKeys keys) {
        return jdbc.sql(SIGN_WITH).param("id", client).param("keys", keys.text()).query(Integer.class)
            .optional();
    }

    /** None where there is no such client. */
    TlsProof tlsProof(UUID client) {
        return jdbc.sql(TLS_PROOF).param("id", client).query(String.class).optional().map(TlsProof::new)
            .orElse(TlsProof.none());
    }

    /** @return its turn; empty where there is none */
    Optional<Integer> proveBy(UUID client, TlsProof proof) {
        return jdbc.sql(PROVE_BY).param("id", client).param("proof", proof.text()).query(Integer.class)
            .optional();
    }

    private int write(String sql, Client client, UUID act) {
        hearing.tell();
        Terms terms = client.terms();
        return jdbc.sql(sql).param("id", client.id()).param("name", terms.name())
            .param("organ", terms.organ()).param("contact", terms.contact()).param("purpose", terms.purpose())
            .param("perMinute", terms.perMinute()).param("perDay", terms.perDay())
            .param("last", terms.last()).param("act", act).update();
    }

    List<Found> keys() {
        return jdbc.sql(KEYS).query((row, n) ->
            new Found(key(row, n), ApiKey.Hash.of(row.getBytes("hash")))).list();
    }

    List<IssuedKey> keys(UUID client) {
        return jdbc.sql(KEYS_OF).param("client", client).query(ClientRows::key).list();
    }

    void issue(IssuedKey key, ApiKey.Hash hash, UUID act) {
        jdbc.sql(ISSUE).param("id", key.id()).param("client", key.client()).param("prefix", key.prefix())
            .param("hash", hash.bytes()).param("issued", Timestamp.from(key.issued()))
            .param("last", key.last()).param("scopes", Scope.codes(key.scopes()).toArray(String[]::new))
            .param("act", act).update();
    }

    /** @return true once for each key */
    boolean revoke(UUID key, UUID act) {
        return jdbc.sql(REVOKE).param("id", key).param("act", act).update() == 1;
    }

    void used(UUID key, DayUse use) {
        jdbc.sql(USED).param("key", key).param("day", use.day()).param("answered", use.answered())
            .param("refused", use.refused()).update();
    }

    List<DayUse> use(UUID key, LocalDate since) {
        return jdbc.sql(USE_OF).param("key", key).param("since", since).query((row, n) -> new DayUse(
            row.getObject("day", LocalDate.class), row.getLong("answered"), row.getLong("refused"))).list();
    }

    /** What each client was answered on a day, as far as it is written down. */
    Map<UUID, Long> used(LocalDate day) {
        return jdbc.sql(USED_ON).param("day", day).query((row, n) ->
            Map.entry(row.getObject("client", UUID.class), row.getLong("answered"))).list().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Client client(ResultSet row, int n) throws SQLException {
        return new Client(row.getObject("id", UUID.class), new Terms(row.getString("name"),
            row.getString("organ"), row.getString("contact"), row.getString("purpose"),
            row.getInt("per_minute"), row.getInt("per_day"), row.getObject("last", LocalDate.class)),
            row.getInt("turn"));
    }

    private static IssuedKey key(ResultSet row, int n) throws SQLException {
        Instant issued = row.getTimestamp("issued").toInstant();
        return new IssuedKey(row.getObject("id", UUID.class), row.getObject("client", UUID.class),
            row.getString("prefix"), issued, row.getObject("last", LocalDate.class),
            row.getBoolean("revoked"),
            Scope.all(List.of((String[]) row.getArray("scopes").getArray())).orElseThrow());
    }
}
