package divan.house;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.DatabaseAddress;
import divan.database.TestCluster;
import divan.database.TestDatabase;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No module reads another's tables: each has a role of the database that may use its own schema and the
 * view {@code journal.position}, and every statement in its compiled classes is planned as that role.
 * PostgreSQL says who may not. What is only a part of a statement, or composed, is read for the names of
 * tables.
 */
class ModuleRolesTest {
    private static final Path CLASSES = Path.of("target/classes/divan");
    private static final Pattern STATEMENT =
        Pattern.compile("(?is)\\s*(select|insert|update|delete|with|merge)\\s.*");
    /** A name after two colons is a cast, within quotes it is text. */
    private static final Pattern NAMED =
        Pattern.compile("'(?:[^']|'')*'|::|:([a-zA-Z_][a-zA-Z0-9_]*)|\\?");
    private static final Pattern NAMES_A_TABLE =
        Pattern.compile("(?is)\\b(?:from|join|into|update|using|table|lock)\\s+([a-z_]+)\\.([a-z_0-9]+)");
    private static final String DENIED = "42501";
    private static final String ROLE = "divan_only_";
    /** What the database keeps of itself: which migrations ran. */
    private static final String HOUSEKEEPING = "public";

    private static TestDatabase database;
    private static Map<String, Set<String>> statements;
    private static Set<String> tables;

    /** Module → every text in its classes that may be SQL, or a part of it. */
    @BeforeAll
    static void read() throws IOException, SQLException {
        database = TestCluster.fresh();
        statements = new TreeMap<>();
        for (String module : Bands.modules()) {
            statements.put(module, texts(CLASSES.resolve(module)));
        }
        JdbcClient superuser = JdbcClient.create(database.admin());
        tables = new HashSet<>(superuser.sql("""
            select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'v', 'p') and n.nspname !~ '^(pg_|information_schema$)'
            """).query(String.class).list());
        for (String module : statements.keySet()) {
            role(superuser, module);
        }
    }

    @AfterAll
    static void takeTheRolesAway() {
        JdbcClient superuser = JdbcClient.create(database.admin());
        for (String module : statements.keySet()) {
            superuser.sql("drop owned by " + ROLE + module).update();
            superuser.sql("drop role " + ROLE + module).update();
        }
    }

