package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.database.TestDatabase;
import divan.demo.World;
import divan.web.Caller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * The queue of one of eighty-one organs, at growing numbers of open cases. {@code ./divan bench inbox} goes
 * up to a million and keeps how long each question took; here it is shown that the queue is the same however
 * it is asked.
 */
@World
class InboxCostTest {
    private static final String RESULTS = System.getProperty("divan.inbox.results", "");
    private static final int ROUNDS = Integer.getInteger("divan.inbox.rounds", 2);
    private static final int EACH = Integer.getInteger("divan.inbox.each", 3);
    private static final List<Integer> SIZES = RESULTS.isEmpty() ? List.of(2000, 100_000)
        : List.of(10_000, 100_000, 1_000_000);

    @Autowired
    private ApplicationContext program;
    @Autowired
    private TestDatabase database;
    @LocalServerPort
    private int port;
    private Bureau bureau;

    @FunctionalInterface
    private interface Question {
        void ask() throws Exception;
    }

    @Test
    void theQueueIsTheSameHoweverManyAreOpenElsewhere() throws Exception {
        bureau = Bureau.opened(program);
        Desk desk = bureau.bean(Desk.class);
        Caller official = bureau.official("official");
        Caller applicant = bureau.applicant();
        String no = bureau.filed(applicant);
        Browser page = new Browser(port);
        page.submit("/tr/sign-in", "/sign-in/demo", "person", "official");
        List<String> lines = new ArrayList<>(List.of("question,open,p50_ms,p99_ms,worst_ms"));
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-34s %10s %9s %9s %9s%n",
            "milliseconds, one after the other", "open", "p50", "p99", "worst"));
        try (Connection watching = database.admin().getConnection()) {
            for (int size : SIZES) {
                fill(watching, no, size);
                assertThat(desk.queue(official, QueueFilter.of(Map.of("no", no))).lines())
                    .extracting(Waiting::no).containsExactly(no);
                assertThat(desk.queue(official, QueueFilter.ALL).total())
                    .isEqualTo(Math.min(Desk.COUNTED + 1, waiting(watching, official)));
                assertThat(desk.steps(official)).contains(new Desk.Step(Bureau.SERVICE, "review"));
                Map<String, Question> questions = new LinkedHashMap<>();
                questions.put("the queue, first page", () -> desk.queue(official, QueueFilter.ALL));
                questions.put("only what is late", () -> desk.queue(official, QueueFilter.ALL.onlyLate()));
                questions.put("only what is nobody’s", () ->
                    desk.queue(official, QueueFilter.ALL.assignedTo("nobody")));
                questions.put("which steps wait", () -> desk.steps(official));
                questions.put("GET /tr/desk, whole", () ->
                    assertThat(page.get("/tr/desk").statusCode()).isEqualTo(200));
                questions.forEach((name, question) -> {
                    double[] took = took(question);
                    lines.add(String.format(Locale.ROOT, "\"%s\",%d,%.3f,%.3f,%.3f", name, size, took[0],
                        took[1], took[2]));
                    text.append(String.format(Locale.ROOT, "%-34s %10d %9.2f %9.2f %9.2f%n", name, size,
                        took[0], took[1], took[2]));
                });
            }
            empty(watching);
        }
        System.out.print(text);
        if (!RESULTS.isEmpty()) {
            Files.writeString(Path.of(RESULTS + ".txt"), text);
            Files.write(Path.of(RESULTS + ".csv"), lines);
        }
    }

    private static double[] took(Question question) {
        double[] all = new double[ROUNDS * EACH];
        try {
            for (int i = -all.length / 4; i < all.length; i++) {
                long clock = System.nanoTime();
                question.ask();
                if (i >= 0) {
                    all[i] = (System.nanoTime() - clock) / 1e6;
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Arrays.sort(all);
        return new double[] {all[all.length / 2], all[all.length * 99 / 100], all[all.length - 1]};
    }

    private static long waiting(Connection watching, Caller official) throws SQLException {
        return Spent.number(watching, "select count(*) from casework.task where function <> '' and organ = '"
            + official.post().organ() + "'");
    }

    /** Copies of one open case, over eighty-one organs and three hundred days; they have no acts. */
    private static void fill(Connection watching, String no, int size) throws SQLException {
        empty(watching);
        try (Statement statement = watching.createStatement()) {
            statement.execute("""
                insert into casework.case_row(id, no, service, party, organ, state, version, deadline, open,
                    matter)
                select uuidv7(), 'I-' || n, c.service, uuidv7(),
                    (92000001 + mod(n, 81))::text, c.state, 1, c.deadline + mod(n * 7919, 300)::int - 60,
                    true, 'I'
                from casework.case_row c, generate_series(1, %d::bigint) n where c.no = '%s'
                """.formatted(size, no));
            statement.execute("""
                insert into casework.task(case_id, token, element, function, organ, party, due, no, service)
                select r.id, t.token, t.element, t.function, r.organ, r.party, r.deadline, r.no, r.service
                from casework.case_row r, casework.task t join casework.case_row c on c.id = t.case_id
                where r.matter = 'I' and c.no = '%s'
                """.formatted(no));
            statement.execute("vacuum analyze casework.case_row");
            statement.execute("vacuum analyze casework.task");
        }
    }

    private static void empty(Connection watching) throws SQLException {
        try (Statement statement = watching.createStatement()) {
            statement.execute("delete from casework.task where no like 'I-%'");
            statement.execute("delete from casework.case_row where matter = 'I'");
        }
    }
}
