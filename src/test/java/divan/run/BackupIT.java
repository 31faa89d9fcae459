package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Backup and restore as an operator does them, with the packaged program: while applications are taken,
 * killed at instants drawn from a seed ({@code -Ddivan.backup.seed}), onto an empty folder and onto one that
 * has gone on.
 */
class BackupIT {
    private static final Path PLACE = Path.of("target", "backup-it").toAbsolutePath();
    private static final Path DATA = PLACE.resolve("data");
    private static final Path BACKUP = PLACE.resolve("backup");
    private static final Path OTHER = PLACE.resolve("other");
    private static final int PEOPLE = 300;
    private static final int APPLICANTS = 3;
    private static final long SEED = Long.getLong("divan.backup.seed", 20261122);

    private record Filed(Applicant applicant, String location) {
    }

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Random random = new Random(SEED);
    private final Queue<Filed> filed = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger people = new AtomicInteger();
    private volatile boolean ended;
    private String application = "";

    @Test
    void aBackupTakenAtWorkIsWholeAndNoRestoreHidesWhatWasPublished() throws Exception {
        FileSystemUtils.deleteRecursively(PLACE);
        Files.createDirectories(PLACE);
        application = Applicant.application("/residence-permit-answers.json");
        String key;
        Ledger.Checkpoint checkpoint;
        List<Filed> before;
        try (Program program = serve(DATA)) {
            key = ledger(program).key();
            List<Thread> applicants = applicants(program);
            awaitFiled(20);
            assertThat(doctor(DATA)).contains("\"id\":\"runs\"").doesNotContain("\"wrong\"");
            killedBackupsLeaveNone();
            before = List.copyOf(filed);
            checkpoint = ledger(program).checkpoint(key);
            Program backup = run("backup", "--data", DATA.toString(), "--out", BACKUP.toString());
            assertThat(backup.exit()).as(backup.err().toString()).isZero();
            assertThat(backup.err()).isEmpty();
            assertThat(String.join("\n", backup.out())).contains("Restored for trial", "keep it as safe");
            awaitFiled(before.size() + 5);
            ended = true;
            for (Thread applicant : applicants) {
                applicant.join();
            }
            assertThat(wrong).isEmpty();
            assertThat(program.stop()).isEqualTo(128 + 15);
        }
        onlyItsOwnerCanReadIt();
        restoredElsewhereEveryEarlierApplicationIsThere(key, checkpoint, before);
        ontoAFolderThatWentOnItIsRefused();
        killedRestoresHarmNothing();
        withTheLossAcceptedAnotherLedgerBegins(key);
    }

    private static Program serve(Path data) throws Exception {
        return Program.serve(data, "--port", "0", "--demo-people", "" + PEOPLE);
    }

    private static Program run(String... words) {
        return Program.start(Map.of(), List.of(words));
    }

    private Ledger ledger(Program program) {
        return new Ledger(client, program.address());
    }

    private List<Thread> applicants(Program program) {
        return Stream.generate(() -> Thread.ofPlatform().start(() -> apply(program))).limit(APPLICANTS)
            .toList();
    }

