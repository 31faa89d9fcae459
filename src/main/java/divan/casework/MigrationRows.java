package divan.casework;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Running cases by the version by which they run, and where they stand. */
@Component
class MigrationRows {
    /** Not decided, or something is left to do. */
    private static final String RUNNING = """
        from casework.case_row c
        cross join lateral (select convert_from(c.state, 'UTF8')::jsonb as now) s
        where c.service = :service and s.now ->> 'pack' <> :to
          and (c.open or exists (select from casework.task t where t.case_id = c.id))
        """;
    private static final String AFTER = "select c.id " + RUNNING
        + " and c.id > :after order by c.id limit :limit";
    private static final String VERSIONS = "select s.now ->> 'pack' as pack, count(*) as cases " + RUNNING
        + " group by 1 order by 1";
    private static final String STANDING = "select pack, element, count(*) as cases from (select distinct "
        + "r.id, r.now ->> 'pack' as pack, token ->> 'at' as element from (select c.id, s.now "
        + RUNNING + """
        ) r cross join lateral jsonb_array_elements(r.now -> 'process' -> 'tokens') token) at
        group by pack, element order by pack, element
        """;

    /** @param cases how many running cases have a token there */
    record Standing(String pack, String element, long cases) {
    }

    private final JdbcClient jdbc;

    MigrationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Running cases of other versions than this one, in the order of their filing. */
    List<UUID> after(String service, String to, UUID after, int limit) {
        return jdbc.sql(AFTER).param("service", service).param("to", to).param("after", after)
            .param("limit", limit).query(UUID.class).list();
    }

    /** How many running cases have which earlier version. */
    Map<String, Long> versions(String service, String to) {
        Map<String, Long> versions = new TreeMap<>();
        jdbc.sql(VERSIONS).param("service", service).param("to", to).query(row -> {
            versions.put(row.getString("pack"), row.getLong("cases"));
        });
        return versions;
    }

    /** Where running cases of other versions stand. */
    List<Standing> standing(String service, String to) {
        return jdbc.sql(STANDING).param("service", service).param("to", to).query((row, _) ->
            new Standing(row.getString("pack"), row.getString("element"), row.getLong("cases"))).list();
    }
}
