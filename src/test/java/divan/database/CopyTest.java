package divan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one database holds, out of one snapshot, in another. */
class CopyTest {
    private static final List<String> ROWS = List.of(
        "insert into registers.party values ('00000000-0000-7000-8000-000000000001', 'natural', true, :act)",
        "insert into registers.identity values ('00000000-0000-7000-8000-000000000001', 'yabancı', '99', "
            + "daterange('2026-01-01', null), :act)",
        "insert into casework.content values "
            + "(encode(sha256('\\x00ff5c0a09'::bytea), 'hex'), '\\x00ff5c0a09')",
        "insert into casework.upload values (:act, :act, null, null, E'a\\tb\\nc\\\\d', 'pdf', 5, "
            + "encode(sha256('\\x00ff5c0a09'::bytea), 'hex'), '2026-11-22T10:00:00.123456Z')",
        "insert into journal.queue (act, type, leaf) values (:act, 'case.filed', '\\x01')",
        "select nextval('casework.number') from generate_series(1, 41)");

    private record Copy(Map<Table, Long> rows, Map<Table, byte[]> content, List<Sequence> sequences,
            Map<String, String> migrations) {
    }

    private static TestDatabase filled() {
        TestDatabase database = TestCluster.fresh();
        JdbcClient admin = JdbcClient.create(database.admin());
        UUID act = UUID.randomUUID();
        ROWS.forEach(row -> {
            if (row.startsWith("insert")) {
                admin.sql(row).param("act", act).update();
            } else {
                admin.sql(row).query().listOfRows();
            }
        });
        return database;
    }

    private static Copy copied(TestDatabase from) throws IOException {
        try (Snapshot snapshot = Snapshot.of(from.ownerAddress())) {
            return read(snapshot);
        }
    }

    private static Copy read(Snapshot snapshot) throws IOException {
        Map<Table, Long> rows = new LinkedHashMap<>();
        Map<Table, byte[]> content = new HashMap<>();
        for (Table table : snapshot.tables()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            rows.put(table, snapshot.copy(table, bytes));
            content.put(table, bytes.toByteArray());
        }
        return new Copy(rows, content, snapshot.sequences(), snapshot.migrations());
    }

    private static void load(TestDatabase into, Copy copy) throws IOException {
        Loading.run(into.ownerAddress(), copy.rows(), copy.sequences(),
            table -> new ByteArrayInputStream(copy.content().get(table)));
    }

    @Test
    void everyRowIsInTheCopyAlsoThoseThatAreHiddenFromTheOwner() throws Exception {
        TestDatabase from = filled();
        Copy copy = copied(from);
        JdbcClient admin = JdbcClient.create(from.admin());
        copy.rows().forEach((table, rows) -> assertThat(admin.sql("select count(*) from " + table.name())
            .query(Long.class).single()).as(table.name()).isEqualTo(rows));
        assertThat(copy.rows().keySet()).extracting(Table::name)
            .contains("casework.upload", "registers.identity");
        assertThat(copy.rows()).containsEntry(table(copy, "casework.upload"), 1L);
        assertThat(
            admin.sql("select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where "
            + "c.relkind = 'r' and c.relname <> 'migration' "
            + "and n.nspname !~ '^(pg_|information_schema|public)'")
            .query(Integer.class).single()).isEqualTo(copy.rows().size());
    }

    private static Table table(Copy copy, String name) {
        return copy.rows().keySet().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void whatIsLoadedIsCopiedAgainToTheSameBytes() throws Exception {
        Copy copy = copied(filled());
        TestDatabase empty = TestCluster.empty();
        Migrations.run(empty.owner(), copy.migrations());
        load(empty, copy);
        Migrations.run(empty.owner());
        Copy again = copied(empty);
        assertThat(again.rows()).isEqualTo(copy.rows());
        assertThat(again.sequences()).isEqualTo(copy.sequences());
        copy.content().forEach((table, bytes) -> assertThat(again.content().get(table)).as(table.name())
            .isEqualTo(bytes));
        assertThat(JdbcClient.create(empty.admin()).sql("select nextval('casework.number')").query(Long.class)
            .single()).isEqualTo(42);
        assertThat(JdbcClient.create(empty.admin())
            .sql("select count(*) from pg_class c join pg_namespace n on "
            + "n.oid = c.relnamespace where n.nspname = 'casework' and c.relrowsecurity and not "
            + "c.relforcerowsecurity").query(Integer.class).single()).isZero();
    }

    @Test
    void oneRowThatBreaksARuleAndNothingIsLoaded() throws Exception {
        Copy copy = copied(filled());
        copy.content().put(table(copy, "casework.content"), ("0".repeat(64) + "\t\\\\x00\n").getBytes());
        TestDatabase target = TestCluster.fresh();
        assertThatThrownBy(() -> load(target, copy)).isInstanceOf(CannotStart.class)
            .hasMessageContaining("content");
        assertThat(JdbcClient.create(target.admin()).sql("select count(*) from registers.party")
            .query(Integer.class)
            .single()).isZero();
        assertThat(JdbcClient.create(target.admin())
            .sql("select relforcerowsecurity from pg_class where oid = "
            + "'registers.identity'::regclass").query(Boolean.class).single()).isTrue();
    }

    @Test
    void aTableTooFewOrTooManyIsRefused() throws Exception {
        Copy copy = copied(filled());
        List<Table> tables = new ArrayList<>(copy.rows().keySet());
        Map<Table, Long> fewer = new LinkedHashMap<>(copy.rows());
        fewer.remove(tables.getFirst());
        Map<Table, Long> more = new LinkedHashMap<>(copy.rows());
        more.put(new Table("casework.secret", List.of("a")), 0L);
        for (Map<Table, Long> rows : List.of(fewer, more)) {
            assertThatThrownBy(() -> load(TestCluster.fresh(),
                new Copy(rows, copy.content(), copy.sequences(), copy.migrations())))
                .isInstanceOf(CannotStart.class);
        }
    }

    @Test
    void theProgramsOwnRoleSeesNoMoreBySayingThatItIsABackup() {
        TestDatabase from = filled();
        try (var app = from.app()) {
            assertThat(TestDatabase.as(app, "backup", null, null, () -> JdbcClient.create(app)
                .sql("select count(*) from registers.identity").query(Integer.class).single())).isZero();
        }
    }

    @Test
    void theSnapshotStaysWhileOthersWrite() throws Exception {
        TestDatabase from = filled();
        try (Snapshot snapshot = Snapshot.of(from.ownerAddress())) {
            JdbcClient.create(from.admin())
                .sql("insert into registers.party select gen_random_uuid(), 'natural', "
                + "true, gen_random_uuid() from generate_series(1, 10)").update();
            Copy copy = read(snapshot);
            assertThat(copy.rows()).containsEntry(table(copy, "registers.party"), 1L);
        }
    }
}
