package divan.access;

import divan.kernel.Ids;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links that are good once and for a while; the database keeps the SHA-256 of their secret of 256 bits. A new
 * link closes the older ones for the same person, a new set-up link all older set-up links. Asked as the
 * system.
 */
@Component
class Links {
    static final Duration SET_UP = Duration.ofHours(1);
    static final Duration INVITATION = Duration.ofDays(3);
    private static final String CLOSE_OLDER = """
        update access.link set closed = :now
        where closed is null and kind = :kind and person is not distinct from cast(:person as uuid)
        """;
    private static final String ADD = """
        insert into access.link(id, secret_hash, kind, person, made, expires)
        values (:id, :hash, :kind, :person, :now, :expires)
        """;
    private static final String COLUMNS = "select id, person, expires from access.link ";
    private static final String FIND =
        COLUMNS + "where secret_hash = :hash and closed is null and expires > :now";
    private static final String BY_ID = COLUMNS + "where id = :id and closed is null and expires > :now";
    private static final String CLOSE =
        "update access.link set closed = :now where id = :id and closed is null and expires > :now";
    private static final String CLOSE_OF =
        "update access.link set closed = :now where person = :person and closed is null";

    /** A link that is still good; without a person it makes the first administrator. */
    record Link(UUID id, @Nullable UUID person, Instant expires) {
    }

    private final JdbcClient jdbc;

    Links(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param person null for set-up. @return the secret, which cannot be had again */
    String make(@Nullable UUID person, Instant now) {
        String kind = person == null ? "set-up" : "invitation";
        jdbc.sql(CLOSE_OLDER).param("kind", kind).param("person", person).param("now", Timestamp.from(now))
            .update();
        String secret = Sessions.random(32);
        jdbc.sql(ADD).param("id", Ids.next()).param("hash", Sessions.hash(secret)).param("kind", kind)
            .param("person", person).param("now", Timestamp.from(now))
            .param("expires", Timestamp.from(now.plus(person == null ? SET_UP : INVITATION))).update();
        return secret;
    }

    Optional<Link> find(String secret, Instant now) {
        return jdbc.sql(FIND).param("hash", Sessions.hash(secret)).param("now", Timestamp.from(now))
            .query(Links::read).optional();
    }

    Optional<Link> find(UUID id, Instant now) {
        return jdbc.sql(BY_ID).param("id", id).param("now", Timestamp.from(now)).query(Links::read)
            .optional();
    }

    /** @return true once for each link */
    boolean use(UUID id, Instant now) {
        return jdbc.sql(CLOSE).param("id", id).param("now", Timestamp.from(now)).update() == 1;
    }

    void closeOf(UUID person, Instant now) {
        jdbc.sql(CLOSE_OF).param("person", person).param("now", Timestamp.from(now)).update();
    }

    private static Link read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Link(row.getObject("id", UUID.class), row.getObject("person", UUID.class),
            row.getTimestamp("expires").toInstant());
    }
}
