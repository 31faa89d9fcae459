package divan.organisation;

import divan.database.Batches;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a pack last said of an organ: only where it says something else than before does it change what
 * officials made.
 */
@Component
class PackLines {
    private static final String OF =
        "select number, coalesce(line, '') as line from organisation.number where number = any(:numbers)";
    private static final String SAY = "update organisation.number set line = :line where number = :number";

    private final JdbcClient jdbc;

    PackLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By number; empty where the number is given and no pack has said anything of it. */
    Map<String, String> of(Collection<String> numbers) {
        Map<String, String> lines = new HashMap<>();
        jdbc.sql(OF).param("numbers", numbers.toArray(String[]::new))
            .query(row -> {
                lines.put(row.getString("number"), row.getString("line"));
            });
        return lines;
    }

    void say(String number, String line) {
        jdbc.sql(SAY).param("number", number).param("line", line).update();
    }

    /** By number. */
    void say(Batches batches, Map<String, String> some) {
        batches.write(SAY, List.copyOf(some.entrySet()),
            said -> Map.of("number", said.getKey(), "line", said.getValue()));
    }
}
