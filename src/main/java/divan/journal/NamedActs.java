package divan.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every row that names an act names one that was done: a row that somebody put in by hand has none to name.
 * The columns are found by their names in PostgreSQL's catalogue, so that a table which comes later cannot be
 * forgotten; the journal's own are for {@link ActRows}.
 */
@Component
final class NamedActs implements Reconciliation {
    /** Composed by PostgreSQL: no name from outside ever becomes a command. */
    private static final String QUESTIONS = """
            select n.nspname || '.' || c.relname as name,
                   format('select distinct %I::uuid from %I.%I t where %I is not null and not exists '
                          || '(select from journal.act a where a.id = t.%I)',
                          a.attname, n.nspname, c.relname, a.attname, a.attname) as question,
                   format('select count(%I) from %I.%I', a.attname, n.nspname, c.relname) as many
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$|journal$)'
               and a.atttypid = 'uuid'::regtype and (a.attname = 'act' or a.attname ~ '_by$')
               and has_table_privilege(c.oid, 'select')
             order by 1, 2
            """;

    private record Question(String table, String question, String many) {
    }

    private final JdbcClient jdbc;

    NamedActs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String part() {
        return "names";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        long checked = 0;
        for (Question question : questions()) {
            checked += jdbc.sql(question.many()).query(Long.class).single();
            jdbc.sql(question.question()).query(UUID.class).list().forEach(act ->
                wrong.add(Discrepancy.of("act-unknown", question.table(), act, act)));
        }
        return new Reconciled(checked, 0, wrong);
    }

    private List<Question> questions() {
        return jdbc.sql(QUESTIONS).query((row, _) -> new Question(row.getString("name"),
                row.getString("question"), row.getString("many"))).list();
    }
}
