package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import divan.database.DatabaseAddress;
import divan.database.TestDatabase;
import divan.demo.World;
import divan.journal.Act;
import divan.kernel.Ids;
import divan.kernel.Json;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A case of the residence process from its filing to its end, four steps in a transaction each: by us, sealed
 * act and row, and by embedded Flowable with its history for an audit, on the same PostgreSQL, by turns.
 * Neither writes letters or registers. {@code ./divan bench processes} makes many rounds on a disk that is
 * waited for and keeps the figures; here it is shown that both carry every case to its end.
 */
@World
class ProcessSpeedTest {
    private static final String RESULTS = System.getProperty("divan.processes.results", "");
    private static final int ROUNDS = Integer.getInteger("divan.processes.rounds", 1);
    private static final int EACH = Integer.getInteger("divan.processes.each", 3);
    private static final int THREADS = 4;
    private static final OperatingSystemMXBean MACHINE =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @FunctionalInterface
    private interface Carry {
        void one() throws Exception;
    }

    @Autowired
    private ApplicationContext program;
    @Autowired
    private TestDatabase database;
    private Bureau bureau;
    private CaseFold fold;
    private CaseState pattern;
    private List<Act> acts;
    private Map<String, Object> filing;
    private final AtomicInteger number = new AtomicInteger();

    @Test
    void bothCarryEveryCaseToItsEnd() throws Exception {
        bureau = Bureau.opened(program);
        carriedOnce();
        try (HikariDataSource pool = new HikariDataSource();
                Connection watching = database.admin().getConnection()) {
            pool.setDataSource(beside(watching));
            pool.setMaximumPoolSize(2 * THREADS); // the engine takes its numbers in a transaction beside
            durable(watching);
            byte[] bpmn = bureau.bean(Definitions.class).pinned(pattern.service(), pattern.pack()).pack()
                .need("services/" + pattern.service() + "/process.bpmn");
            try (FlowablePeer flowable = new FlowablePeer(pool, bpmn)) {
                String kept = new String(Json.canonical(filing), StandardCharsets.UTF_8);
                Map<String, Carry> ways = new LinkedHashMap<>();
                ways.put("Divan, sealed acts", this::carry);
                ways.put("Flowable, history audit, what was filed kept", () ->
                    flowable.carry(kept, bureau.access.now().plus(Duration.ofDays(90))));
                ways.put("Flowable, history audit, nothing else", () ->
                    flowable.carry("", bureau.access.now().plus(Duration.ofDays(90))));
                Map<String, List<double[]>> costs = rounds(ways, watching);
                keep(costs);
                long each = (long) EACH * (ROUNDS + warmUp());
                assertThat(flowable.ended()).isEqualTo(2 * each);
                assertThat(ended()).isEqualTo(each);
            }
        }
    }

    /** One case through the whole program: what each further one repeats under its own ids. */
    private void carriedOnce() {
        String no = bureau.served(bureau.applicant());
        bureau.access.asSystem(() -> {
            Cases.Stored stored = bureau.cases.find(no).orElseThrow();
            pattern = stored.state();
            acts = bureau.journal.about(pattern.id()).stream().filter(CaseFold::moves).toList();
            filing = bureau.cases.filing(pattern.id());
            return null;
        });
        assertThat(acts).hasSize(4);
        assertThat(pattern.state().ended()).isTrue();
        fold = bureau.bean(Moves.class).fold(pattern);
    }

    /** Another database of the same server. */
    private DataSource beside(Connection watching) throws SQLException {
        String name = "flowable_" + Ids.next().toString().replace('-', '_');
        try (Statement statement = watching.createStatement()) {
            statement.execute("create database " + name);
        }
        DatabaseAddress admin = database.adminAddress();
        String url = admin.url().replaceFirst("(?<=[:/0-9])/[^/?]+(?=\\?|$)", "/" + name);
        return new DatabaseAddress(url, admin.user(), admin.password()).dataSource();
    }

