package divan.operations;

import divan.journal.Discrepancy;
import divan.journal.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The second guard stands: every table that has policies is guarded by them, its owner included; none of them
 * admits everybody; and the program's role may neither bypass them nor own anything.
 */
@Component
class GuardReconciliation implements Reconciliation {
    private static final String GUARDED = "select count(distinct polrelid) from pg_policy";
    private static final String OPENED = """
        select distinct n.nspname || '.' || c.relname as name
        from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
        where not (c.relrowsecurity and c.relforcerowsecurity)
           or pg_get_expr(p.polqual, p.polrelid) = 'true'
              and p.polroles <> array[(select oid from pg_roles where rolname = 'divan_owner')]
        order by 1
        """;
    private static final String POWERFUL = """
        select rolname from pg_roles
        where rolname = current_user and (rolsuper or rolbypassrls or rolcreaterole)
           or rolname = current_user and exists (select from pg_class where relowner = pg_roles.oid)
        """;

    private final JdbcClient jdbc;

    GuardReconciliation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String part() {
        return "guards";
    }

    @Override
    public Reconciled reconcile() {
        List<Discrepancy> wrong = new ArrayList<>();
        jdbc.sql(OPENED).query(String.class).list().forEach(table ->
            wrong.add(Discrepancy.of("guard-open", table, table, null)));
        jdbc.sql(POWERFUL).query(String.class).list().forEach(role ->
            wrong.add(Discrepancy.of("role-powerful", "pg_roles", role, null)));
        return new Reconciled(jdbc.sql(GUARDED).query(Long.class).single(), 0, wrong);
    }
}
