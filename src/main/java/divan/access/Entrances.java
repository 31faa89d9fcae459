package divan.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody on the way in, between two pages, found by the secret in their cookie. Asked as the system. */
@Component
class Entrances {
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int TRIES = 5;
    private static final String OPEN = """
        insert into access.entrance(secret_hash, link, person, name, login, password, totp, challenge,
            expires)
        values (:hash, :link, :person, :name, :login, :password, :totp, :challenge, :expires)
        on conflict (secret_hash) do update set challenge = excluded.challenge
        """;
    private static final String FIND = """
        select link, person, name, login, password, totp, challenge from access.entrance
        where secret_hash = :hash and expires > :now and tries < :tries
        """;
    private static final String TRY =
        "update access.entrance set tries = tries + 1 where secret_hash = :hash";
    private static final String CLOSE = "delete from access.entrance where secret_hash = :hash";
    private static final String TAKE_CHALLENGE = """
        update access.entrance e set challenge = null
        from (select secret_hash, challenge from access.entrance where secret_hash = :hash for update) before
        where e.secret_hash = before.secret_hash returning before.challenge
        """;
    private static final String FORGET = "delete from access.entrance where expires < :now";

    /**
     * What is known of somebody on the way in.
     *
     * @param link followed, while choosing credentials
     * @param person known by the link, or by the right password
     * @param password hashed
     * @param totp the sealed secret shown to them
     * @param challenge of a passkey, good once
     */
    record Entrance(@Nullable UUID link, @Nullable UUID person, @Nullable String name, @Nullable String login,
            @Nullable String password, byte @Nullable [] totp, byte @Nullable [] challenge) {
        static Entrance passed(UUID person) {
            return new Entrance(null, person, null, null, null, null, null);
        }

        static Entrance asked(byte[] challenge) {
            return new Entrance(null, null, null, null, null, null, challenge);
        }
    }

    private final JdbcClient jdbc;

    Entrances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where there is one by that secret already, only its challenge becomes another. */
    void open(String secret, Entrance entrance, Instant now) {
        jdbc.sql(FORGET).param("now", Timestamp.from(now)).update();
        jdbc.sql(OPEN).param("hash", Sessions.hash(secret)).param("link", entrance.link())
            .param("person", entrance.person()).param("name", entrance.name())
            .param("login", entrance.login())
            .param("password", entrance.password()).param("totp", entrance.totp())
            .param("challenge", entrance.challenge()).param("expires", Timestamp.from(now.plus(LIFE)))
            .update();
    }

    Optional<Entrance> find(String secret, Instant now) {
        return jdbc.sql(FIND).param("hash", Sessions.hash(secret)).param("now", Timestamp.from(now))
            .param("tries", TRIES)
            .query((row, n) -> new Entrance(row.getObject("link", UUID.class),
            row.getObject("person", UUID.class),
                row.getString("name"), row.getString("login"), row.getString("password"),
                row.getBytes("totp"), row.getBytes("challenge"))).optional();
    }

    void tried(String secret) {
        jdbc.sql(TRY).param("hash", Sessions.hash(secret)).update();
    }

    /** The challenge, once. */
    Optional<byte[]> takeChallenge(String secret) {
        return jdbc.sql(TAKE_CHALLENGE).param("hash", Sessions.hash(secret)).query(byte[].class).optional();
    }

    void close(String secret) {
        jdbc.sql(CLOSE).param("hash", Sessions.hash(secret)).update();
    }
}
