package divan.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each follower has come: {@code journal.follower}. */
@Component
final class Positions {
    private static final String ENROL = """
            insert into journal.follower (name, position) values (:name, 0) on conflict (name) do nothing
            """;
    private static final String STANDS = "select position from journal.follower where name = :name";
    private static final String AHEAD = """
            select position, type from journal.act_seq where position > :position
                order by position limit :limit
            """;
    private static final String CLAIM = """
            select position from journal.follower where name = :name for update skip locked
            """;
    private static final String ADVANCE = """
            update journal.follower set position = :position where name = :name
            """;
    private static final String OF_ACT = "select position from journal.act_seq where act = :act";
    private static final String AS_SYSTEM = """
            select set_config('divan.kind', 'system', true)
            """;

    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a numbered act stands and what it is; the type is null where its rows are gone. */
    record Ahead(long position, @Nullable String type) {
    }

    /** Answers where it stands. */
    long enrol(String follower) {
        jdbc.sql(ENROL).param("name", follower).update();
        return jdbc.sql(STANDS).param("name", follower).query(Long.class).single();
    }

    List<Ahead> ahead(long position, int limit) {
        return jdbc.sql(AHEAD).param("position", position).param("limit", limit)
                .query((row, _) -> new Ahead(row.getLong("position"), row.getString("type"))).list();
    }

    /** The position, held until the transaction ends; empty while the same follower works elsewhere. */
    Optional<Long> claim(String follower) {
        jdbc.sql(AS_SYSTEM).query(String.class).single();
        return jdbc.sql(CLAIM).param("name", follower).query(Long.class).optional();
    }

    void advance(String follower, long position) {
        jdbc.sql(ADVANCE).param("name", follower).param("position", position).update();
    }

    /** Empty until the act is numbered. */
    Optional<Long> of(UUID act) {
        return jdbc.sql(OF_ACT).param("act", act).query(Long.class).optional();
    }
}
