package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.TestDatabase;
import divan.demo.Sundial;
import divan.demo.World;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * What timers cost that wait, and what those cost that are due. {@code ./divan bench timers} has a million
 * wait and a thousand due, on a disk that is waited for, and keeps the figures; here it is shown that those
 * that wait are not looked at and those that are due run once.
 */
@World
class TimerCostTest {
    private static final String RESULTS = System.getProperty("divan.timers.results", "");
    private static final int LOOKS = Integer.getInteger("divan.timers.rounds", 5);
    private static final int DUE = Integer.getInteger("divan.timers.each", 3);
    private static final int WAITING = RESULTS.isEmpty() ? 20_000 : 1_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Autowired
    private ApplicationContext program;
    @Autowired
    private TestDatabase database;

    @Test
    void thoseThatWaitAreNotLookedAtAndThoseThatAreDueRunOnce() throws Exception {
        Bureau bureau = Bureau.opened(program);
        bureau.casework.passDeadlines(bureau.access.now());
        try (Connection watching = database.admin().getConnection()) {
            if (!RESULTS.isEmpty()) {
                Spent.durable(watching);
            }
            fill(watching);
            try {
                double[] idle = idle(bureau, watching);
                double seconds = due(bureau);
                keep(idle, seconds);
            } finally {
                execute(watching, """
                    delete from casework.timer t
                    where not exists (select from casework.case_row c where c.id = t.case_id)""");
            }
        }
    }

    /** They wait for years to come, of cases that are not there. */
    private static void fill(Connection watching) throws SQLException {
        execute(watching, """
            insert into casework.timer(case_id, timer, due)
            select gen_random_uuid(), 1, timestamptz '2029-01-01' + n * interval '1 second'
            from generate_series(1, %d) n""".formatted(WAITING));
        execute(watching, "vacuum analyze casework.timer");
    }

    private static void execute(Connection watching, String sql) throws SQLException {
        try (Statement statement = watching.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Of one look: microseconds on a processor, of the program and of PostgreSQL. */
    private static double[] idle(Bureau bureau, Connection watching) throws Exception {
        for (int i = 0; i < LOOKS; i++) {
            bureau.casework.passDeadlines(bureau.access.now());
        }
        long read = read(watching);
        long own = THREADS.getCurrentThreadCpuTime();
        long postgres = Spent.postgres(watching);
        for (int i = 0; i < LOOKS; i++) {
            assertThat(bureau.casework.passDeadlines(bureau.access.now())).isZero();
        }
        double[] spent = {(THREADS.getCurrentThreadCpuTime() - own) / 1e3 / LOOKS,
            (Spent.postgres(watching) - postgres) / 1e3 / LOOKS};
        assertThat(read(watching) - read).as("rows read by %d looks", LOOKS).isLessThan(WAITING / 10);
        return spent;
    }

    /** Rows of timers that PostgreSQL has read one after the other since it counts. */
    private static long read(Connection watching) throws SQLException {
        execute(watching, "select pg_stat_force_next_flush()");
        return Spent.number(watching, """
            select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_all_tables
            where schemaname = 'casework' and relname = 'timer'""");
    }

    /** @return seconds until all ran that became due while nothing did */
    private static double due(Bureau bureau) {
        List<String> cases = new ArrayList<>();
        for (int i = 0; i < DUE; i++) {
            cases.add(((Results.Filing.Filed) bureau.filing.file(bureau.applicant(), "wish-or-complaint",
                () -> Map.of("subject", "Salon", "wish", "Salona oturacak yer konulmasını diliyorum.",
                    "declaration", true), null)).no());
        }
        bureau.sundial.set(Sundial.FIRST_DAY.plusDays(60));
        long clock = System.nanoTime();
        assertThat(bureau.casework.passDeadlines(bureau.access.now())).isGreaterThanOrEqualTo(DUE);
        double seconds = (System.nanoTime() - clock) / 1e9;
        cases.forEach(no -> assertThat(bureau.types(no)).containsOnlyOnce(CaseFold.DEADLINE_PASSED));
        return seconds;
    }

    private static void keep(double[] idle, double seconds) throws Exception {
        String text = String.format(Locale.ROOT, """
            timers that wait          %10d
            one look, each second: program %8.0f µs, PostgreSQL %8.0f µs on a processor
            due at once %d: %.2f s, %.2f ms each
            """, WAITING, idle[0], idle[1], DUE, seconds, seconds * 1e3 / DUE);
        System.out.print(text);
        if (!RESULTS.isEmpty()) {
            Files.writeString(Path.of(RESULTS + ".txt"), text);
            Files.write(Path.of(RESULTS + ".csv"), List.of("waiting,program_us,postgres_us,due,seconds",
                String.format(Locale.ROOT, "%d,%.1f,%.1f,%d,%.3f", WAITING, idle[0], idle[1], DUE, seconds)));
        }
    }
}
