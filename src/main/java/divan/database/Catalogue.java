package divan.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The tables and sequences that the modules have in a database, and the commands that copy them: composed by
 * PostgreSQL, so that no name from outside ever becomes a command. How far each module has migrated is not
 * among them: a copy is loaded into schemas that the migrations made.
 */
final class Catalogue {
    private static final String TABLES = """
            select n.nspname || '.' || c.relname as name, c.oid, a.columns, c.relforcerowsecurity as forced,
                   format('copy %I.%I (%s) to stdout', n.nspname, c.relname, a.quoted) as write,
                   format('copy %I.%I (%s) from stdin', n.nspname, c.relname, a.quoted) as load,
                   format('truncate %I.%I cascade', n.nspname, c.relname) as empty,
                   format('alter table %I.%I no force row level security', n.nspname, c.relname) as open,
                   format('alter table %I.%I force row level security', n.nspname, c.relname) as close,
                   format('analyze %I.%I', n.nspname, c.relname) as analyze
              from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                   lateral (select array_agg(a.attname::text order by a.attnum) as columns,
                                   string_agg(quote_ident(a.attname), ', ' order by a.attnum) as quoted
                              from pg_attribute a
                             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                               and a.attgenerated = '') a
             where c.relkind = 'r' and n.nspname in (:schemas) and c.relname <> 'migration'
             order by 1
            """;
    private static final String REFERENCES = """
            select conrelid as from_table, confrelid as to_table from pg_constraint
             where contype = 'f' and conrelid <> confrelid
            """;
    private static final String SEQUENCES = """
            select format('%I.%I', n.nspname, c.relname) as name,
                   format('select last_value, is_called from %I.%I', n.nspname, c.relname) as state
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'S' and n.nspname in (:schemas) order by 1
            """;
    private static final String SET = "select setval(cast(:name as regclass), :last, :called)";

    /** A table with its commands. */
    record Entry(long oid, Table table, boolean forced, String write, String load, String empty, String open,
            String close, String analyze) {
    }

    private final JdbcClient jdbc;

    Catalogue(Connection connection) {
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** A table after those that it refers to. */
    List<Entry> tables() {
        Map<Long, Entry> waiting = new LinkedHashMap<>();
        jdbc.sql(TABLES).param("schemas", Migrations.MODULES).query((row, n) -> new Entry(row.getLong("oid"),
            new Table(row.getString("name"), Arrays.asList((String[]) row.getArray("columns").getArray())),
            row.getBoolean("forced"), row.getString("write"), row.getString("load"), row.getString("empty"),
            row.getString("open"), row.getString("close"), row.getString("analyze"))).list()
            .forEach(entry -> waiting.put(entry.oid(), entry));
        return ordered(waiting, references());
    }

    private Map<Long, Set<Long>> references() {
        Map<Long, Set<Long>> references = new LinkedHashMap<>();
        jdbc.sql(REFERENCES).query((row, n) -> references.computeIfAbsent(row.getLong("from_table"),
            _ -> new HashSet<>()).add(row.getLong("to_table"))).list();
        return references;
    }

    private static List<Entry> ordered(Map<Long, Entry> waiting, Map<Long, Set<Long>> references) {
        List<Entry> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Entry> ready = waiting.values().stream().filter(entry -> references
                .getOrDefault(entry.oid(), Set.of()).stream().noneMatch(waiting::containsKey)).toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: "
                    + waiting.values());
            }
            ready.forEach(entry -> waiting.remove(entry.oid()));
            ordered.addAll(ready);
        }
        return ordered;
    }

    List<Sequence> sequences() {
        return jdbc.sql(SEQUENCES).param("schemas", Migrations.MODULES)
            .query((row, n) -> Map.entry(row.getString("name"), row.getString("state"))).list().stream()
            .map(named -> jdbc.sql(named.getValue()).query((row, n) ->
                new Sequence(named.getKey(), row.getLong(1), row.getBoolean(2))).single()).toList();
    }

    /** Only a sequence that is there already is set. */
    void set(Sequence sequence) {
        if (sequences().stream().noneMatch(there -> there.name().equals(sequence.name()))) {
            throw new CannotStart("The copy holds the sequence " + sequence.name()
                + ", which this program lacks.");
        }
        jdbc.sql(SET).param("name", sequence.name()).param("last", sequence.last())
            .param("called", sequence.called()).query(Long.class).single();
    }
}
