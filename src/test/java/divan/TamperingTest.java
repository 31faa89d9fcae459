package divan;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import divan.access.Entrant;
import divan.casework.Bureau;
import divan.casework.Casework;
import divan.clients.Institution;
import divan.database.TestCluster;
import divan.database.TestDatabase;
import divan.demo.World;
import divan.journal.Actor;
import divan.journal.Discrepancy;
import divan.journal.Journal;
import divan.kernel.FileReport;
import divan.openid.Remains;
import divan.operations.DataAudit;
import divan.registers.FileOrder;
import divan.registers.RegisterFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Somebody is superuser of the database and changes it behind the program: a copy of a world with cases is
 * altered by one statement at a time, and {@code ./divan verify --data} names what was touched. In a world of
 * its own, because rows that other tests put in by hand are just what it finds.
 */
@World
@TestPropertySource(properties = "divan.test.world=tampering")
@DirtiesContext
class TamperingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a superuser does, and what must be found; more may be, because tables rest on each other. */
    private record Tampering(String sql, String code, String table) {
        static Tampering of(String code, String table, String sql) {
            return new Tampering(sql, code, table);
        }
    }

    private static final List<Tampering> ACTS = List.of(
        Tampering.of("subject-hidden", "journal.act_subject", """
            delete from journal.act_subject
            where act = (select id from journal.act where type = 'data.read' limit 1)
            """),
        Tampering.of("subject-added", "journal.act_subject", """
            insert into journal.act_subject (subject, act)
            select gen_random_uuid(), id from journal.act where type = 'case.decided' limit 1
            """),
        Tampering.of("act-columns", "journal.act", """
            update journal.act set organ = '92000041' where type = 'case.decided'
            """),
        Tampering.of("act-columns", "journal.act", """
            update journal.act set subjects = subjects[1:1] where type = 'case.decided'
            """),
        Tampering.of("act-columns", "journal.act", """
            update journal.act set at = at - interval '1 day' where type = 'case.filed'
            """),
        Tampering.of("ledger-act", "journal.act_seq", """
            delete from journal.act where id = (select id from journal.act where type = 'data.read' limit 1)
            """),
        Tampering.of("ledger-act", "journal.act_seq", """
            update journal.act set body = replace(convert_from(body, 'UTF8'), 'grant', 'grunt')::bytea
            where type = 'case.decided'
            """),
        Tampering.of("act-without-number", "journal.act", """
            insert into journal.act
            select gen_random_uuid(), at, type, kind, organ, person, post, subjects, envelope, salt_envelope,
                   body, salt_body from journal.act where type = 'case.decided' limit 1
            """),
        Tampering.of("ledger-checkpoint", "journal.checkpoint", """
            with last as (delete from journal.act_seq where position = (select size from journal.head)),
                 forgotten as (delete from journal.checkpoint)
            update journal.head set size = size - 1
            """),
        Tampering.of("ledger-tile", "journal.tile", """
            update journal.tile set root = sha256(root)
            """));

    private static final List<Tampering> CASES = List.of(
        Tampering.of("row-differs", "casework.case_row",
            "update casework.case_row set organ = '92000041' where open"),
        Tampering.of("row-differs", "casework.case_row",
            "update casework.case_row set deadline = deadline + 30 where open"),
        Tampering.of("row-differs", "casework.case_row",
            "update casework.case_row set party = gen_random_uuid() where not open"),
        Tampering.of("row-differs", "casework.case_row", """
            update casework.case_row
            set state = convert_to(replace(convert_from(state, 'UTF8'), '"refuse"', '"grant"'), 'UTF8')
            """),
        Tampering.of("row-gone", "casework.case_row", "delete from casework.case_row where open"),
        Tampering.of("row-unknown", "casework.case_row", """
            insert into casework.case_row select gen_random_uuid(), '2026-9999', service, gen_random_uuid(),
                organ, state, version, deadline, open, matter, awaited, corrected
            from casework.case_row limit 1
            """),
        Tampering.of("row-differs", "casework.filing", """
            update casework.filing
            set content = convert_to(replace(convert_from(content, 'UTF8'), 'Deneme', 'Başka'), 'UTF8')
            """),
        Tampering.of("row-differs", "casework.task", "update casework.task set organ = '92000041'"),
        Tampering.of("row-differs", "casework.timer", "delete from casework.timer"),
        Tampering.of("row-differs", "casework.assignment", """
            insert into casework.assignment select id, organ, 'x', party, gen_random_uuid()
            from casework.case_row where not open limit 1
            """),
        Tampering.of("row-differs", "casework.recusal", "delete from casework.recusal"),
        Tampering.of("row-differs", "casework.opinion",
            "update casework.opinion set question = 'Başka soru'"),
        Tampering.of("row-differs", "casework.opinion_upload", "delete from casework.opinion_upload"),
        Tampering.of("row-differs", "casework.upload", """
            update casework.upload set organ = '92000041' where case_id is not null
            """));

    private static final List<Tampering> THE_REST = List.of(
        Tampering.of("rows-differ", "registers.entry", """
            update registers.entry set valid = daterange(lower(valid), upper(valid) + 365)
            where made_by = (select id from journal.act where type = 'case.decided'
                             and convert_from(body, 'UTF8') like '%"grant"%' limit 1)
            """),
        Tampering.of("rows-differ", "registers.entry", """
            update registers.entry set content = convert_to('{"policy":"BASKA"}', 'UTF8')
            where made_by = (select id from journal.act where type = 'register.imported')
            """),
        Tampering.of("rows-gone", "registers.entry", """
            delete from registers.entry
            where made_by = (select id from journal.act where type = 'register.imported')
            """),
        Tampering.of("rows-differ", "registers.entry", """
            insert into registers.entry
            select gen_random_uuid(), 'restrictions', party, 'x', content, valid, made_by, null
            from registers.entry limit 1
            """),
        Tampering.of("rows-differ", "registers.entry", """
            update registers.entry set ended_by = made_by
            where id = (select id from registers.entry where register = 'foreigners' limit 1)
            """),
        Tampering.of("rows-differ", "registers.entry", """
            update registers.identity set number = '99000000000'
            where number = (select number from registers.identity limit 1)
            """),
        Tampering.of("row-differs", "registers.concern", """
            insert into registers.concern select party, '92000041', made_by from registers.concern limit 1
            """),
        Tampering.of("row-differs", "registers.file", "update registers.file set sha256 = repeat('0', 64)"),
        Tampering.of("row-differs", "documents.file", """
            update documents.file set content = content || '%'::bytea, sha256 = sha256(content || '%'::bytea)
            """),
        Tampering.of("row-gone", "documents.file", "delete from documents.file"),
        Tampering.of("row-differs", "documents.document", """
            update documents.document set party = gen_random_uuid()
            """),
        Tampering.of("row-differs", "documents.document",
            "update documents.document set serial = serial + 100"),
        Tampering.of("row-differs", "organisation.holder", """
            insert into organisation.holder (post, person, valid, made_by)
            select h.post, p.id, h.valid, h.made_by from organisation.holder h, access.person p
            where p.login = 'amina' limit 1
            """),
        Tampering.of("act-unknown", "organisation.holder", """
            insert into organisation.holder (post, person, valid, made_by)
            select h.post, p.id, h.valid, gen_random_uuid() from organisation.holder h, access.person p
            where p.login = 'amina' limit 1
            """),
        Tampering.of("guard-open", "casework.case_row",
            "alter table casework.case_row disable row level security"),
        Tampering.of("guard-open", "registers.entry",
            "alter policy entry_visible on registers.entry using (true)"),
        Tampering.of("act-unknown", "organisation.delegation", """
            update organisation.delegation set made_by = gen_random_uuid()
            """));

    private static final List<Tampering> INSTITUTIONS = List.of(
        Tampering.of("row-differs", "clients.protocol", """
            update clients.protocol set fields = fields || '{insurance/policy}'::text[]
            """),
        Tampering.of("row-differs", "clients.protocol",
            "update clients.protocol set purposes = '{residence-permit.review}'"),
        Tampering.of("row-differs", "clients.protocol", "update clients.protocol set last = last + 365"),
        Tampering.of("row-gone", "clients.protocol", """
            with used as (delete from clients.inquiry_use), applied as (delete from clients.application)
            delete from clients.protocol
            """),
        Tampering.of("row-differs", "clients.client", "update clients.client set turn = turn + 1"),
        Tampering.of("row-differs", "clients.client", "update clients.client set organ = '92000041'"),
        Tampering.of("row-differs", "clients.client", """
            update clients.client set signing_keys = replace(signing_keys, '"kid":"a"', '"kid":"b"')
            """),
        Tampering.of("row-differs", "clients.client",
            "update clients.client set tls_proof = 'dns:evil.example' where tls_proof <> ''"),
        Tampering.of("row-differs", "access.certificate",
            "update access.certificate set fingerprint = sha256(fingerprint)"),
        Tampering.of("row-differs", "access.certificate",
            "update access.certificate set mark = sha256(mark)"),
        Tampering.of("row-differs", "access.certificate",
            "update access.certificate set proved = not proved"),
        Tampering.of("row-differs", "access.certificate", """
            update access.certificate c set person = p.id from access.person p where p.login = 'director'
            """),
        Tampering.of("row-differs", "access.certificate",
            "update access.certificate set ended_by = made_by"),
        Tampering.of("row-differs", "clients.application",
            "update clients.application set redirects = '{https://elsewhere.example/}'"),
        Tampering.of("row-differs", "clients.application", "delete from clients.application"),
        Tampering.of("row-differs", "clients.application",
            "update clients.application set ended_by = gen_random_uuid()"),
        Tampering.of("row-differs", "clients.application",
            "update clients.application set let_in_by = gen_random_uuid()"),
        Tampering.of("row-differs", "openid.consent", """
            update openid.consent set fields = fields || '{insurance/policy}'::text[]
            """),
        Tampering.of("row-differs", "openid.consent", "update openid.consent set last = last + 365"),
        Tampering.of("row-differs", "openid.consent", "update openid.consent set withdrawn_by = made_by"),
        Tampering.of("row-differs", "openid.consent", "update openid.consent set party = gen_random_uuid()"),
        Tampering.of("row-differs", "clients.key", "update clients.key set last = last + 365"));

    @Autowired
    private ConfigurableApplicationContext program;
    @Autowired
    private TestDatabase database;
    @Value("${divan.data}")
    private Path data;
    @TempDir
    private Path scratch;

    /** The parts of the program, on one copy after the other. */
    private static final class Pointed extends DelegatingDataSource {
        void at(DataSource other) {
            setTargetDataSource(other);
        }
    }

    private void world() throws InterruptedException {
        Bureau bureau = Bureau.opened(program);
        bureau.refused();
        String filed = bureau.filed(bureau.applicant());
        bureau.workedOn(filed);
        program.getBean(Casework.class).open(bureau.official("official"), filed);
        String file = "number,from,last,series,policy\n99000000110,2031-01-01,2031-12-31,,TEST-POLICE\n";
        FileReport report = program.getBean(RegisterFiles.class).take(new FileOrder("insurance",
            Actor.system(), "Deneme", null, false),
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.isGood()).as("%s", report).isTrue();
        bureau.awaitAll(bureau.granted());
        new Institution(program).leaveSomething();
        Entrant entrant = new Entrant(program);
        entrant.withCertificate(entrant.added("kartli", "Deneme Kartlı"));
        Remains.leave(program, Objects.requireNonNull(program.getEnvironment()
            .getProperty("local.server.port", Integer.class)));
        Journal journal = program.getBean(Journal.class);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (journal.checkpoint().size() < journal.size() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        leave();
    }

    /** A database is copied when nobody is connected to it. */
    private void leave() {
        program.stop();
        program.getBean(HikariDataSource.class).close();
        JdbcClient.create(TestCluster.empty().admin()).sql("""
            select pg_terminate_backend(pid) from pg_stat_activity where datname = :name
            """).param("name", TestCluster.name(database)).query(Boolean.class).list();
    }

    private record Said(int code, String out) {
    }

    private Said verify(TestDatabase of, String... more) throws Exception {
        Path password = Files.writeString(data.resolve("password"), of.adminAddress().password());
        List<String> words = new ArrayList<>(List.of("verify", "--data", data.toString(), "--database",
            of.adminAddress().url().replace("jdbc:postgresql://",
                "postgres://" + of.adminAddress().user() + "@"),
            "--database-password-file", password.toString(), "--lang", "en"));
        words.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Divan.run(words, print, print);
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatASuperuserChangesBehindTheProgramIsFoundAndAnUntouchedWorldIsClean() throws Exception {
        world();
        Said clean = verify(database);
        assertThat(clean.out()).contains("Everything is what the sealed acts say").doesNotContain("✗");
        assertThat(clean.code()).isZero();
        Pointed pointed = new Pointed();
        pointed.at(database.appAddress().dataSource());
        FileSystemUtils.copyRecursively(data.resolve("ledger"), scratch.resolve("ledger"));
        try (ConfigurableApplicationContext parts = Parts.of(Map.of("divan.data", scratch.toString(),
                "divan.demo", "true", "divan.pack-dir", scratch.toString()), pointed)) {
            DataAudit audit = parts.getBean(DataAudit.class);
            assertThat(Stream.of(ACTS, CASES, THE_REST, INSTITUTIONS).flatMap(List::stream)
                .map(tampering -> missed(tampering, pointed, audit)).filter(text -> !text.isEmpty()))
                .isEmpty();
        }
        altered();
    }

    /** What was not found, in words; empty where it was. */
    private String missed(Tampering tampering, Pointed pointed, DataAudit audit) {
        TestDatabase copy = TestCluster.copy(database);
        pointed.at(copy.appAddress().dataSource());
        try {
            JdbcClient.create(copy.admin()).sql(tampering.sql()).update();
        } catch (DataAccessException e) {
            return tampering.sql() + " was not done: " + e.getMessage();
        }
        List<Discrepancy> wrong = audit.whole(data).wrong();
        return wrong.stream().anyMatch(found -> found.code().equals(tampering.code())
            && found.table().equals(tampering.table())) ? "" : tampering.sql() + " gave " + wrong;
    }

    private void altered() throws Exception {
        TestDatabase copy = TestCluster.copy(database);
        JdbcClient.create(copy.admin()).sql(CASES.getFirst().sql()).update();
        Said json = verify(copy, "--format", "json");
        assertThat(json.out()).contains("\"good\":false", "\"code\":\"row-differs\"",
            "\"table\":\"casework.case_row\"");
        assertThat(json.code()).isEqualTo(1);
        assertThat(verify(copy, "--nonsense").code()).isEqualTo(2);
        assertThat(verify(copy).out()).contains("the row does not say what its act says", "Found: 1.");
    }
}
