import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Applications for the extension of a residence permit, filed through the API of a program started for this
 * run on an empty data folder, each by a person of their own, signed in beforehand. See README.md beside this
 * file.
 */
public final class Submissions {
    private static final long TICKS_PER_SECOND = 100;
    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");

    private record SignedIn(String cookie, String token) {
    }

    /** One request: when it was due, how long after that it was answered, with what. Nanoseconds. */
    private record Sample(long due, long took, int status) {
    }

    private final Map<String, String> options;
    private final Path home;
    private final Path data;
    private final String body;
    private final URI address;
    private final Process program;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final List<SignedIn> people = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private Submissions(Map<String, String> options) throws IOException {
        this.options = options;
        home = Path.of(options.get("home"));
        data = home.resolve("target/bench-data");
        body = "{\"service\":\"residence-permit-extension\",\"answers\":"
                + Files.readString(home.resolve("src/test/resources/residence-permit-answers.json")) + "}";
        delete(data);
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        program = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
                "@" + home.resolve("jvm.options"), "-jar", home.resolve("target/divan.jar").toString(), "serve",
                "--data", data.toString(), "--port", "" + port, "--demo-people", options.get("people"),
                "--pack-dir", home.resolve("packs").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new HashMap<>(Map.of("people", "5000", "clients", "8", "seconds", "30",
                "warm-up", "1000", "rate", "0",
                "name", "submissions-"
                + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now())));
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].replaceFirst("^--", "");
            if (i + 1 == args.length || !options.containsKey(name) && !name.equals("home")) {
                System.err.println("Unknown, or without a value: " + args[i] + ". See bench/README.md.");
                System.exit(2);
            }
            options.put(name, args[i + 1]);
        }
        Submissions run = new Submissions(options);
        try {
            run.prepare();
            run.measure();
        } finally {
            run.program.destroy();
            run.program.waitFor();
        }
    }

    private int number(String option) {
        return Integer.parseInt(options.get(option));
    }

    private void prepare() throws Exception {
        BufferedReader lines = program.inputReader();
        if (lines.readLine() == null) {
            throw new IllegalStateException("the program did not start");
        }
        System.out.println("signing " + number("people") + " people in");
        for (int i = 1; i <= number("people"); i++) {
            people.add(signIn(String.format("demo-%05d", i)));
        }
        System.out.println("warming up with " + number("warm-up") + " applications");
        drive(8, Math.min(number("warm-up"), people.size() / 2), 0, 3600);
        samples.clear();
    }

    private SignedIn signIn(String person) throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(address.resolve("/sign-in/demo"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("person=" + person)).build(),
                BodyHandlers.ofString());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow(
                () -> new IllegalStateException(person + " cannot sign in: " + answer.statusCode()))
                .split(";", 2)[0];
        HttpResponse<String> page = client.send(HttpRequest.newBuilder(address.resolve("/tr"))
                .header("Cookie", cookie).build(), BodyHandlers.ofString());
        Matcher matcher = FORM_TOKEN.matcher(page.body());
        if (!matcher.find()) {
            throw new IllegalStateException("no form token on /tr: " + page.statusCode());
        }
        return new SignedIn(cookie, matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }

    private void measure() throws Exception {
        int rate = number("rate");
        long programBefore = cpuTicks(program.pid());
        long postgresBefore = postgresTicks();
        long began = System.nanoTime();
        drive(number("clients"), people.size(), rate, number("seconds"));
        double seconds = (System.nanoTime() - began) / 1e9;
        long programTicks = cpuTicks(program.pid()) - programBefore;
        long postgresTicks = postgresTicks() - postgresBefore;
        report(began, seconds, programTicks, postgresTicks);
    }

    /**
     * Until people or time run out. With a rate, requests are due at fixed instants and their delay counts
     * from there, whether or not a client was free (no co-ordinated omission); without, each client sends
     * when it was answered.
     */
    private void drive(int clients, int until, int rate, int seconds) throws InterruptedException {
        long began = System.nanoTime();
        long end = began + seconds * 1_000_000_000L;
        int first = next.get();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                int n = next.getAndIncrement();
                for (; n < until && System.nanoTime() < end; n = next.getAndIncrement()) {
                    long due = rate == 0 ? System.nanoTime() : began + (n - first) * 1_000_000_000L / rate;
                    sleepUntil(due);
                    samples.add(file(people.get(n), due));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        next.set(Math.min(next.get(), until));
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Sample file(SignedIn person, long due) {
        int status;
        try {
            status = client.send(HttpRequest.newBuilder(address.resolve("/api/cases"))
                    .header("Content-Type", "application/json").header("Cookie", person.cookie())
                    .header("X-CSRF-TOKEN", person.token())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            status = 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Sample(due, System.nanoTime() - due, status);
    }

    private void report(long began, double seconds, long programTicks, long postgresTicks)
            throws IOException {
        List<Sample> good = samples.stream().filter(s -> s.status() == 201).toList();
        long[] took = good.stream().mapToLong(Sample::took).sorted().toArray();
        if (took.length == 0) {
            throw new IllegalStateException("no application was accepted: "
                    + samples.stream().limit(3).toList());
        }
        String text = String.format(Locale.ROOT, """
                %s: %s clients, %s, %d processors, JDK %s
                  accepted      %d in %.1f s; refused or failed %d
                  a second      %.1f
                  p50 p95 p99   %.1f %.1f %.1f ms
                  CPU each      %.2f ms program + %.2f ms PostgreSQL
                """, options.get("name"), options.get("clients"), number("rate") == 0 ? "closed loop"
                        : "open loop, " + number("rate") + "/s", Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"), took.length, seconds, samples.size() - took.length,
                took.length / seconds, at(took, 0.50), at(took, 0.95), at(took, 0.99),
                programTicks * 1000.0 / TICKS_PER_SECOND / took.length,
                postgresTicks * 1000.0 / TICKS_PER_SECOND / took.length);
        System.out.print(text);
        Path results = Files.createDirectories(home.resolve("bench/results"));
        Files.writeString(results.resolve(options.get("name") + ".txt"), text);
        Files.write(results.resolve(options.get("name") + ".csv"), Stream.concat(
                Stream.of("due_us,took_us,status"), samples.stream().map(s -> (s.due() - began) / 1000 + ","
                        + s.took() / 1000 + "," + s.status())).toList());
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1e6;
    }

    /** User and system time of a process, in ticks; its name in the second field may hold spaces. */
    private static long cpuTicks(long pid) throws IOException {
        long[] f = times(pid);
        return f[0] + f[1];
    }

    private static long[] times(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).toArray();
    }

    /** The postmaster, its children that ended, and those alive. */
    private long postgresTicks() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).getFirst().strip());
        long ticks = Arrays.stream(times(postmaster)).sum();
        for (ProcessHandle child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            try {
                ticks += cpuTicks(child.pid());
            } catch (IOException e) {
                // it ended meanwhile, and its time is in the next reading of the postmaster's
            }
        }
        return ticks;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
