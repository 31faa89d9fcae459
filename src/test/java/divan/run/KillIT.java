package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Twenty rounds of kill -9 under twenty applicants, by turns of the program and of PostgreSQL, at instants
 * drawn from a seed ({@code -Ddivan.kill.seed}). An applicant sends the same request with the same key until
 * it is acknowledged, as a client must after a broken connection. Then: what was acknowledged is there, once,
 * and every checkpoint ever signed is a prefix of the ledger.
 */
@Alone
class KillIT {
    private static final int ROUNDS = Integer.getInteger("divan.kill.rounds", 20);
    private static final int APPLICANTS = Integer.getInteger("divan.kill.applicants", 20);
    private static final int PEOPLE = Integer.getInteger("divan.kill.people", 2500);
    private static final long SEED = Long.getLong("divan.kill.seed", 20261122);
    /** The shortest time between two applications of one applicant, in milliseconds. */
    private static final int PAUSE = Integer.getInteger("divan.kill.pause", 200);
    /** Where the results are written, without extension; nowhere unless named. */
    private static final @Nullable String RESULTS = System.getProperty("divan.kill.results");
    private static final Path DATA = Path.of("target", "kill-it").toAbsolutePath();
    /** A hang, not a slow machine: at a load of 25 on two cores a start alone took 94 s. */
    private static final Duration RECOVERY = Duration.ofMinutes(5);

    /** An application that was answered with 201. */
    private record Acknowledged(Applicant applicant, String key, String location) {
    }

    /** One kill: what was killed, and how long nobody was acknowledged after it. */
    private record Round(int number, String killed, long recoveryMillis, int acknowledged, long ledger) {
        String line() {
            return number + "," + killed + "," + recoveryMillis + "," + acknowledged + "," + ledger;
        }
    }

    private final Random random = new Random(SEED);
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Round> rounds = new ArrayList<>();
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicLong lastAnswer = new AtomicLong();
    private volatile boolean ended;
    private volatile Program program;
    private int port;
    private String application;

