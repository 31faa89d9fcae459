package divan.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import divan.Commands;
import divan.access.Access;
import divan.access.Entrant;
import divan.access.Mandate;
import divan.access.OpenDoor;
import divan.casework.Bureau;
import divan.casework.Encountered;
import divan.casework.Refolding;
import divan.casework.Remembered;
import divan.clients.Client;
import divan.clients.Institution;
import divan.clients.Protocol;
import divan.clients.Prover;
import divan.database.TestCluster;
import divan.database.TestDatabase;
import divan.demo.Wire;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Extent;
import divan.journal.FourEyes.Verdict;
import divan.journal.Journal;
import divan.journal.Receipt;
import divan.journal.ReceiptCheck;
import divan.kernel.FileReport;
import divan.kernel.Json;
import divan.messages.Mailed;
import divan.openid.Remains;
import divan.operations.DataAudit;
import divan.operations.Installation;
import divan.operations.Restore;
import divan.registers.FileOrder;
import divan.registers.RegisterFiles;
import divan.registers.Registers;
import divan.web.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Somebody is erased, and then no table, index, file or queue holds one of their words; before, the same
 * search finds each. Everybody else is as they were, and everything that is proved is still proved. In a
 * world of its own, because it looks at all of it.
 */
@World
@TestPropertySource(properties = "divan.test.world=erasure")
@DirtiesContext
class ErasureTest {
    /** Where opaque ids of somebody stand, besides those places in which they are left. */
    private static final Set<String> OF_IDS = Set.of("access.certificate.person", "access.mandate.principal",
        "access.session.person", "registers.presence.party", "casework.follow_code.case_id",
        "casework.emergency.case_id", "casework.read_reason.party", "casework.draft.party",
        "openid.consent.party", "openid.login.party", "casework.draft.mandate");
    /** Opaque ids and nothing else, and why: decision 0044. */
    private static final Set<String> LEFT = new TreeSet<>(Set.of("access.person.id",
        "access.person.login", "access.person.party", "access.security_event.person",
        "access.mandate.representative",
        "casework.draft.person", "catalogue.course.case_id", "erasure.proposal.asked",
        "erasure.proposal.asker", "erasure.proposal.targets",
        "journal.act.envelope", "journal.act.person", "journal.act.subjects", "journal.act_subject.subject",
        "messages.message.subjects", "pg_stats", "registers.party.id"));

    private static final String BACK =
        "update journal.act set body = :body, salt_body = :salt where id = :id";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Erasure erasure;
    @Autowired
    private Access access;
    @Autowired
    private Journal journal;
    @Autowired
    private Registers registers;
    @Autowired
    private TestDatabase database;
    @Value("${divan.data}")
    private Path data;
    @LocalServerPort
    private int port;
    @TempDir
    private Path scratch;
    private Bureau bureau;
    private List<String> examined = List.of();

    private Caller proposer() {
        return bureau.official("data-protection-officer");
    }

    private Caller approver() {
        return bureau.official("migration-president");
    }

    private String identity(Caller caller) {
        return access.asSystem(() -> registers.identity(Objects.requireNonNull(caller.party()),
            bureau.sundial.today())).orElseThrow();
    }

    /** One file of two people: rows of one act, sealed by one hash. */
    private void imported(String one, String other) {
        String file = "number,from,last,series,policy\n" + one + ",2031-01-01,2031-12-31,,policeno12345\n"
            + other + ",2031-01-01,2031-12-31,,BASKASININ\n";
        FileReport report = program.getBean(RegisterFiles.class).take(new FileOrder("insurance",
            Actor.system(), "Deneme", null, false),
            new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.isGood()).as("%s", report).isTrue();
    }

