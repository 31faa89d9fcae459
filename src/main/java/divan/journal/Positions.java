package divan.journal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each follower has come: {@code journal.follower}. */
@Component
final class Positions {
    private static final String ENROL = """
            insert into journal.follower (name, position) values (:name, 0) on conflict (name) do nothing
            """;
    private static final String BEHIND = """
            select f.position < h.size from journal.follower f, journal.head h where f.name = :name
            """;
    private static final String CLAIM = """
            select position from journal.follower where name = :name for update skip locked
            """;
    private static final String ADVANCE = """
            update journal.follower set position = :position where name = :name
            """;
    private static final String PASSED = """
            select exists (select from journal.follower f, journal.act_seq s
                            where f.name = :name and s.act = :act and f.position >= s.position)
            """;
    private static final String AS_SYSTEM = """
            select set_config('divan.kind', 'system', true)
            """;

    private final JdbcClient jdbc;

    Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void enrol(String follower) {
        jdbc.sql(ENROL).param("name", follower).update();
    }

    boolean isBehind(String follower) {
        return jdbc.sql(BEHIND).param("name", follower).query(Boolean.class).single();
    }

    /** The position, held until the transaction ends; empty while the same follower works elsewhere. */
    Optional<Long> claim(String follower) {
        jdbc.sql(AS_SYSTEM).query(String.class).single();
        return jdbc.sql(CLAIM).param("name", follower).query(Long.class).optional();
    }

    void advance(String follower, long position) {
        jdbc.sql(ADVANCE).param("name", follower).param("position", position).update();
    }

    boolean hasPassed(String follower, UUID act) {
        return jdbc.sql(PASSED).param("name", follower).param("act", act).query(Boolean.class).single();
    }
}
