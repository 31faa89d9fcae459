package divan.journal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All acts of some types, in the order of the ledger: what a view of them is made or proved from. */
@Component
public class Told {
    private static final int PAGE = 500;
    private static final String NEXT = """
            select position from journal.act_seq
             where position > :after and type = any (:types) order by position limit :limit
            """;
    private static final String WAITING = """
            select act from journal.queue where type = any (:types) order by id
            """;
    private static final String POSITION = """
            select coalesce(max(position), 0) from journal.act_seq where act = :act
            """;

    private final Acts acts;
    private final JdbcClient jdbc;

    Told(Acts acts, JdbcClient jdbc) {
        this.acts = acts;
        this.jdbc = jdbc;
    }

    /**
     * Those that are not numbered yet come last; they are looked up first, because they may be numbered while
     * the others are read.
     */
    public void each(List<String> types, Consumer<Act> reader) {
        Set<UUID> waiting = new LinkedHashSet<>(jdbc.sql(WAITING)
                .param("types", types.toArray(String[]::new)).query(UUID.class).list());
        for (List<Long> next = next(0, types); !next.isEmpty(); next = next(next.getLast(), types)) {
            acts.at(next).forEach(placed -> {
                waiting.remove(placed.act().id());
                reader.accept(placed.act());
            });
        }
        waiting.forEach(act -> acts.find(act).ifPresent(reader));
    }

    private List<Long> next(long after, List<String> types) {
        return jdbc.sql(NEXT).param("after", after).param("types", types.toArray(String[]::new))
                .param("limit", PAGE).query(Long.class).list();
    }

    /** From 1; 0 where the act has no position, or there is none. */
    public long position(UUID act) {
        return jdbc.sql(POSITION).param("act", act).query(Long.class).single();
    }
}