    /** An institution's program asks about them, and names its own file. */
    private void inquired(String identity) {
        Institution institution = new Institution(program);
        Client client = institution.registered(1000, 1000);
        Prover prover = new Prover(port, client.id(), Prover.curve("a"));
        institution.signsWith(client, Prover.set(prover.key()));
        Protocol protocol = institution.agreed(client);
        var answer = new Wire(port).post("/api/inquiries", new String(Json.canonical(Map.of("protocol",
            protocol.number(), "purpose", "residence-permit.serve", "register", "foreigners",
            "identityNumber", identity, "reference", "kurumdosyasi77")), StandardCharsets.UTF_8),
            "Authorization", "Bearer " + prover.token(bureau.sundial.instant()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String looked(String path, UUID person) {
        return new Wire(port).get(path, "Cookie", OpenDoor.cookie(program, person)).body();
    }

    private void published() throws InterruptedException {
        for (int i = 0; i < 600 && journal.checkpoint().size() < journal.size(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private String[] installation() throws Exception {
        Path password = Files.writeString(data.resolve("password"), database.adminAddress().password());
        return new String[] {"--data", data.toString(), "--database",
            database.adminAddress().url().replace("jdbc:postgresql://",
                "postgres://" + database.adminAddress().user() + "@"),
            "--database-password-file", password.toString(), "--lang", "en"};
    }

    private Path files() {
        JdbcClient superuser = JdbcClient.create(database.admin());
        return Path.of(superuser.sql("select current_setting('data_directory')").query(String.class)
            .single());
    }

    private Path tables() {
        return files().resolve("base").resolve(JdbcClient.create(database.admin()).sql(
            "select oid::text from pg_database where datname = current_database()").query(String.class)
            .single());
    }

    private void checkpoint() {
        JdbcClient.create(database.admin()).sql("checkpoint").update();
    }

    private UUID approved(Wish wish) {
        UUID proposal = ((Outcome.Done) erasure.propose(proposer(), wish)).act();
        assertThat(erasure.decide(approver(), proposal, Verdict.APPROVED, ""))
            .isInstanceOf(Outcome.Done.class);
        return proposal;
    }

    @Test
    void ofSomebodyWhoIsErasedNoWordIsLeftAnywhereAndEveryProofStands() throws Exception {
        bureau = Bureau.opened(program);
        Caller other = bureau.applicant();
        String kept = bureau.granted(other);
        Remembered somebody = new Remembered(program);
        imported(somebody.identity(), identity(other));
        inquired(somebody.identity());
        Encountered besides = new Encountered(program, somebody);
        new Entrant(program).withCertificate(somebody.applicant().person());
        Remains.leave(program, port, somebody.applicant());
        somebody.settled();
        Mailed.all(program);
        assertThat(looked("/tr/cases/" + somebody.no(), bureau.official("official").person()))
            .contains(Remembered.FAMILY);
        assertThat(looked("/tr/my", somebody.applicant().person())).contains(Remembered.FAMILY);
        JdbcClient.create(database.admin()).sql("analyze").update();
        checkpoint();
        published();
        Receipt receipt = access.asSystem(() -> journal.receipt(bureau.actOf(kept, "case.decided")))
            .orElseThrow();
        UUID first = bureau.actOf(somebody.no(), "case.filed");
        Act filed = access.asSystem(() -> journal.find(first)).orElseThrow();
        Haystack haystack = new Haystack(somebody.words());
        everyWordIsFoundWhereItMustBe(haystack);
        Haystack opaque = new Haystack(Stream.of(somebody.party(), somebody.applicant().person(),
            somebody.caseId(), besides.mandate()).map(UUID::toString).toList());
        assertThat(places(opaque)).containsAll(OF_IDS);

        examined = complaints();
        Path backup = backup();
        approved(new Wish(Extent.Kind.PARTY, List.of(somebody.identity()), Ground.ORDER, "2026/117"));
        assertThat(Commands.run(with("erase")).code()).isZero();

        assertThat(haystack.inTables(database.admin())).isEmpty();
        assertThat(haystack.inFiles(tables())).isEmpty();
        assertThat(haystack.inFiles(data)).isEmpty();
        assertThat(haystack.inFiles(files().resolve("pg_wal"))).isEmpty();
        assertThat(places(opaque)).isSubsetOf(LEFT);
        assertThat(somebody.stillKnown()).isEmpty();
        whomTheyActedForIsAsTheyWereWithoutThem(besides);
        assertThat(looked("/tr/cases/" + somebody.no(), bureau.official("official").person()))
            .doesNotContain(Remembered.FAMILY);
        everyProofStands(somebody, filed, receipt);
        assertThat(access.asSystem(() -> registers.history("insurance",
            Objects.requireNonNull(other.party())))).anySatisfy(row ->
                assertThat(row.values()).containsEntry("policy", "BASKASININ"));
        assertThat(bureau.outcome(kept)).isEqualTo("grant");
        anOlderBackupIsErasedAgainHoweverOftenItIsKilled(backup, haystack);
    }

    /** What the doctor finds wrong: of the database of tests that it acknowledges before it has written. */
    private List<String> complaints() throws Exception {
        return Commands.run(with("doctor")).out().lines().filter(line -> line.contains("✗")).toList();
    }

    /** Bodies taken away or put back behind the program are no erasure. */
    private void whatIsTamperedWithAfterwardsIsFound(UUID erased) throws Exception {
        JdbcClient superuser = JdbcClient.create(database.admin());
        UUID other = superuser.sql("select id from journal.act where body is not null "
            + "and type = 'case.filed' order by id limit 1").query(UUID.class).single();
        found(superuser, "body-missing", other, "update journal.act set body = null, salt_body = null "
            + "where id = :id");
        found(superuser, "body-back", erased, "update journal.act set body = '{}', "
            + "salt_body = decode(repeat('00', 32), 'hex') where id = :id");
        assertThat(Commands.run(with("verify")).code()).as("as it was").isZero();
    }

    private void found(JdbcClient superuser, String code, UUID act, String change)
            throws Exception {
        Map<String, Object> row = superuser.sql("select body, salt_body from journal.act where id = :id")
            .param("id", act).query().singleRow();
        superuser.sql(change).param("id", act).update();
        Commands.Said said = Commands.run(Stream.concat(with("verify").stream(), Stream.of("--format",
            "json")).toList());
        superuser.sql(BACK).param("id", act).param("body", row.get("body"), Types.BINARY)
            .param("salt", row.get("salt_body"), Types.BINARY).update();
        assertThat(said.code()).as(said.out()).isOne();
        assertThat(said.out()).contains(code, act.toString());
    }

    private Set<String> places(Haystack haystack) throws Exception {
        return haystack.inTables(database.admin()).values().stream().flatMap(Set::stream)
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private void whomTheyActedForIsAsTheyWereWithoutThem(Encountered besides) {
        Mandate mandate = besides.forAnother();
        assertThat(mandate.representativeName()).isEqualTo("–");
        assertThat(mandate.principalName()).startsWith("Deneme");
        assertThat(mandate.on(bureau.sundial.today())).isEqualTo(Mandate.State.ENDED);
        assertThat(besides.unanswered().on(bureau.sundial.today())).isEqualTo(Mandate.State.DECLINED);
        UUID by = Objects.requireNonNull(mandate.endedBy());
        Act end = access.asSystem(() -> journal.find(by)).orElseThrow();
        assertThat(end.type()).isEqualTo("mandate.ended");
        assertThat(end.subjects()).containsExactly(mandate.principal(), mandate.id());
        assertThat(besides.draftsOfThePrincipal()).isOne();
    }

    private Path backup() throws Exception {
        Path out = scratch.resolve("backup");
        Commands.Said said = Commands.run(Stream.concat(with("backup").stream().filter(word ->
            !word.equals("--lang") && !word.equals("en")), Stream.of("--no-verify", "--out", out.toString()))
            .toList());
        assertThat(said.code()).as(said.err()).isZero();
        return out;
    }

    /**
     * Restored into a folder that knows what was erased since: the command is killed at instants drawn from a
     * seed, and then left to end; a second folder is erased by the restoring itself.
     */
    private void anOlderBackupIsErasedAgainHoweverOftenItIsKilled(Path backup, Haystack haystack)
            throws Exception {
        Path other = folderThatKnows("other");
        Restore.run(backup, other, null, false, Instant.now());
        Random random = new Random(20261123);
        for (int kill = 0; kill < 4; kill++) {
            Process erase = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-cp", System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path")), "divan.Divan", "erase", "--data", other.toString())
                .redirectErrorStream(true).redirectOutput(scratch.resolve("killed.log").toFile()).start();
            if (!erase.waitFor(500 + random.nextInt(5000), TimeUnit.MILLISECONDS)) {
                erase.destroyForcibly().waitFor();
            }
        }
        Commands.Said said = Commands.run(List.of("erase", "--data", other.toString(), "--lang", "en"));
        assertThat(said.code()).as(said.err()).isZero();
        erasedOnce(other, haystack);

        Path third = folderThatKnows("third");
        Commands.Said restored = Commands.run(List.of("restore", "--from", backup.toString(), "--data",
            third.toString()));
        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(restored.out()).contains("1 erasures that were carried out since the backup");
        erasedOnce(third, haystack);
    }

    private Path folderThatKnows(String name) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve(name));
        FileSystemUtils.copyRecursively(data.resolve("erasures"), folder.resolve("erasures"));
        return folder;
    }

    private static void erasedOnce(Path folder, Haystack haystack) throws Exception {
        try (Installation installation = Installation.open(folder, null)) {
            assertThat(haystack.inTables(installation.admin().dataSource())).isEmpty();
            assertThat(JdbcClient.create(installation.admin().dataSource()).sql(
                "select count(*) from journal.act where type = 'erasure.done'").query(Integer.class).single())
                .isOne();
        }
        Commands.Said verified = Commands.run(List.of("verify", "--data", folder.toString(), "--lang", "en"));
        assertThat(verified.out()).contains("Everything is what the sealed acts say");
        assertThat(verified.code()).as(verified.out()).isZero();
    }

    private List<String> with(String command) throws Exception {
        return Stream.concat(Stream.of(command), Arrays.stream(installation())).toList();
    }

    /** The search can fail: it finds each word, and in each place where something personal is kept. */
    private void everyWordIsFoundWhereItMustBe(Haystack haystack) throws Exception {
        Map<String, Set<String>> found = haystack.inTables(database.admin());
        assertThat(Remembered.WORDS).allMatch(found::containsKey, "is found: " + found.keySet());
        assertThat(found.values().stream().flatMap(Set::stream)).contains("journal.act.body",
            "access.person.name", "access.person.login", "casework.case_row.state", "casework.filing.content",
            "casework.draft.answers", "casework.draft.facts", "casework.content.bytes",
            "casework.upload.name",
            "access.mandate.principal_name", "access.mandate.representative_name",
            "casework.emergency.words", "casework.emergency.answer", "casework.read_reason.reason",
            "casework.opinion.question", "casework.opinion.answer", "documents.document.variables",
            "documents.file.content", "registers.entry.content", "registers.identity.number",
            "registers.unconfirmed.email", "messages.message.address", "pg_stats");
        assertThat(haystack.inFiles(tables())).isNotEmpty();
        assertThat(haystack.inFiles(data).values().stream().flatMap(Set::stream))
            .anyMatch(place -> place.startsWith("mail/"));
    }

    private void everyProofStands(Remembered somebody, Act filed, Receipt receipt) throws Exception {
        Commands.Said verified = Commands.run(with("verify"));
        assertThat(verified.out()).contains("Everything is what the sealed acts say", "cannot be checked");
        assertThat(verified.code()).isZero();
        Act left = access.asSystem(() -> journal.find(filed.id())).orElseThrow();
        assertThat(left.erased()).isTrue();
        assertThat(left.subjects()).isEqualTo(filed.subjects());
        Path file = Files.writeString(data.resolve("receipt.json"), receipt.json());
        assertThat(Commands.run(List.of("verify", file.toString(), "--lang", "en", "--key",
            journal.key())).code()).isZero();
        assertThat(program.getBean(Refolding.class).latest(1000).different()).isEmpty();
        assertThat(somebody.tombstones()).isGreaterThan(5);
        assertThat(program.getBean(DataAudit.class).whole(data).wrong()).isEmpty();
        assertThat(Commands.run(with("erase")).code()).as("once more").isZero();
        assertThat(complaints()).as("nothing new is wrong").isEqualTo(examined);
        whatIsTamperedWithAfterwardsIsFound(filed.id());
    }
}
