package divan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.database.TestDatabase;
import divan.demo.World;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.lawtext.LawFile;
import divan.lawtext.LawFolder;
import divan.legislation.Consolidation;
import divan.legislation.LawVersion;
import divan.portal.EverydayQueries.Query;
import divan.portal.PostgresPeer.Way;
import divan.search.Asked;
import divan.search.Search;
import divan.web.Languages;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/**
 * How well the everyday queries are answered, beside PostgreSQL on the same entries. {@code ./divan bench
 * search} runs it with the texts of the laws ({@code divan.laws}), measures the rates and keeps every result.
 */
@World
class SearchQualityTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final String DEVELOPMENT = "development";
    private static final String HELD_BACK = "held-back";
    private static final String OURS = "divan";
    private static final String LAWS = System.getProperty("divan.laws", "");
    private static final String RESULTS = System.getProperty("divan.search.results", "");
    private static final int ROUNDS = Integer.getInteger("divan.search.rounds", 1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    @Autowired
    private Search search;
    @Autowired
    private Consolidation consolidation;
    @Autowired
    private Journal journal;
    @Autowired
    private TestDatabase database;
    @Value("${divan.data}")
    private Path data;

    private interface Searching {
        List<String> find(Query query) throws SQLException;
    }

    /** One way to search: what it found, and what that cost in all rounds. */
    private static final class Measured {
        private final Map<Query, List<String>> found = new LinkedHashMap<>();
        private long wallNanos;
        private long threadNanos;
        private long serverMillis;

        private double ndcg(String half) {
            return found.entrySet().stream().filter(e -> e.getKey().half().equals(half))
                .mapToDouble(e -> e.getKey().ndcg(e.getValue())).average().orElse(0);
        }

        private String line(String name) {
            double queries = (double) found.size() * ROUNDS;
            return String.format(Locale.ROOT, "%-34s %11.3f %9.3f %12.0f %14.3f%n", name, ndcg(DEVELOPMENT),
                ndcg(HELD_BACK), queries / (wallNanos / 1e9), (threadNanos / 1e6 + serverMillis) / queries);
        }
    }

    @Test
    void everydayQueriesAreAnsweredBetterThanByTheDatabasesOwnSearch() throws Exception {
        takeLaws();
        search.replace("nothing", List.of());
        List<Query> queries = EverydayQueries.read(!LAWS.isEmpty());
        Map<String, Measured> all = new LinkedHashMap<>();
        try (PostgresPeer peer = new PostgresPeer(database.admin().getConnection(), data.resolve("search"))) {
            Map<String, Searching> ways = new LinkedHashMap<>();
            ways.put(OURS, this::ours);
            ways.put("postgresql turkish", q -> peer.find(Way.TURKISH, q.words(), language(q), day(q)));
            ways.put("postgresql simple + pg_trgm", q -> peer.find(Way.TRIGRAMS, q.words(), language(q),
                day(q)));
            ways.put("postgresql, everything together", q -> peer.find(Way.TOGETHER, q.words(), language(q),
                day(q)));
            ways.keySet().forEach(name -> all.put(name, new Measured()));
            for (int round = 0; round < ROUNDS + (ROUNDS > 1 ? 1 : 0); round++) {
                boolean counts = ROUNDS == 1 || round > 0;
                for (Map.Entry<String, Searching> way : ways.entrySet()) {
                    run(way.getValue(), queries, counts ? all.get(way.getKey()) : new Measured(), peer);
                }
            }
        }
        keep(queries, all);
        for (String half : List.of(DEVELOPMENT, HELD_BACK)) {
            double ours = all.get(OURS).ndcg(half);
            assertThat(ours).as(half).isGreaterThan(0.75);
            all.forEach((name, measured) -> assertThat(ours).as(half + " " + name)
                .isGreaterThanOrEqualTo(measured.ndcg(half)));
        }
    }

    private void takeLaws() throws IOException {
        if (LAWS.isEmpty()) {
            return;
        }
        List<LawFile> files = new ArrayList<>();
        for (Path folder : LawFolder.below(Path.of(LAWS))) {
            files.add(LawFolder.read(folder));
        }
        List<LawVersion> taken = consolidation.take(files, Actor.system(),
            Instant.parse("2026-11-22T09:00:00Z"), TODAY);
        assertThat(journal.await("legislation.search", taken.getLast().act(), Duration.ofMinutes(3)))
            .isTrue();
    }

    private List<String> ours(Query query) {
        return search.find(new Asked(query.words(), language(query), Set.of(), day(query), 0, 10)).hits()
            .stream()
            .map(hit -> (hit.kind().equals("provision") ? "law" : hit.kind()) + ":" + hit.id()).toList();
    }

    /** Of the page that people of this language see. */
    private static String language(Query query) {
        return Languages.find(query.language()).orElse(Languages.TURKISH).code();
    }

    private static LocalDate day(Query query) {
        return query.on() == null ? TODAY : query.on();
    }

    private static void run(Searching way, List<Query> queries, Measured measured, PostgresPeer peer)
            throws SQLException, IOException {
        long server = peer.cpuMillis();
        long thread = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        for (Query query : queries) {
            measured.found.put(query, way.find(query));
        }
        measured.wallNanos += System.nanoTime() - wall;
        measured.threadNanos += THREADS.getCurrentThreadCpuTime() - thread;
        measured.serverMillis += peer.cpuMillis() - server;
    }

    private static void keep(List<Query> queries, Map<String, Measured> all) throws IOException {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
            %d queries (%d development, %d held back), %s; %d rounds in turn, %d processors
            %-34s %11s %9s %12s %14s
            """, queries.size(), count(queries, DEVELOPMENT), count(queries, HELD_BACK), LAWS.isEmpty()
            ? "the pack alone" : "the pack and the texts of the laws", ROUNDS,
            Runtime.getRuntime().availableProcessors(), "nDCG@10 and rates", "development", "held back",
            "queries/s", "CPU ms a query"));
        all.forEach((name, measured) -> text.append(measured.line(name)));
        System.out.print(text);
        if (RESULTS.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of("way,number,half,ndcg,results"));
        all.forEach((name, measured) -> measured.found.forEach((query, found) -> lines.add(String.format(
            Locale.ROOT, "\"%s\",%d,%s,%.4f,\"%s\"", name, query.number(), query.half(), query.ndcg(found),
            String.join("; ", found)))));
        Files.writeString(Path.of(RESULTS + ".txt"), text);
        Files.write(Path.of(RESULTS + ".csv"), lines);
    }

    private static long count(List<Query> queries, String half) {
        return queries.stream().filter(query -> query.half().equals(half)).count();
    }
}
