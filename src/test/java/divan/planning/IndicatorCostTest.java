package divan.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import divan.access.Browser;
import divan.casework.Spent;
import divan.database.RowIdentity;
import divan.database.TestDatabase;
import divan.database.Transactions;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.planning.Indicator.Acts;
import divan.planning.Indicator.Opening;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * An indicator after one act more, and counted again from the first act on, at growing numbers of acts,
 * beside other ways to count the same acts. {@code ./divan bench indicators} goes up to ten million and
 * keeps how long each took; here it is shown that all ways come to the same, and that the value that pages
 * and programs are given holds each act once the writer waited for it.
 */
@World
class IndicatorCostTest {
    private static final String RESULTS = System.getProperty("divan.indicators.results", "");
    private static final int ROUNDS = Integer.getInteger("divan.indicators.rounds", 2);
    private static final int EACH = Integer.getInteger("divan.indicators.each", 5);
    private static final long MOST = Long.getLong("divan.indicators.acts", 1_000_000L);
    private static final List<Long> SIZES = RESULTS.isEmpty() ? List.of(1000L, 3000L)
        : Stream.of(100_000L, 1_000_000L, 10_000_000L).filter(size -> size <= MOST).toList();
    private static final String DUCK_THERE = "DuckDB from zero, rows already there";
    private static final String DUCK_COPIES = "DuckDB from zero: all rows copied over and counted";
    private static final String INDICATOR = "BENCH";
    private static final Instant LATER = Instant.parse("2026-11-20T09:00:00Z");
    private static final OperatingSystemMXBean MACHINE =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Autowired
    private TestDatabase database;
    @Autowired
    private Planning planning;
    @Autowired
    private PlanBook book;
    @Autowired
    private Counting counting;
    @Autowired
    private Tallies tallies;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @LocalServerPort
    private int port;
    @TempDir
    private Path folder;
    private final List<String> lines = new ArrayList<>(List.of("acts,way,round,ms,program_ms,postgresql_ms"));
    private final StringBuilder text = new StringBuilder();

    @FunctionalInterface
    private interface Way {
        Map<String, Long> count() throws Exception;
    }

    /** Milliseconds: until the result was there, and on processors of the program and of PostgreSQL. */
    private record Cost(double took, double program, double server) {
    }

    private static Indicator indicator(String id) {
        return new Indicator(id, Map.of("tr", id), Map.of("tr", "adet"), IndicatorKind.SUM, false,
            new Acts(InventedActs.TYPE, List.of(InventedActs.SERVICE)),
            new Opening(BigDecimal.ZERO, LocalDate.of(2024, 12, 31), Map.of("tr", "x")));
    }

    @Test
    void everyWayComesToTheSameAfterEachActAndFromZero() throws Exception {
        text.append(String.format(Locale.ROOT, "%d rounds by turns, medians; %d acts one by one; %d "
            + "processors, JDK %s, DuckDB 2.0.0%n", ROUNDS, EACH, MACHINE.getAvailableProcessors(),
            System.getProperty("java.version")));
        try (Connection admin = database.admin().getConnection()) {
            if (!RESULTS.isEmpty()) {
                Spent.durable(admin);
            }
            long filled = 0;
            try (CountingPeers peers = new CountingPeers(admin, folder)) {
                for (long size : SIZES) {
                    InventedActs.fill(admin, filled, size);
                    filled = size;
                    assertThat(journal.await(Counting.FOLLOWER, happened(), Duration.ofMinutes(20))).isTrue();
                    size(size, admin, peers);
                }
            } finally {
                book.indicators("bench", List.of());
                forget(admin, INDICATOR);
            }
        }
        System.out.print(text);
        if (!RESULTS.isEmpty()) {
            Files.writeString(Path.of(RESULTS + ".txt"), text);
            Files.write(Path.of(RESULTS + ".csv"), lines);
        }
    }

    private void size(long size, Connection admin, CountingPeers peers) throws Exception {
        text.append(String.format(Locale.ROOT, "%n%-52s %11s %11s %11s%n", String.format(Locale.ROOT,
            "%,d acts, milliseconds", size), "waited", "CPU program", "PostgreSQL"));
        Indicator indicator = indicator(INDICATOR);
        forget(admin, INDICATOR);
        counting.recount(indicator);
        book.indicators("bench", List.of(indicator));
        assertThat(sums(INDICATOR)).isEqualTo(peers.view()).isNotEmpty();
        oneByOne(size, indicator, admin);
        byTurns(size, admin, peers);
    }

    private UUID happened() {
        Act act = Act.of(LATER, new Actor("official", null, null, "92000006", List.of()), InventedActs.TYPE,
            List.of(), List.of(), "bench", Map.of("service", InventedActs.SERVICE));
        return transactions.as(RowIdentity.SYSTEM, () -> journal.append(act));
    }

    private long value(Indicator indicator) {
        return Objects.requireNonNull(planning.figures(indicator, 2026).cumulative().value())
            .longValueExact();
    }

