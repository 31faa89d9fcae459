import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * The registry of organs, laws and services at two sizes, beside a plain Spring Data REST application on the same
 * PostgreSQL: the same rows, the same questions, in turn, and the processor time that each answer costs, PostgreSQL's included.
 */
public final class Registry {
    private final Measured program;
    private final int organs;
    private final int provisions;
    private final int services;
    private final Connection database;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10)).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final StringBuilder text;
    private final List<String> lines;
    private final Random random = new Random(6458);
    private final Map<String, Cost> costs = new LinkedHashMap<>();

    private Registry(Measured program, int organs, StringBuilder text, List<String> lines) throws Exception {
        this.program = program;
        this.organs = organs;
        this.provisions = 3 * organs;
        this.services = organs / 10;
        this.text = text;
        this.lines = lines;
        Path data = program.home.resolve("target/bench-data");
        database = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:"
            + Files.readString(data.resolve("postgres/port")).strip() + "/divan", "postgres",
            Files.readString(data.resolve("secrets/postgres")).strip());
    }

    public static void main(String[] args) throws Exception {
        StringBuilder text = new StringBuilder();
        List<String> lines = new ArrayList<>(List.of(
            "organs,question,ours,peers,ours_ms,ours_postgres_ms,peer_ms,peer_postgres_ms,ours_us_wall,peer_us_wall"));
        Map<String, String> usual = Map.of("people", "0", "organs", "100000", "small", "10000", "requests", "1000",
            "rounds", "3", "warm-up", "3000", "pause", "no", "at-most", "20",
            "only", ".*", "connections", "1");
        Map<String, Map<String, Cost>> found = new LinkedHashMap<>();
        for (String size : List.of("small", "organs")) {
            Map<String, String> with = new HashMap<>(usual);
            int organs = Integer.parseInt(given(args, size, usual.get(size)));
            with.put("packs", packs(Path.of(given(args, "home", ".")), organs).toString());
            long began = System.nanoTime();
            try (Measured program = Measured.start("registry", with, args)) {
                text.append(String.format(Locale.ROOT, "%n%d organs, %d provisions, %d services, %s%n  first start %.1f s%n",
                    organs, 3 * organs, organs / 10, program.machine(), (System.nanoTime() - began) / 1e9));
                Registry registry = new Registry(program, organs, text, lines);
                registry.run();
                found.put(size, registry.costs);
                if (found.size() == 2) {
                    Cost.growth(found.get("small"), found.get("organs"), text);
                }
                text.append(program.memory());
                Path results = Files.createDirectories(program.home.resolve("bench/results"));
                Files.writeString(results.resolve(program.options.get("name") + ".txt"), text);
                Files.write(results.resolve(program.options.get("name") + ".csv"), lines);
            }
        }
        System.out.print(text);
    }

    private static String given(String[] args, String option, String usual) {
        int at = List.of(args).indexOf("--" + option);
        return at < 0 || at + 1 == args.length ? usual : args[at + 1];
    }

    /** The packs with the invented services, copied anew. */
    private static Path packs(Path home, int organs) throws Exception {
        Path copy = home.toAbsolutePath().resolve("target/bench-packs");
        Measured.delete(copy);
        Invented.services(home.toAbsolutePath().resolve("packs"), copy, organs / 10, 3 * organs);
        return copy;
    }

    private void run() throws Exception {
        Intake intake = new Intake(program, database, client, text);
        intake.organs(organs);
        intake.laws(provisions);
        intake.posts();
        try (Peer peer = Peer.start(program, database, services, provisions)) {
            text.append(peer.takes(program.number("requests")));
            List<Questions.Question> questions = new Questions(organs, provisions, services).all().stream()
                .filter(question -> question.name().matches(program.options.get("only"))).toList();
            for (Questions.Question question : questions) {
                ask(question, program.number("warm-up"), true, peer, new Cost());
                ask(question, program.number("warm-up"), false, peer, new Cost());
            }
            Peer.run(database, "checkpoint");
            pause();
            idle(peer);
            for (int round = 0; round < program.number("rounds"); round++) {
                for (Questions.Question question : questions) {
                    Cost cost = costs.computeIfAbsent(question.name(), _ -> new Cost());
                    ask(question, program.number("requests"), round % 2 == 0, peer, cost);
                    ask(question, program.number("requests"), round % 2 == 1, peer, cost);
                }
            }
            Cost.report(organs, costs, text, lines);
        } finally {
            threads.shutdown();
            database.close();
        }
    }

    private void ask(Questions.Question question, int times, boolean ours, Peer peer, Cost cost) throws Exception {
        IntFunction<String> path = ours ? question.ours() : question.peers();
        URI address = ours ? program.address : peer.address;
        List<URI> addresses = random.ints(times, Questions.FIRST_NUMBER, Questions.FIRST_NUMBER + organs)
            .mapToObj(n -> address.resolve(path.apply(n))).toList();
        Measured.Cpu before = program.cpu();
        long peerBefore = peer.ticks();
        long began = System.nanoTime();
        LongAdder bytes = new LongAdder();
        LongAdder asked = new LongAdder();
        Iterator<URI> next = addresses.iterator();
        List<Callable<Object>> askers = Collections.nCopies(program.number("connections"), () -> {
            for (URI one = next(next, began); one != null; one = next(next, began)) {
                asked.increment();
                bytes.add(answer(one));
            }
            return true;
        });
        for (Future<Object> asker : threads.invokeAll(askers)) {
            asker.get();
        }
        Measured.Cpu cpu = program.cpu().since(before);
        cost.add(ours, asked.intValue(), System.nanoTime() - began, bytes.sum(),
            ours ? cpu.program() : peer.ticks() - peerBefore, cpu.postgres());
    }

    /** Null at the end, and when it takes too long. */
    private URI next(Iterator<URI> addresses, long began) {
        synchronized (addresses) {
            boolean late = System.nanoTime() - began > program.number("at-most") * 1_000_000_000L;
            return late || !addresses.hasNext() ? null : addresses.next();
        }
    }

    private long answer(URI one) throws Exception {
        HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(one).timeout(Duration.ofSeconds(60)).build(),
            BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 && answer.statusCode() != 404) {
            throw new IllegalStateException(one + ": " + answer.statusCode() + " " + new String(answer.body()));
        }
        return answer.body().length;
    }

    private void pause() throws IOException {
        System.out.println("ready to measure " + organs + " organs");
        if (program.options.get("pause").equals("yes")) {
            System.in.read();
        }
    }

    private void idle(Peer peer) throws Exception {
        Measured.Cpu before = program.cpu();
        long peerBefore = peer.ticks();
        Thread.sleep(3000);
        Measured.Cpu cpu = program.cpu().since(before);
        text.append(String.format(Locale.ROOT, "  three seconds of nothing: Divan %d ms, the peer %d ms, PostgreSQL %d ms%n",
            cpu.program() * 10, (peer.ticks() - peerBefore) * 10, cpu.postgres() * 10));
    }
}
