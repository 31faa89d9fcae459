import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * The registry of organs at two sizes, beside a plain Spring Data REST application on the same PostgreSQL: the same rows,
 * the same questions, in turn, and the processor time that each answer costs, PostgreSQL's included.
 */
public final class Registry {
    private static final int FIRST_NUMBER = 10_000_000;
    private static final String FUNCTION = "invented.sign";
    private static final String POSTS = """
        insert into organisation.post(id, organ, title_tr, title_en, functions, valid, made_by)
        select 'invented-' || number, number, 'Müdür', 'Director', 'invented.sign invented.read', daterange(lower(valid), null),
               made_by
        from organisation.organ where number < '2' and upper_inf(valid);
        insert into organisation.holder(post, person, valid, made_by)
        select id, gen_random_uuid(), valid, made_by from organisation.post where id like 'invented-%';
        analyze organisation.organ; analyze organisation.post; analyze organisation.holder
        """;
    private static final String PEER = """
        create schema peer;
        create sequence peer.organ_id start 10000000 increment 50;
        create table peer.organ as
        select row_number() over () as id, number, lower(valid) as valid_from, upper(valid) as valid_until, name_tr, name_en,
               kind, parent, parent2, province, letterhead, official, legal_person, budget, category, status, special_kinds,
               branch, kep, founding_norm, address, phone, email, web, external_letters
        from organisation.organ;
        alter table peer.organ add primary key (id);
        create unique index on peer.organ (number, valid_from);
        create index on peer.organ (parent, valid_from);
        create table peer.post as
        select p.id, p.organ, p.title_tr, p.title_en, p.functions, h.person, lower(p.valid) as valid_from,
               upper(p.valid) as valid_until
        from organisation.post p join organisation.holder h on h.post = p.id where p.id like 'invented-%';
        alter table peer.post add primary key (id);
        create index on peer.post (organ);
        analyze peer.organ; analyze peer.post
        """;

    /** The same question to both. */
    private record Question(String name, IntFunction<String> ours, IntFunction<String> peers) {
    }

    /** Ticks of 10 ms and requests of one question. */
    private static final class Cost {
        private long ours;
        private long oursPostgres;
        private long peer;
        private long peerPostgres;
        private long requests;
        private long oursNanos;
        private long peerNanos;
        private long oursBytes;
        private long peerBytes;

        private double oursEach() {
            return (ours + oursPostgres) * 10.0 / requests;
        }

        private double peerEach() {
            return (peer + peerPostgres) * 10.0 / requests;
        }
    }

    private final Measured program;
    private final int organs;
    private final Connection database;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final StringBuilder text;
    private final List<String> lines;
    private final Random random = new Random(6458);
    private final Map<String, Cost> costs = new LinkedHashMap<>();
    private Process peer;
    private URI peerAddress;