    private static Set<String> texts(Path folder) throws IOException {
        Set<String> texts = new TreeSet<>(Comparator.naturalOrder());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                    if (entry instanceof StringEntry text) {
                        texts.add(text.stringValue());
                    }
                }
            }
        }
        return texts;
    }

    private static void role(JdbcClient superuser, String module) {
        String role = ROLE + module;
        boolean there = superuser.sql("select exists (select from pg_roles where rolname = :role)")
            .param("role", role).query(Boolean.class).single();
        if (!there) {
            superuser.sql("create role " + role).update();
        }
        superuser.sql("grant usage on schema journal to " + role).update();
        superuser.sql("grant select on journal.position to " + role).update();
        for (String schema : schemas()) {
            superuser.sql("grant usage on schema " + schema + " to " + role).update();
            superuser.sql("grant execute on all functions in schema " + schema + " to " + role).update();
        }
        String own = module.equals("database") ? HOUSEKEEPING : module;
        if (tables.stream().anyMatch(table -> table.startsWith(own + "."))) {
            superuser.sql("grant usage on schema " + own + " to " + role).update();
            superuser.sql("grant all on all tables in schema " + own + " to " + role).update();
            superuser.sql("grant all on all sequences in schema " + own + " to " + role).update();
        }
        if (module.equals("database")) {
            superuser.sql("grant execute on function pg_reload_conf(), pg_switch_wal(), pg_ls_waldir() to "
                + role).update();
        }
    }

    /** With numbered parameters, as PostgreSQL plans it without values. */
    private static String planned(String sql) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAMED.matcher(sql);
        StringBuilder text = new StringBuilder("explain (generic_plan) ");
        while (matcher.find()) {
            String name = matcher.group().equals("?") ? "?" + names.size() : matcher.group(1);
            if (name == null) {
                matcher.appendReplacement(text, Matcher.quoteReplacement(matcher.group()));
                continue;
            }
            if (!names.contains(name)) {
                names.add(name);
            }
            matcher.appendReplacement(text, "\\$" + (names.indexOf(name) + 1));
        }
        return matcher.appendTail(text).toString();
    }

    /** A plan without values can be asked for in the simple protocol only. */
    private static Connection superuser() throws SQLException {
        DatabaseAddress admin = database.adminAddress();
        return DriverManager.getConnection(admin.url() + (admin.url().contains("?") ? "&" : "?")
            + "preferQueryMode=simple", admin.user(), admin.password());
    }

    /** PostgreSQL's answer as that module: empty where it was planned, otherwise the error's code. */
    private static String answer(Connection connection, String module, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set role " + ROLE + module);
            statement.execute(planned(sql));
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        } finally {
            try (Statement back = connection.createStatement()) {
                back.execute("reset role");
            }
        }
    }

    /** Tables that a text names and that are not the module's. */
    private static Set<String> foreign(String module, String text) {
        Set<String> foreign = new TreeSet<>();
        NAMES_A_TABLE.matcher(text).results().map(found -> found.group(1) + "." + found.group(2))
            .filter(tables::contains).filter(name -> !name.startsWith(module + "."))
            .filter(name -> !name.equals("journal.position"))
            .filter(name -> !(module.equals("database") && name.startsWith(HOUSEKEEPING + ".")))
            .forEach(foreign::add);
        return foreign;
    }

    @Test
    void everyStatementOfAModuleIsPlannedAsARoleThatSeesItsOwnTablesOnly() throws SQLException {
        List<String> denied = new ArrayList<>();
        Map<String, Integer> planned = new TreeMap<>();
        int parts = 0;
        try (Connection connection = superuser()) {
            for (Map.Entry<String, Set<String>> module : statements.entrySet()) {
                for (String sql : module.getValue()) {
                    if (!STATEMENT.matcher(sql).matches()) {
                        continue;
                    }
                    switch (answer(connection, module.getKey(), sql)) {
                        case "" -> planned.merge(module.getKey(), 1, Integer::sum);
                        case DENIED -> denied.add(module.getKey() + ": " + sql);
                        default -> parts++;
                    }
                }
            }
        }
        assertThat(denied).isEmpty();
        assertThat(planned.keySet()).containsAll(schemas());
        assertThat(planned.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(300);
        assertThat(parts).as("texts that are no whole statement").isLessThan(100);
    }

    /** Modules with tables of their own. */
    private static Set<String> schemas() {
        Set<String> schemas = new TreeSet<>();
        tables.stream().map(table -> table.substring(0, table.indexOf('.')))
            .filter(statements::containsKey).forEach(schemas::add);
        return schemas;
    }

    @Test
    void noTextOfAModuleNamesAnothersTable() {
        List<String> named = new ArrayList<>();
        statements.forEach((module, texts) -> texts.forEach(text -> {
            Set<String> foreign = foreign(module, text);
            if (!foreign.isEmpty()) {
                named.add(module + " " + foreign + ": " + text);
            }
        }));
        assertThat(named).isEmpty();
    }

    @Test
    void policiesAndFunctionsStayWithinTheirSchemaToo() {
        List<String[]> sources = JdbcClient.create(database.admin()).sql("""
            select schemaname as schema, coalesce(qual, '') || ' ' || coalesce(with_check, '') as text
            from pg_policies
            union all
            select n.nspname, p.prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname in (:modules)
            """).param("modules", statements.keySet()).query((row, n) ->
                new String[] {row.getString(1), row.getString(2)}).list();
        assertThat(sources).hasSizeGreaterThan(60);
        assertThat(sources.stream().flatMap(source -> foreign(source[0], source[1]).stream()
            .map(name -> source[0] + " " + name))).isEmpty();
    }

    /** Another's table is refused by PostgreSQL and found by its name. */
    @Test
    void aStatementThatReadsAnothersTableIsFound() throws SQLException {
        String sql = "select e.id from registers.entry e join journal.position p on p.act = e.made_by "
            + "where e.party = :party and e.valid @> cast(:day as date)";
        try (Connection connection = superuser()) {
            assertThat(answer(connection, "registers", sql)).isEmpty();
            assertThat(answer(connection, "casework", sql)).isEqualTo(DENIED);
            assertThat(answer(connection, "portal", sql)).isEqualTo(DENIED);
        }
        assertThat(foreign("casework", sql)).containsExactly("registers.entry");
        assertThat(foreign("registers", sql)).isEmpty();
    }
}