    private void carry() {
        UUID id = Ids.next();
        UUID party = Ids.next();
        String no = "B-" + number.incrementAndGet();
        for (int i = 0; i < acts.size(); i++) {
            Act act = again(acts.get(i), Map.of(pattern.id().toString(), id.toString(),
                pattern.party().toString(), party.toString(), pattern.no(), no));
            boolean first = i == 0;
            bureau.access.asSystem(() -> {
                Cases.Stored stored = first ? null : bureau.cases.lock(no).orElseThrow();
                CaseFold.Moved moved = fold.apply(stored == null ? null : stored.state(), act);
                bureau.journal.append(act);
                if (stored == null) {
                    bureau.cases.add(moved.state(), filing,
                        bureau.casework.matter(moved.state(), filing));
                } else {
                    assertThat(bureau.cases.change(moved.state(), stored.version())).isTrue();
                }
                return null;
            });
        }
    }

    /** @param names of the pattern, and what stands in their place */
    private static Act again(Act act, Map<String, String> names) {
        Map<String, Object> body = new LinkedHashMap<>(act.body());
        body.replaceAll((key, value) -> names.getOrDefault(String.valueOf(value), "").isEmpty() ? value
            : names.get(String.valueOf(value)));
        return Act.of(act.at(), act.actor(), act.type(), act.subjects().stream().map(subject ->
            UUID.fromString(names.getOrDefault(subject.toString(), subject.toString()))).toList(),
            act.basis(), act.purpose(), body);
    }

    private long ended() {
        return bureau.access.asSystem(() -> bureau.cases.latest(100_000).stream()
            .map(id -> bureau.cases.find(id).orElseThrow().state())
            .filter(state -> state.no().startsWith("B-") && state.state().ended()).count());
    }

    private static int warmUp() {
        return ROUNDS > 1 ? 3 : 0;
    }

    private Map<String, List<double[]>> rounds(Map<String, Carry> ways, Connection watching)
            throws Exception {
        Map<String, List<double[]>> costs = new LinkedHashMap<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round < ROUNDS + warmUp(); round++) {
                for (Map.Entry<String, Carry> way : ways.entrySet()) {
                    double[] cost = run(way.getValue(), workers, watching);
                    if (round >= warmUp()) {
                        costs.computeIfAbsent(way.getKey(), w -> new ArrayList<>()).add(cost);
                    }
                }
            }
        }
        return costs;
    }

    /** Cases a second, and microseconds of processor a case: program, PostgreSQL; sealed at the end. */
    private double[] run(Carry carry, ExecutorService workers, Connection watching) throws Exception {
        long machine = MACHINE.getProcessCpuTime();
        long server = Spent.postgres(watching);
        long clock = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            all.add(workers.submit(() -> {
                carry.one();
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        Spent.untilSealed(watching);
        long took = System.nanoTime() - clock;
        return new double[] {EACH * 1e9 / took, (MACHINE.getProcessCpuTime() - machine) / 1e3 / EACH,
            (Spent.postgres(watching) - server) / 1e3 / EACH};
    }

    private static void durable(Connection watching) throws Exception {
        if (!RESULTS.isEmpty()) {
            Spent.durable(watching);
        }
    }

    private static void keep(Map<String, List<double[]>> costs) throws Exception {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
            The residence process, filed to served, four transactions: %d rounds by turns of %d cases each, \
            %d at once, medians; %d processors, JDK %s
            %-46s %14s %14s %14s
            """, ROUNDS, EACH, THREADS, MACHINE.getAvailableProcessors(), System.getProperty("java.version"),
            "", "cases a second", "CPU program us", "PostgreSQL us"));
        List<String> lines = new ArrayList<>(List.of("way,round,cases_a_second,program_us,postgresql_us"));
        costs.forEach((way, rounds) -> {
            text.append(String.format(Locale.ROOT, "%-46s %14.0f %14.0f %14.0f%n", way, median(rounds, 0),
                median(rounds, 1), median(rounds, 2)));
            rounds.forEach(r -> lines.add(String.format(Locale.ROOT, "\"%s\",%d,%.1f,%.1f,%.1f", way,
                rounds.indexOf(r) + 1, r[0], r[1], r[2])));
        });
        System.out.print(text);
        if (!RESULTS.isEmpty()) {
            Files.writeString(Path.of(RESULTS + ".txt"), text);
            Files.write(Path.of(RESULTS + ".csv"), lines);
        }
    }

    private static double median(List<double[]> rounds, int figure) {
        double[] sorted = rounds.stream().mapToDouble(r -> r[figure]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
