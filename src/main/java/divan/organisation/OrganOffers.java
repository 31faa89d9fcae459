package divan.organisation;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that were checked and wait for whoever brought them to confirm; a day at most. */
@Component
class OrganOffers {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final String ADD = """
        insert into organisation.offer(id, person, sha256, reason, file, at)
        values (:id, :person, :sha256, :reason, :file, :at)
        """;
    private static final String FIND = """
        select id, sha256, reason, file from organisation.offer
        where id = :id and person = :person and at > :since
        """;
    private static final String DROP = "delete from organisation.offer where id = :id or at <= :since";

    /** A file as it was checked. */
    record Offer(UUID id, String sha256, String reason, byte[] file) {
    }

    private final JdbcClient jdbc;

    OrganOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Offer offer, UUID person, Instant now) {
        drop(offer.id(), now);
        jdbc.sql(ADD).param("id", offer.id()).param("person", person).param("sha256", offer.sha256())
            .param("reason", offer.reason()).param("file", offer.file()).param("at", Timestamp.from(now))
            .update();
    }

    /** Only to whoever brought it. */
    Optional<Offer> find(UUID id, UUID person, Instant now) {
        return jdbc.sql(FIND).param("id", id).param("person", person)
            .param("since", Timestamp.from(now.minus(LONGEST)))
            .query((row, n) -> new Offer(row.getObject("id", UUID.class), row.getString("sha256"),
                row.getString("reason"), row.getBytes("file"))).optional();
    }

    /** It, and whatever is too old. */
    void drop(UUID id, Instant now) {
        jdbc.sql(DROP).param("id", id).param("since", Timestamp.from(now.minus(LONGEST))).update();
    }
}
