package divan.clients;

import divan.kernel.Turkish;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Access tokens, of which only hashes are kept, and the assertions that were used up for them. What is over
 * is removed when its client comes again.
 */
@Component
class Tokens {
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final String USE = """
        insert into clients.assertion(client, name, expires) values (:client, :name, :expires)
        on conflict (client, name) do nothing
        """;
    private static final String FORGET =
        "delete from clients.assertion where client = :client and expires < :now";
    private static final String REMOVE =
        "delete from clients.token where client = :client and expires < :now";
    private static final String ISSUE = """
        insert into clients.token(hash, client, turn, expires, certificate)
        values (:hash, :client, :turn, :expires, :certificate)
        """;
    private static final String HOLDER = """
        select t.client from clients.token t join clients.client c on c.id = t.client and c.turn = t.turn
        where t.hash = :hash and t.expires > :now
            and (t.certificate is null or t.certificate = cast(:shown as bytea))
        """;

    private final JdbcClient jdbc;
    private final ClientRows clients;

    Tokens(JdbcClient jdbc, ClientRows clients) {
        this.jdbc = jdbc;
        this.clients = clients;
    }

    /** @return true once for each name of a client's, until its end */
    boolean use(Assertion assertion, Instant now) {
        jdbc.sql(FORGET).param("client", assertion.client()).param("now", Timestamp.from(now)).update();
        return jdbc.sql(USE).param("client", assertion.client()).param("name", hash(assertion.name()))
            .param("expires", Timestamp.from(assertion.end())).update() == 1;
    }

    /** @param certificate SHA-256 of the one that it is bound to; null: to none */
    AccessToken issue(Client client, byte @Nullable [] certificate, Instant now) {
        AccessToken token = AccessToken.random();
        jdbc.sql(REMOVE).param("client", client.id()).param("now", Timestamp.from(now)).update();
        jdbc.sql(ISSUE).param("hash", token.hash().bytes()).param("client", client.id())
            .param("turn", client.turn()).param("certificate", certificate)
            .param("expires", Timestamp.from(now.plus(LIFE))).update();
        return token;
    }

    /**
     * Whose it is while it is good: not after its client was stopped, or given other keys, and not without
     * the certificate that it is bound to.
     *
     * @param shown SHA-256 of the certificate shown with it; null: none
     */
    Optional<Client> holder(AccessToken token, byte @Nullable [] shown, Instant now) {
        return !token.isWhole() ? Optional.empty() : jdbc.sql(HOLDER).param("hash", token.hash().bytes())
            .param("now", Timestamp.from(now)).param("shown", shown).query(UUID.class).optional()
            .flatMap(clients::find)
            .filter(client -> mayAsk(client, now));
    }

    static boolean mayAsk(Client client, Instant now) {
        return !client.isStopped()
            && now.isBefore(client.terms().last().plusDays(1).atStartOfDay(Turkish.ZONE).toInstant());
    }

    private static byte[] hash(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
