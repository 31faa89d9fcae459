package divan.operations;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.casework.Bureau;
import divan.database.DataFolder;
import divan.database.TestCluster;
import divan.database.TestDatabase;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Progress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever watches over the program sees how it does, and nobody in it; the doctor finds what was broken. */
@World
class WatchTest {
    private static final String AT_REST = """
        select not exists (select from journal.queue) and h.size = c.size
           and not exists (select from journal.follower f where f.position < h.size)
          from journal.head h, journal.checkpoint c
        """;

    /** So many cases are filed before the letters of the first are sealed. */
    private static final int BEHIND = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext program;
    @Autowired
    private ProgramCheck doctor;
    @Autowired
    private TestDatabase database;
    @Value("${divan.data}")
    private Path data;
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(),
            HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itLivesAndIsReady() throws Exception {
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"up\"}");
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"database\":\"up\"", "\"ledger\":\"up\"", "\"status\":\"ready\"");
    }

    @Test
    void numbersAreForWhoeverShowsTheOperatorsTokenOnly() throws Exception {
        assertThat(get("/metrics").statusCode()).isEqualTo(403);
        assertThat(get("/metrics", "Authorization", "Bearer " + "x".repeat(43)).statusCode()).isEqualTo(403);
        assertThat(get("/metrics", "X-Forwarded-For", "127.0.0.1").statusCode()).isEqualTo(403);
        assertThat(get("/metrics", "Authorization", "Bearer " + DataFolder.secret(data, "operator"))
            .statusCode())
            .isEqualTo(200);
    }

    @Test
    void numbersNameRoutesAndNobody() throws Exception {
        String no = bureau.filed(bureau.applicant());
        get("/tr/cases/" + no);
        get("/tr/organs/90000001");
        get("/tr/nothing-that-anybody-knows");
        String metrics = get("/metrics", "Authorization", "Bearer " + DataFolder.secret(data, "operator"))
            .body();
        assertThat(metrics).contains("route=\"/{lang}/organs/{number}\"", "route=\"none\"",
            "divan_acts_numbered",
            "divan_follower_behind{follower=\"documents\"}", "divan_documents_unsealed",
            "jvm_memory_used_bytes",
            "hikaricp_connections_active", "divan_database_up 1.0");
        assertThat(metrics).doesNotContain(no, "nothing-that-anybody-knows", "90000001", "Deneme");
    }

    private List<String> wrong() throws Exception {
        return doctor.all(data, false, true).stream().filter(r -> r.weight() == Remark.Weight.WRONG)
            .map(Remark::id)
            .distinct().toList();
    }

    /**
     * Until nothing is left to number, to publish or to follow: a sequencer that met what is broken would
     * halt.
     */
    private void atRest(JdbcClient admin) throws InterruptedException {
        for (int i = 0; i < 600 && !admin.sql(AT_REST).query(Boolean.class).single(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(admin.sql(AT_REST).query(Boolean.class).single()).as("the ledger is at rest").isTrue();
    }

    /** Breaks something as somebody could who owns the server, looks, and mends it again. */
    private List<String> wrongAfter(String breaking, String mending) throws Exception {
        JdbcClient admin = JdbcClient.create(database.admin());
        atRest(admin);
        assertThat(admin.sql(breaking).update()).as(breaking).isPositive();
        try {
            return wrong();
        } finally {
            admin.sql(mending).update();
        }
    }

    @Test
    void theDoctorFindsWhateverSomebodyAltered() throws Exception {
        String no = bureau.filed(bureau.applicant());
        bureau.awaitAll(no);
        assertThat(wrong()).isEmpty();
        assertThat(wrongAfter("update journal.act_seq set leaf = set_byte(leaf, 40, get_byte(leaf, 40) # 1) "
            + "where position = 3",
            "update journal.act_seq set leaf = set_byte(leaf, 40, get_byte(leaf, 40) # 1) "
            + "where position = 3")).contains("ledger-act", "ledger-root");
        assertThat(
            wrongAfter(
            "update journal.tile set root = set_byte(root, 0, get_byte(root, 0) # 1) where index = 0",
            "update journal.tile set root = set_byte(root, 0, get_byte(root, 0) # 1) where index = 0"))
            .containsExactly("ledger-tile");
        assertThat(wrongAfter("update casework.case_row set version = version + 1 where no = '" + no + "'",
            "update casework.case_row set version = version - 1 where no = '" + no + "'"))
            .containsExactly("cases-different");
        assertThat(wrong()).isEmpty();
    }

    /**
     * Published, moved and followed are three instants of a program at work, and all three are right. What
     * follows is always behind, and never by more than it is meant to be: else the doctor has more to look
     * at with each look, and the tests after this one wait for thousands of letters.
     */
    @Test
    void theDoctorFindsNothingWrongWithAProgramAtWork() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService office = Executors.newSingleThreadExecutor()) {
            Future<?> work = office.submit(() -> {
                Deque<String> behind = new ArrayDeque<>();
                while (!enough.get()) {
                    behind.add(bureau.filed(bureau.applicant()));
                    if (behind.size() > BEHIND) {
                        bureau.awaitAll(behind.remove());
                    }
                }
            });
            try {
                for (int i = 0; i < 15; i++) {
                    assertThat(doctor.all(data, true, true)).extracting(Remark::id)
                        .doesNotContain("ledger-older", "ledger-act", "ledger-root", "ledger-tile",
                        "ledger-checkpoint", "cases-different", "follower-stuck", "sequencer-stuck");
                    assertThat(work.isDone()).as("the program is at work").isFalse();
                }
            } finally {
                enough.set(true);
            }
            work.get();
        }
    }

    private List<Remark> remarks(boolean runs, boolean demo, String id) throws Exception {
        return doctor.all(data, runs, demo).stream().filter(r -> r.id().equals(id)).toList();
    }

    @Test
    void aClockBehindTheLastActIsWrongAFewMinutesAreNotAndTheDemonstrationsTimeIsItsOwn() throws Exception {
        bureau.filed(bureau.applicant());
        Instant last = program.getBean(Access.class).asSystem(program.getBean(Progress.class)::lastAct)
            .orElseThrow();
        bureau.sundial.set(last.minusSeconds(240));
        assertThat(remarks(false, false, "clock-behind")).isEmpty();
        bureau.sundial.set(last.minusSeconds(3600));
        assertThat(remarks(false, true, "clock-behind")).isEmpty();
        assertThat(remarks(false, false, "clock-behind")).singleElement().satisfies(remark -> {
            assertThat(remark.weight()).isEqualTo(Remark.Weight.WRONG);
            assertThat(remark.args()).containsExactly(last.minusSeconds(3600), last);
        });
    }

    @Test
    void aDeadlineThatPassedUnseenIsWrongWhileTheProgramRunsAndWaitsWhileItDoesNot() throws Exception {
        bureau.filed(bureau.applicant());
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(92));
        assertThat(remarks(true, false, "overdue")).singleElement()
            .satisfies(remark -> assertThat(remark.weight()).isEqualTo(Remark.Weight.WRONG));
        assertThat(remarks(false, false, "overdue")).isEmpty();
        assertThat(remarks(false, false, "overdue-waiting")).singleElement()
            .satisfies(remark -> assertThat(remark.weight()).isEqualTo(Remark.Weight.NOTE));
    }

    @Test
    void emailsThatWaitTooLongOrWereGivenUpAreCounted() throws Exception {
        JdbcClient admin = JdbcClient.create(database.admin());
        UUID party = UUID.randomUUID();
        for (String column : List.of("due", "given_up")) {
            admin.sql(
                "insert into messages.message(id, act, kind, party, subjects, words, page, secret, asked, "
                + column
                + ") values (gen_random_uuid(), gen_random_uuid(), 'case.filed', :party, '{}', '{}', '', "
                + "false, :asked, :asked)").param("party", party).param("asked",
                Timestamp.from(bureau.sundial.instant().minusSeconds(7200))).update();
        }
        try {
            assertThat(remarks(true, true, "messages-late")).singleElement()
                .satisfies(remark -> assertThat(remark.weight()).isEqualTo(Remark.Weight.WRONG));
            assertThat(remarks(false, true, "messages-late")).as("nothing leaves while it is stopped")
                .isEmpty();
            assertThat(remarks(false, true, "messages-given-up")).singleElement()
                .satisfies(remark -> assertThat(remark.weight()).isEqualTo(Remark.Weight.NOTE));
        } finally {
            admin.sql("delete from messages.message where party = :party").param("party", party).update();
        }
    }

    @Test
    void sealsThatExpireWithinTheMonthAreNamed() {
        bureau.awaitAll(bureau.filed(bureau.applicant()));
        assertThat(seals(bureau.sundial.instant())).isEmpty();
        assertThat(seals(bureau.sundial.instant().plus(Duration.ofDays(3650)))).isNotEmpty()
            .allSatisfy(remark -> {
            assertThat(remark.weight()).isEqualTo(Remark.Weight.WRONG);
            assertThat(remark.args().toString()).contains("TEST");
        });
    }

    private List<Remark> seals(Instant now) {
        List<Remark> all = FolderCheck.of(data, -1, now);
        assertThat(all).extracting(Remark::id).contains("seals");
        return all.stream().filter(r -> r.id().equals("seal-expires")).toList();
    }

    @Test
    void sealsOfTheDemonstrationAreWrongInARealWorldAndNotInTheDemonstration() {
        bureau.awaitAll(bureau.filed(bureau.applicant()));
        for (boolean demo : List.of(true, false)) {
            JdbcClient other = JdbcClient.create(TestCluster.fresh().admin());
            other.sql("insert into access.world(demo) values (:demo)").param("demo", demo).update();
            assertThat(ServerCheck.world(data, other)).extracting(Remark::id)
                .isEqualTo(demo ? List.of() : List.of("seals-test"));
        }
    }

    @Test
    void aFollowerThatDoesNotMoveIsNamedWithTheActBeforeIt() throws Exception {
        JdbcClient admin = JdbcClient.create(database.admin());
        admin.sql("insert into journal.follower values ('stuck', 0)").update();
        try {
            assertThat(doctor.all(data, true, true)).filteredOn(r -> r.id().equals("follower-stuck"))
                .singleElement()
                .satisfies(remark -> assertThat(remark.args().toString())
                .contains("stuck", "pack.activated"));
        } finally {
            admin.sql("delete from journal.follower where name = 'stuck'").update();
        }
    }
}
