package divan.registers;

import divan.kernel.Json;
import divan.kernel.Span;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of a register on their way into a file: by a cursor, a thousand at a time. */
@Component
class Departures {
    private static final int BATCH = 1000;
    private static final String NO_HURRY = "set local statement_timeout = 0";
    private static final String ALL = """
        select e.party, i.number, e.series, lower(e.valid) as first, upper(e.valid) as until, e.content
        from registers.entry e
        join registers.identity i on i.party = e.party and i.scheme = :scheme and i.valid @> lower(e.valid)
        where e.register = :register and e.ended_by is null
        order by i.number, lower(e.valid), e.series
        """;

    /** A row and whose it is. */
    record Leaving(UUID party, String number, String series, Span valid, Map<String, Object> values) {
    }

    private final JdbcClient jdbc;

    Departures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** To be closed, within the transaction. */
    Stream<Leaving> of(String register) {
        jdbc.sql(NO_HURRY).update();
        return jdbc.sql(ALL).withFetchSize(BATCH).param("register", register).param("scheme", Arrivals.SCHEME)
            .query((row, n) -> new Leaving(row.getObject("party", UUID.class), row.getString("number"),
                row.getString("series"), new Span(row.getObject("first", LocalDate.class),
                    row.getObject("until", LocalDate.class)), Json.map(row.getBytes("content")))).stream();
    }
}