    @Test
    void everyAcknowledgedApplicationIsThereOnceAndTheLedgerVerifies() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        application = Applicant.application("/residence-permit-answers.json");
        port = Program.freePort();
        program = serve();
        try {
            underApplicants();
        } finally {
            ended = true;
            program.close();
        }
    }

    private void underApplicants() throws Exception {
        String key = ledger().key();
        List<Thread> applicants = new ArrayList<>();
        for (int i = 0; i < APPLICANTS; i++) {
            long seed = random.nextLong();
            applicants.add(Thread.ofPlatform().start(() -> apply(new Random(seed))));
        }
        List<Ledger.Checkpoint> checkpoints = rounds(key);
        ended = true;
        for (Thread applicant : applicants) {
            applicant.join();
        }
        assertThat(wrong).isEmpty();
        checkAll();
        checkLedger(key, checkpoints);
        assertThat(program.stop()).isEqualTo(128 + 15);
        report();
    }

    private void report() throws IOException {
        long[] recoveries = rounds.stream().mapToLong(Round::recoveryMillis).sorted().toArray();
        String text = String.format("%d rounds (seed %d, %d applicants): %d applications acknowledged, "
                + "%d requests repeated; all there, once, and every checkpoint a prefix of the ledger.%n"
                + "From a kill until somebody was acknowledged: median %d ms, longest %d ms.%n", ROUNDS, SEED,
                APPLICANTS, acknowledged.size(), retries.get(), recoveries[recoveries.length / 2],
                recoveries[recoveries.length - 1]);
        System.out.print(text);
        if (RESULTS != null) {
            Files.writeString(Path.of(RESULTS + ".txt"), text);
            Files.writeString(Path.of(RESULTS + ".csv"), "round,killed,recovery_ms,acknowledged,ledger\n"
                    + rounds.stream().map(Round::line).collect(Collectors.joining("\n")) + "\n");
        }
    }

    private Program serve() throws InterruptedException {
        return Program.serve(DATA, "--port", "" + port, "--demo-people", "" + PEOPLE);
    }

    private Ledger ledger() {
        return new Ledger(client, program.address());
    }

    /** @return the checkpoint that was published before each kill */
    private List<Ledger.Checkpoint> rounds(String key) throws Exception {
        List<Ledger.Checkpoint> checkpoints = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Thread.sleep(500 + random.nextInt(2500));
            checkpoints.add(again(() -> ledger().checkpoint(key)));
            Set<Acknowledged> before = new HashSet<>(acknowledged);
            long killed = kill(round);
            awaitAnswer(killed);
            rounds.add(new Round(round + 1, round % 2 == 0 ? "program" : "postgres",
                    (lastAnswer.get() - killed) / 1_000_000, acknowledged.size(), checkpoints.getLast()
                    .size()));
            checkRepeated(before);
        }
        return checkpoints;
    }

    /** @return when it was dead; a program killed has been started again by then */
    private long kill(int round) throws IOException, InterruptedException {
        if (round % 2 == 1) {
            assertThat(Program.postmaster(DATA).destroyForcibly()).isTrue();
            return System.nanoTime();
        }
        program.kill();
        long killed = System.nanoTime();
        program = serve();
        return killed;
    }

    /** Until somebody was acknowledged after the kill, or everybody has applied. */
    private void awaitAnswer(long killed) throws InterruptedException {
        while (lastAnswer.get() < killed && people.get() < PEOPLE) {
            assertThat(System.nanoTime() - killed).as("nanoseconds without an answer")
                    .isLessThan(RECOVERY.toNanos());
            Thread.sleep(50);
        }
    }

    private void apply(Random pauses) {
        try {
            for (int n = people.incrementAndGet(); !ended && n <= PEOPLE; n = people.incrementAndGet()) {
                Applicant applicant = new Applicant(client, program.address(), String.format("demo-%05d", n));
                file(applicant, UUID.randomUUID().toString());
                Thread.sleep(PAUSE + pauses.nextInt(300));
            }
        } catch (InterruptedException | RuntimeException e) {
            wrong.add(e.toString());
        }
    }

    private void file(Applicant applicant, String key) throws InterruptedException {
        long begun = System.nanoTime();
        String location = attempt(applicant, key);
        while (location == null && System.nanoTime() - begun < RECOVERY.toNanos()) {
            Thread.sleep(200);
            retries.incrementAndGet();
            location = attempt(applicant, key);
        }
        if (location == null) {
            wrong.add("not acknowledged in " + RECOVERY);
            return;
        }
        acknowledged.add(new Acknowledged(applicant, key, location));
        lastAnswer.set(System.nanoTime());
    }

    /** @return where the case is, or null where the program or its database was away */
    private @Nullable String attempt(Applicant applicant, String key) throws InterruptedException {
        try {
            if (!applicant.isSignedIn()) {
                applicant.signIn();
            }
            HttpResponse<String> answer = applicant.file(application, key);
            if (answer.statusCode() != 201 && answer.statusCode() != 200) {
                wrong.add(answer.statusCode() + " " + answer.body());
                throw new IllegalStateException("refused: " + answer.statusCode() + " " + answer.body());
            }
            return Applicant.location(answer);
        } catch (IOException e) {
            return null;
        }
    }

    /** The same key brings the same case, also after a restart: a sample of those before the kill. */
    private void checkRepeated(Set<Acknowledged> before) throws Exception {
        List<Acknowledged> all = new ArrayList<>(before);
        for (int i = 0; i < Math.min(20, all.size()); i++) {
            Acknowledged one = all.get(random.nextInt(all.size()));
            assertThat(again(() -> Applicant.location(one.applicant().file(application, one.key()))))
                    .isEqualTo(one.location());
        }
    }

    /** What is asked across a kill may have to be asked again; not for ever. */
    private static <T> T again(Callable<T> question) throws Exception {
        for (long begun = System.nanoTime(); ; Thread.sleep(200)) {
            try {
                return question.call();
            } catch (IOException e) {
                if (System.nanoTime() - begun > RECOVERY.toNanos()) {
                    throw e;
                }
            }
        }
    }

    private void checkAll() throws Exception {
        assertThat(acknowledged).isNotEmpty();
        Set<String> locations = new HashSet<>();
        for (Acknowledged one : acknowledged) {
            HttpResponse<String> answer = again(() -> one.applicant().open(one.location()));
            assertThat(answer.statusCode()).as(one.location()).isEqualTo(200);
            assertThat(Applicant.JSON.readTree(answer.body()).get("state").asString()).isNotBlank();
            assertThat(locations.add(one.location())).as("a number given twice: " + one.location()).isTrue();
        }
        assertThat(cases()).isEqualTo(acknowledged.size());
    }

    /** Seen past the program and past row-level security: no case was made that nobody was told of. */
    private long cases() throws Exception {
        String port = Files.readString(DATA.resolve("postgres/port")).strip();
        String password = Files.readString(DATA.resolve("secrets/postgres")).strip();
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/divan",
                        "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from casework.case_row")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void checkLedger(String key, List<Ledger.Checkpoint> earlier) throws Exception {
        Ledger.Checkpoint last = again(() -> ledger().checkpoint(key));
        List<byte[]> leaves = ledger().leaves(last.size());
        assertThat(Ledger.root(leaves)).isEqualTo(last.root());
        assertThat(last.size()).isGreaterThanOrEqualTo(acknowledged.size());
        for (Ledger.Checkpoint one : earlier) {
            assertThat(one.size()).isLessThanOrEqualTo(last.size());
            assertThat(Ledger.root(leaves.subList(0, (int) one.size())))
                    .as("checkpoint of size " + one.size())
                    .isEqualTo(one.root());
        }
    }
}
