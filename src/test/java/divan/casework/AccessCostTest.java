package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import divan.access.Access;
import divan.access.Reading;
import divan.database.DatabaseAddress;
import divan.database.TestDatabase;
import divan.demo.World;
import divan.web.Caller;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the checks of one reading cost: the same row of the same case, found with nobody asking, and with one
 * check more each time, by turns. {@code ./divan bench access} makes many rounds of it on a disk that is
 * waited for and keeps the figures; here it is shown that each way does what its figure is of.
 */
@World
class AccessCostTest {
    private static final String RESULTS = System.getProperty("divan.access.results", "");
    private static final int ROUNDS = Integer.getInteger("divan.access.rounds", 1);
    private static final int EACH = Integer.getInteger("divan.access.each", 5);
    /** Reads leave acts about the case, so that no case is to be read too often. */
    private static final int CASES = RESULTS.isEmpty() ? 1 : 30;
    private static final OperatingSystemMXBean MACHINE =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final class Cost {
        private final List<double[]> rounds = new ArrayList<>();

        /** Of one figure, over the rounds, microseconds each. */
        private double median(int figure) {
            double[] sorted = rounds.stream().mapToDouble(round -> round[figure]).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    @Autowired
    private ApplicationContext program;
    @Autowired
    private TestDatabase database;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private final List<Own> cases = new ArrayList<>();
    private Standing.Ground ground;

    /** A case, with who reads it. */
    private record Own(String no, Caller owner, Bearer client) {
    }

    private Map<String, Consumer<Own>> ways(Cases bare, TransactionTemplate unguarded) {
        Access access = bureau.access;
        Cases rows = bureau.cases;
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        Map<String, Consumer<Own>> ways = new LinkedHashMap<>();
        ways.put("the row alone, as superuser", own ->
            unguarded.execute(status -> bare.find(own.no()).orElseThrow()));
        ways.put("+ who asks, row-level security", own ->
            access.as(own.owner(), () -> rows.find(own.no()).orElseThrow()));
        ways.put("  beside it, one role a statement", own -> access.as(own.owner(), () -> {
            jdbc.sql("select set_config('role', 'none', true)").query().singleRow();
            return rows.find(own.no()).orElseThrow();
        }));
        ways.put("+ the book of rules", own -> {
            access.fields(own.owner(), ground.purpose(), ground.what()).orElseThrow();
            access.as(own.owner(), () -> rows.find(own.no()).orElseThrow());
        });
        ways.put("+ the act data.read", own -> access.read(own.owner(), ground.purpose(), ground.what(),
            () -> {
                CaseState state = rows.find(own.no()).orElseThrow().state();
                return Reading.of(state, state.party(), state.id());
            }));
        ways.put("all that the door reads of a case", own -> bureau.casework.open(own.owner(), own.no()));
        ways.put("GET /api/cases/{no}, whole", own ->
            assertThat(own.client().get("/api/cases/" + own.no()).statusCode()).isEqualTo(200));
        return ways;
    }

    @Test
    void eachCheckIsMadeWhereItsCostIsCounted() throws Exception {
        bureau = Bureau.opened(program);
        for (int i = 0; i < CASES; i++) {
            Caller owner = bureau.applicant();
            cases.add(new Own(bureau.filed(owner), owner, new Bearer(port, bureau, bureau.login(owner))));
        }
        Own first = cases.getFirst();
        ground = program.getBean(Standing.class).guard(first.owner(), first.no());
        try (HikariDataSource superuser = pool(database.adminAddress());
                Connection watching = database.admin().getConnection()) {
            durable(watching);
            Cases bare = new Cases(JdbcClient.create(superuser));
            TransactionTemplate unguarded =
                new TransactionTemplate(new DataSourceTransactionManager(superuser));
            Map<String, Consumer<Own>> ways = ways(bare, unguarded);
            shown(ways, bare, watching);
            Map<String, Cost> costs = new LinkedHashMap<>();
            ways.keySet().forEach(way -> costs.put(way, new Cost()));
            for (int round = 0; round < ROUNDS + (ROUNDS > 1 ? 2 : 0); round++) {
                for (Map.Entry<String, Consumer<Own>> way : ways.entrySet()) {
                    double[] cost = run(way.getValue(), watching);
                    if (ROUNDS == 1 || round > 1) { // the first two warm up
                        costs.get(way.getKey()).rounds.add(cost);
                    }
                }
            }
            keep(costs, idle(watching));
        }
    }

    /** Nobody else finds the row but the superuser; and only what is said to leave an act leaves one. */
    private void shown(Map<String, Consumer<Own>> ways, Cases bare, Connection watching) throws Exception {
        Own own = cases.getFirst();
        Caller another = bureau.applicant();
        assertThat(bureau.access.as(another, () -> bureau.cases.find(own.no()))).isEmpty();
        assertThat(bare.find(own.no())).isPresent();
        List<Integer> acts = new ArrayList<>();
        for (Consumer<Own> way : ways.values()) {
            long before = reads(watching);
            way.accept(own);
            acts.add((int) (reads(watching) - before));
        }
        assertThat(acts).containsExactly(0, 0, 0, 0, 1, 1, 1);
    }

    private static long reads(Connection watching) throws SQLException {
        return Spent.number(watching, "select count(*) from journal.act where type = 'data.read'");
    }

    /** Program, PostgreSQL and clock, in microseconds each; with the sealing of what was done. */
    private double[] run(Consumer<Own> way, Connection watching) throws Exception {
        long machine = MACHINE.getProcessCpuTime();
        long server = Spent.postgres(watching);
        long clock = System.nanoTime();
        for (int i = 0; i < EACH; i++) {
            way.accept(cases.get(i % cases.size()));
        }
        long took = System.nanoTime() - clock;
        Spent.untilSealed(watching);
        return new double[] {(MACHINE.getProcessCpuTime() - machine) / 1e3 / EACH,
            (Spent.postgres(watching) - server) / 1e3 / EACH, took / 1e3 / EACH};
    }

    /** What goes on without anybody asking, microseconds a second. */
    private double[] idle(Connection watching) throws Exception {
        long machine = MACHINE.getProcessCpuTime();
        long server = Spent.postgres(watching);
        Thread.sleep(RESULTS.isEmpty() ? 1 : 5000);
        return new double[] {(MACHINE.getProcessCpuTime() - machine) / 5e3,
            (Spent.postgres(watching) - server) / 5e3};
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(address.dataSource());
        pool.setMaximumPoolSize(2);
        return pool;
    }

    private static void durable(Connection watching) throws SQLException {
        if (!RESULTS.isEmpty()) {
            Spent.durable(watching);
        }
    }

    private static void keep(Map<String, Cost> costs, double[] idle) throws IOException {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
            One row of a case read by its owner: %d rounds by turns of %d each, medians; %d processors, JDK %s
            %-38s %12s %12s %12s
            """, ROUNDS, EACH, MACHINE.getAvailableProcessors(), System.getProperty("java.version"),
            "microseconds each", "CPU program", "PostgreSQL", "waited"));
        costs.forEach((way, cost) -> text.append(String.format(Locale.ROOT, "%-38s %12.0f %12.0f %12.0f%n",
            way, cost.median(0), cost.median(1), cost.median(2))));
        text.append(String.format(Locale.ROOT, "%-38s %12.0f %12.0f%n", "nobody asks, for a second", idle[0],
            idle[1]));
        System.out.print(text);
        if (RESULTS.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of("way,round,program_us,postgresql_us,waited_us"));
        costs.forEach((way, cost) -> cost.rounds.forEach(round -> lines.add(String.format(Locale.ROOT,
            "\"%s\",%d,%.1f,%.1f,%.1f", way.strip(), cost.rounds.indexOf(round) + 1, round[0], round[1],
            round[2]))));
        Files.writeString(Path.of(RESULTS + ".txt"), text);
        Files.write(Path.of(RESULTS + ".csv"), lines);
    }
}