    private Registry(Measured program, int organs, StringBuilder text, List<String> lines) throws Exception {
        this.program = program;
        this.organs = organs;
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
            "organs,question,requests,ours_ms,ours_postgres_ms,peer_ms,peer_postgres_ms,ours_us_wall,peer_us_wall"));
        Map<String, String> usual = Map.of("people", "0", "organs", "100000", "small", "10000", "requests", "1000",
            "rounds", "3", "warm-up", "3000", "pause", "no");
        for (String size : List.of("small", "organs")) {
            try (Measured program = Measured.start("registry", usual, args)) {
                new Registry(program, program.number(size), text, lines).run();
                Path results = Files.createDirectories(program.home.resolve("bench/results"));
                Files.writeString(results.resolve(program.options.get("name") + ".txt"), text);
                Files.write(results.resolve(program.options.get("name") + ".csv"), lines);
            }
        }
        System.out.print(text);
    }

    private void run() throws Exception {
        long periods = take();
        sql(POSTS);
        sql(PEER);
        try {
            startPeer();
            List<Question> questions = questions();
            for (Question question : questions) {
                ask(question, program.number("warm-up"), true, new Cost());
                ask(question, program.number("warm-up"), false, new Cost());
            }
            sql("checkpoint");
            pause();
            idle();
            for (int round = 0; round < program.number("rounds"); round++) {
                for (Question question : questions) {
                    Cost cost = costs.computeIfAbsent(question.name(), _ -> new Cost());
                    ask(question, program.number("requests"), round % 2 == 0, cost);
                    ask(question, program.number("requests"), round % 2 == 1, cost);
                    cost.requests += program.number("requests");
                }
            }
            report(periods);
        } finally {
            peer.destroy();
            peer.waitFor();
            database.close();
        }
    }

    private void sql(String statements) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String each : statements.split(";")) {
                statement.execute(each);
            }
        }
    }

    /** The invented state, as a file through the command. */
    private long take() throws Exception {
        Path file = program.home.resolve("target/bench-organs.csv");
        command(List.of(ProcessHandle.current().info().command().orElseThrow(),
            program.home.resolve("src/test/java/divan/organisation/InventedState.java").toString(), "" + organs, "1",
            file.toString()));
        long rows = Files.lines(file).count() - 1;
        Measured.Cpu before = program.cpu();
        long children = Measured.childTicks();
        long began = System.nanoTime();
        command(List.of(program.home.resolve("divan").toString(), "organs", "import", file.toString(), "--data",
            program.home.resolve("target/bench-data").toString(), "--reason", "Measurement"));
        double seconds = (System.nanoTime() - began) / 1e9;
        Measured.Cpu cpu = program.cpu().since(before);
        long own = Measured.childTicks() - children;
        text.append(String.format(Locale.ROOT, "%n%d organs, %d periods, %s%n  taken in by ./divan organs import in %.1f s: "
            + "%.3f ms a period (command %.1f s, PostgreSQL %.1f s, the running program %.1f s)%n", organs, rows,
            program.machine(), seconds, (own + cpu.program() + cpu.postgres()) * 10.0 / rows, own / 100.0,
            cpu.postgres() / 100.0, cpu.program() / 100.0));
        return rows;
    }

    private static void command(List<String> words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(
            ProcessBuilder.Redirect.INHERIT).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("failed: " + words);
        }
    }

    private void startPeer() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        peerAddress = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-jar",
            program.home.resolve("bench/peer/target/peer.jar").toString(), "--server.port=" + port);
        builder.environment().put("SPRING_DATASOURCE_URL", database.getMetaData().getURL());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", "postgres");
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", Files.readString(
            program.home.resolve("target/bench-data/secrets/postgres")).strip());
        peer = builder.redirectErrorStream(true).redirectOutput(program.home.resolve("target/bench-peer.log").toFile())
            .start();
        for (int i = 0; i < 400; i++) {
            try {
                client.send(HttpRequest.newBuilder(peerAddress.resolve("/organs?size=1")).build(), BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(500);
            }
        }
        throw new IllegalStateException("the peer did not start: target/bench-peer.log");
    }

    private List<Question> questions() {
        String today = LocalDate.now().toString();
        int directorates = Math.max(1, 300 * organs / 100_000);
        int firstDirectorate = 1 + Math.max(1, 20 * organs / 100_000);
        return List.of(
            new Question("by number", n -> "/api/organs/" + n, n -> "/organs/search/at?number=" + n + "&on=" + today),
            new Question("as of a day", n -> "/api/organs/" + n + "?on=" + day(n),
                n -> "/organs/search/at?number=" + n + "&on=" + day(n)),
            new Question("of 100 that are asked for often", n -> "/api/organs/" + often(n),
                n -> "/organs/search/at?number=" + often(n) + "&on=" + today),
            new Question("children", n -> "/api/organs/" + n + "/children?on=" + day(n),
                n -> "/organs/search/children?parent=" + n + "&on=" + day(n) + "&size=100"),
            new Question("subtree, a page of 100", n -> "/api/organs/" + within(n, firstDirectorate, directorates)
                + "/subtree?on=" + day(n), n -> "/organs/search/subtree?number=" + within(n, firstDirectorate, directorates)
                + "&on=" + day(n)),
            new Question("who may sign", n -> "/api/organs/" + n + "/signatories?function=" + FUNCTION,
                n -> "/posts/search/signatories?organ=" + n + "&function=" + FUNCTION + "&on=" + today));
    }

    private static String day(int number) {
        return LocalDate.of(2006, 1, 1).plusDays(number * 7919L % 7300).toString();
    }

    private static int often(int number) {
        return FIRST_NUMBER + 400 + number % 100;
    }

    private static int within(int number, int first, int many) {
        return FIRST_NUMBER + first + number % many;
    }

    private void ask(Question question, int times, boolean ours, Cost cost) throws Exception {
        IntFunction<String> path = ours ? question.ours() : question.peers();
        URI address = ours ? program.address : peerAddress;
        List<URI> addresses = random.ints(times, FIRST_NUMBER, FIRST_NUMBER + organs)
            .mapToObj(n -> address.resolve(path.apply(n))).toList();
        Measured.Cpu before = program.cpu();
        long peerBefore = Measured.ticks(peer.pid());
        long began = System.nanoTime();
        long bytes = 0;
        for (URI one : addresses) {
            HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(one).timeout(Duration.ofSeconds(60)).build(),
                BodyHandlers.ofByteArray());
            bytes += answer.body().length;
            if (answer.statusCode() != 200 && answer.statusCode() != 404) {
                throw new IllegalStateException(one + ": " + answer.statusCode() + " " + new String(answer.body()));
            }
        }
        Measured.Cpu cpu = program.cpu().since(before);
        if (ours) {
            cost.oursNanos += System.nanoTime() - began;
            cost.ours += cpu.program();
            cost.oursPostgres += cpu.postgres();
            cost.oursBytes += bytes;
        } else {
            cost.peerNanos += System.nanoTime() - began;
            cost.peer += Measured.ticks(peer.pid()) - peerBefore;
            cost.peerPostgres += cpu.postgres();
            cost.peerBytes += bytes;
        }
    }

    private void pause() throws IOException {
        System.out.println("ready to measure " + organs + " organs");
        if (program.options.get("pause").equals("yes")) {
            System.in.read();
        }
    }

    private void idle() throws Exception {
        Measured.Cpu before = program.cpu();
        long peerBefore = Measured.ticks(peer.pid());
        Thread.sleep(3000);
        Measured.Cpu cpu = program.cpu().since(before);
        text.append(String.format(Locale.ROOT, "  three seconds of nothing: Divan %d ms, the peer %d ms, PostgreSQL %d ms%n",
            cpu.program() * 10, (Measured.ticks(peer.pid()) - peerBefore) * 10, cpu.postgres() * 10));
    }

    private void report(long periods) {
        text.append(String.format(Locale.ROOT, "  %-32s %26s %26s %6s %18s%n", "CPU ms each (of it PostgreSQL)", "Divan",
            "Spring Data REST", "ratio", "bytes each"));
        costs.forEach((name, cost) -> {
            double n = cost.requests;
            text.append(String.format(Locale.ROOT, "  %-32s %15.3f (%8.3f) %15.3f (%8.3f) %6.1f %8.0f %8.0f%n", name,
                cost.oursEach(), cost.oursPostgres * 10 / n, cost.peerEach(), cost.peerPostgres * 10 / n,
                cost.peerEach() / cost.oursEach(), cost.oursBytes / n, cost.peerBytes / n));
            lines.add(String.format(Locale.ROOT, "%d,\"%s\",%d,%d,%d,%d,%d,%.1f,%.1f", organs, name, cost.requests,
                cost.ours * 10, cost.oursPostgres * 10, cost.peer * 10, cost.peerPostgres * 10, cost.oursNanos / 1e3 / n,
                cost.peerNanos / 1e3 / n));
        });
    }
}