    private void apply(Program program) {
        try {
            for (int n = people.incrementAndGet(); !ended && n <= PEOPLE; n = people.incrementAndGet()) {
                Applicant applicant = new Applicant(client, program.address(), String.format("demo-%05d", n));
                applicant.signIn();
                HttpResponse<String> answer = applicant.file(application, UUID.randomUUID().toString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                filed.add(new Filed(applicant, String.valueOf(Applicant.location(answer))));
                Thread.sleep(400);
            }
        } catch (Exception | AssertionError e) {
            wrong.add(e.toString());
        }
    }

    private void awaitFiled(int atLeast) throws InterruptedException {
        while (filed.size() < atLeast && wrong.isEmpty() && people.get() < PEOPLE) {
            Thread.sleep(20);
        }
        assertThat(wrong).isEmpty();
        assertThat(filed).hasSizeGreaterThanOrEqualTo(atLeast);
    }

    private void killedBackupsLeaveNone() throws Exception {
        for (int i = 0; i < 3; i++) {
            Program killed = run("backup", "--no-verify", "--data", DATA.toString(), "--out",
                BACKUP.toString());
            Thread.sleep(400 + random.nextInt(900));
            killed.kill();
            if (Files.exists(BACKUP)) {
                assertThat(BACKUP.resolve("manifest.json")).exists();
                FileSystemUtils.deleteRecursively(BACKUP);
            }
        }
    }

    private static void onlyItsOwnerCanReadIt() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(BACKUP)))
            .isEqualTo("rwx------");
        assertThat(BACKUP.resolve("files/ledger/key.pem")).exists();
        assertThat(BACKUP.resolve("files/secrets/postgres")).exists();
        assertThat(PLACE.resolve("backup.incomplete")).doesNotExist();
        assertThat(PLACE.resolve("backup.trial")).doesNotExist();
    }

    private void restoredElsewhereEveryEarlierApplicationIsThere(String key, Ledger.Checkpoint earlier,
            List<Filed> before) throws Exception {
        Program restore = run("restore", "--from", BACKUP.toString(), "--data", OTHER.toString());
        assertThat(restore.exit()).as(restore.err().toString()).isZero();
        try (Program program = serve(OTHER)) {
            for (Filed one : before) {
                Applicant again = new Applicant(client, program.address(), one.applicant().person());
                again.signIn();
                assertThat(again.open(one.location()).statusCode()).as(one.location()).isEqualTo(200);
            }
            assertThat(ledger(program).key()).isEqualTo(key);
            Ledger.Checkpoint now = ledger(program).checkpoint(key);
            List<byte[]> leaves = ledger(program).leaves(now.size());
            assertThat(Ledger.root(leaves)).isEqualTo(now.root());
            assertThat(Ledger.root(leaves.subList(0, (int) earlier.size()))).isEqualTo(earlier.root());
        }
    }

    private static void ontoAFolderThatWentOnItIsRefused() throws Exception {
        assertThat(doctor(DATA)).contains("\"id\":\"stopped\"").doesNotContain("\"wrong\"");
        Map<String, Long> before = files();
        Program refused = run("restore", "--from", BACKUP.toString(), "--data", DATA.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).singleElement().asString().contains("would be lost", "--accept-loss");
        assertThat(files()).isEqualTo(before);
    }

    private static Map<String, Long> files() throws Exception {
        try (Stream<Path> files = Files.walk(DATA)) {
            return files.filter(Files::isRegularFile).filter(f -> !f.endsWith("lock"))
                .collect(java.util.stream.Collectors.toMap(Path::toString, f -> f.toFile().length()));
        }
    }

    /** Whatever the instant: the folder is the old installation or the restored one, and starts. */
    private void killedRestoresHarmNothing() throws Exception {
        List<Integer> instants = new ArrayList<>(List.of(1200, 2200, 3200));
        instants.replaceAll(at -> at + random.nextInt(1000));
        for (int at : instants) {
            Program killed = run("restore", "--from", BACKUP.toString(), "--data", OTHER.toString());
            Thread.sleep(at);
            killed.kill();
        }
        try (Program program = serve(OTHER)) {
            String key = ledger(program).key();
            Ledger.Checkpoint now = ledger(program).checkpoint(key);
            assertThat(Ledger.root(ledger(program).leaves(now.size()))).isEqualTo(now.root());
        }
        assertThat(OTHER.resolve("restored")).doesNotExist();
    }

    private void withTheLossAcceptedAnotherLedgerBegins(String oldKey) throws Exception {
        String last = Files.readString(DATA.resolve("ledger/checkpoint"));
        Program accepted = run("restore", "--from", BACKUP.toString(), "--data", DATA.toString(),
            "--accept-loss");
        assertThat(accepted.exit()).as(accepted.err().toString()).isZero();
        assertThat(String.join("\n", accepted.out()))
            .contains("published acts are lost", "What was there is in");
        try (Program program = serve(DATA)) {
            String key = ledger(program).key();
            assertThat(key).isNotEqualTo(oldKey).contains("/since-");
            assertThat(doctor(DATA)).contains("ledger-ended", "replaced-left").doesNotContain("\"wrong\"");
            Ledger.Checkpoint now = ledger(program).checkpoint(key);
            assertThat(Ledger.root(ledger(program).leaves(now.size()))).isEqualTo(now.root());
        }
        try (Stream<Path> ended = Files.walk(DATA.resolve("ledger"))) {
            assertThat(ended.filter(f -> f.endsWith("checkpoint")).map(BackupIT::text)).contains(last);
        }
    }

    /** What it says in JSON. */
    private static String doctor(Path data) throws Exception {
        Program doctor = run("doctor", "--data", data.toString(), "--port", "0", "--format", "json");
        int code = doctor.exit();
        String said = String.join("", doctor.out());
        assertThat(code).as(said + doctor.err()).isEqualTo(said.contains("\"wrong\"") ? 1 : 0);
        return said;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