    /** From the commit of an act until door and API have it, one act after the other. */
    private void oneByOne(long size, Indicator indicator, Connection admin) throws Exception {
        Browser program = new Browser(port);
        double[] door = new double[EACH];
        double[] api = new double[EACH];
        long before = value(indicator);
        long machine = MACHINE.getProcessCpuTime();
        long server = Spent.postgres(admin);
        for (int i = 0; i < EACH; i++) {
            UUID act = happened();
            long clock = System.nanoTime();
            planning.catchUp(act);
            assertThat(value(indicator)).isEqualTo(before + i + 1);
            door[i] = (System.nanoTime() - clock) / 1e6;
            String answer = program.get("/api/indicators/" + INDICATOR).body();
            api[i] = (System.nanoTime() - clock) / 1e6;
            assertThat(JsonMapper.shared().readTree(answer).get("value").asString())
                .isEqualTo(String.valueOf(before + i + 1));
            lines.add(line(size, "after an act: page's value", i + 1, new Cost(door[i], 0, 0)));
            lines.add(line(size, "after an act: API's answer", i + 1, new Cost(api[i], 0, 0)));
        }
        double program1 = (MACHINE.getProcessCpuTime() - machine) / 1e6 / EACH;
        double server1 = (Spent.postgres(admin) - server) / 1e6 / EACH;
        percentiles("Divan after an act: the page's value", door);
        percentiles("Divan after an act: the API's answer too", api);
        text.append(String.format(Locale.ROOT, "%-52s %11s %11.2f %11.2f%n", "  each, with the API's answer",
            "", program1, server1));
    }

    private void percentiles(String what, double[] all) {
        Arrays.sort(all);
        text.append(String.format(Locale.ROOT, "%-52s p50 %.2f  p99 %.2f  max %.2f%n", what,
            all[all.length / 2], all[all.length * 99 / 100], all[all.length - 1]));
    }

    /** Each round begins with an act more; the order changes by round. */
    private void byTurns(long size, Connection admin, CountingPeers peers) throws Exception {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        assertThat(measured(size, DUCK_COPIES, 1, peers::duckFromZero, admin, costs))
            .isEqualTo(sums(INDICATOR));
        for (int round = 1; round <= ROUNDS; round++) {
            UUID act = happened();
            planning.catchUp(act);
            Map<String, Long> right = sums(INDICATOR);
            String again = INDICATOR + "-" + round;
            Map<String, Way> ways = new LinkedHashMap<>();
            ways.put("Divan from zero", () -> {
                counting.recount(indicator(again));
                return sums(again);
            });
            ways.put("PostgreSQL view: after an act, from zero", peers::view);
            ways.put("materialized view, refreshed: after an act", peers::materialized);
            ways.put("DuckDB after an act: copied over and counted", () -> peers.duckWithOneMore(act));
            List<String> order = new ArrayList<>(ways.keySet());
            Collections.rotate(order, round);
            ways.put(DUCK_THERE, peers::duck); // after the new act was copied over
            order.add(DUCK_THERE);
            for (String way : order) {
                assertThat(measured(size, way, round, ways.get(way), admin, costs)).as(way).isEqualTo(right);
            }
            forget(admin, again);
        }
        costs.forEach((way, all) -> text.append(String.format(Locale.ROOT, "%-52s %11.1f %11.1f %11.1f%n",
            way, median(all.stream().map(Cost::took)), median(all.stream().map(Cost::program)),
            median(all.stream().map(Cost::server)))));
    }

    private Map<String, Long> measured(long size, String way, int round, Way one, Connection admin,
            Map<String, List<Cost>> costs) throws Exception {
        long machine = MACHINE.getProcessCpuTime();
        long server = Spent.postgres(admin);
        long clock = System.nanoTime();
        Map<String, Long> result = one.count();
        double took = (System.nanoTime() - clock) / 1e6;
        Cost cost = new Cost(took, (MACHINE.getProcessCpuTime() - machine) / 1e6,
            (Spent.postgres(admin) - server) / 1e6);
        costs.computeIfAbsent(way, any -> new ArrayList<>()).add(cost);
        lines.add(line(size, way, round, cost));
        return result;
    }

    private static String line(long size, String way, int round, Cost cost) {
        return String.format(Locale.ROOT, "%d,\"%s\",%d,%.3f,%.1f,%.1f", size, way, round, cost.took(),
            cost.program(), cost.server());
    }

    private static double median(Stream<Double> values) {
        double[] sorted = values.mapToDouble(value -> value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private Map<String, Long> sums(String id) {
        Map<String, Long> sums = new HashMap<>();
        tallies.sums(List.of(id)).forEach((sum, value) ->
            sums.put(sum.organ() + " " + sum.period().code(), value));
        return sums;
    }

    /** What was counted of it, so that it begins from nothing. */
    private static void forget(Connection admin, String id) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            for (String table : List.of("planning.counted", "planning.quarter")) {
                statement.execute("delete from " + table + " where indicator = '" + id + "'");
                statement.execute("vacuum analyze " + table);
            }
        }
    }
}
