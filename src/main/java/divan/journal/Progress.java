package divan.journal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far numbering, publishing and following have come; numbers and types of acts only. */
@Component
public class Progress {
    private static final String STANDS = """
            select h.size, (select count(*) from journal.queue) as queued,
                   coalesce((select c.size from journal.checkpoint c), 0) as published
              from journal.head h
            """;
    private static final String FOLLOWERS = """
            select f.name, f.position, h.size - f.position as behind
              from journal.follower f, journal.head h order by f.name
            """;
    private static final String NEXT = """
            select act, type from journal.act_seq where position = :position
            """;
    private static final String LAST_AT = "select max(at) as at from journal.act";

    /**
     * @param size how many acts are numbered
     * @param queued how many are committed and not yet numbered
     * @param published how many the published checkpoint covers
     */
    public record Stand(long size, long queued, long published, List<FollowerStand> followers) {
    }

    public record FollowerStand(String name, long position, long behind) {
    }

    /** The act that a follower has before it. */
    public record Next(UUID act, @Nullable String type) {
    }

    private final JdbcClient jdbc;

    Progress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Stand stand() {
        List<FollowerStand> followers = jdbc.sql(FOLLOWERS).query((row, _) -> new FollowerStand(
                row.getString("name"), row.getLong("position"), row.getLong("behind"))).list();
        return jdbc.sql(STANDS).query((row, _) -> new Stand(row.getLong("size"), row.getLong("queued"),
                row.getLong("published"), followers)).single();
    }

    public Optional<Next> next(FollowerStand follower) {
        return jdbc.sql(NEXT).param("position", follower.position() + 1)
                .query((row, _) -> new Next(row.getObject("act", UUID.class), row.getString("type")))
                .optional();
    }

    /** When the latest act happened, under the caller's row-level security. */
    public Optional<Instant> lastAct() {
        return jdbc.sql(LAST_AT).query((row, _) -> Optional.ofNullable(row.getTimestamp("at"))
                .map(Timestamp::toInstant)).single();
    }
}
