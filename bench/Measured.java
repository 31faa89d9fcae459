import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program under measurement, started as the script starts it, on an empty data folder; and what it costs. */
final class Measured implements AutoCloseable {
    private static final long TICKS_PER_SECOND = 100;
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    record SignedIn(String cookie, String token) {
    }

    /** One request: when it was due, how long after that it was answered, with what. Nanoseconds. */
    record Sample(String what, long due, long took, int status) {
    }

    /** Processor time since the program began, in ticks. */
    record Cpu(long program, long postgres) {
        Cpu since(Cpu before) {
            return new Cpu(program - before.program, postgres - before.postgres);
        }

        String each(int n) {
            return String.format(Locale.ROOT, "%.2f ms program + %.2f ms PostgreSQL",
                    program * 1000.0 / TICKS_PER_SECOND / n, postgres * 1000.0 / TICKS_PER_SECOND / n);
        }
    }

    final Map<String, String> options;
    final Path home;
    final URI address;
    final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Path data;
    private final Process program;

    private Measured(Map<String, String> options) throws IOException {
        this.options = options;
        home = Path.of(options.get("home"));
        data = home.resolve("target/bench-data");
        delete(data);
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder serve = new ProcessBuilder(home.resolve("divan").toString(), "serve", "--data", data.toString(),
                "--port", "" + port, "--demo-people", options.get("people"), "--pack-dir",
                options.getOrDefault("packs", home.resolve("packs").toString()));
        // one driver asks as a thousand institutions would: what one address may ask is no part of the measurement
        serve.environment().merge("DIVAN_JAVA_OPTIONS", "-Ddivan.api.anonymous-per-minute=1000000000",
                (own, ours) -> own + " " + ours);
        program = serve.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader lines = program.inputReader();
        for (String line = lines.readLine(); !"Divan:".equals(first(line)); line = lines.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the program did not start");
            }
        }
    }

    private static String first(String line) {
        return line == null ? "" : line.split(" ", 2)[0];
    }

    /** Starts the program with the options given over those usual; leaves with 2 at an unknown one. */
    static Measured start(String name, Map<String, String> usual, String[] args) throws IOException {
        Map<String, String> options = new HashMap<>(usual);
        options.put("name", name + "-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now()));
        for (int i = 0; i < args.length; i += 2) {
            String option = args[i].replaceFirst("^--", "");
            if (i + 1 == args.length || !options.containsKey(option) && !option.equals("home")) {
                System.err.println("Unknown, or without a value: " + args[i] + ". See bench/README.md.");
                System.exit(2);
            }
            options.put(option, args[i + 1]);
        }
        return new Measured(options);
    }

    int number(String option) {
        return Integer.parseInt(options.get(option));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(120));
    }

    SignedIn signIn(String person) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(to("/sign-in/demo")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("person=" + person)).build(), BodyHandlers.ofString());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow(
                () -> new IllegalStateException(person + " cannot sign in: " + answer.statusCode()))
                .split(";", 2)[0];
        HttpResponse<String> page = client.send(to("/tr").header("Cookie", cookie).build(), BodyHandlers.ofString());
        Matcher matcher = FORM_TOKEN.matcher(page.body());
        if (!matcher.find()) {
            throw new IllegalStateException("no form token on /tr: " + page.statusCode());
        }
        return new SignedIn(cookie, matcher.group(1));
    }

    Cpu cpu() throws IOException {
        return new Cpu(ticks(program.pid()), postgresTicks(data));
    }

    /** The postmaster, its children that ended, and those alive. */
    static long postgresTicks(Path data) throws IOException {
        long postmaster = postmaster(data);
        long ticks = Arrays.stream(times(postmaster)).sum();
        for (ProcessHandle child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            try {
                ticks += ticks(child.pid());
            } catch (IOException e) {
                // it ended meanwhile, and its time is in the next reading of the postmaster's
            }
        }
        return ticks;
    }

    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).getFirst().strip());
    }

    /** User and system time of a process, in ticks; its name in the second field may hold spaces. */
    static long ticks(long pid) throws IOException {
        long[] f = times(pid);
        return f[0] + f[1];
    }

    /** User and system time of the commands that this process ran and that have ended. */
    static long childTicks() throws IOException {
        long[] f = times(ProcessHandle.current().pid());
        return f[2] + f[3];
    }

    private static long[] times(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).toArray();
    }

    /**
     * Of the program its largest resident set so far ({@code VmHWM}); of PostgreSQL's processes together what they hold
     * now, shared pages counted once ({@code Pss}).
     */
    String memory() throws IOException {
        long postmaster = postmaster(data);
        long postgres = kilobytes(postmaster, "smaps_rollup", "Pss:");
        for (ProcessHandle child : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            postgres += kilobytes(child.pid(), "smaps_rollup", "Pss:");
        }
        return String.format(Locale.ROOT, "  memory        %d MiB program at its peak, %d MiB PostgreSQL at the end%n",
                kilobytes(program.pid(), "status", "VmHWM:") / 1024, postgres / 1024);
    }

    private static long kilobytes(long pid, String file, String line) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/" + file))) {
            return lines.filter(l -> l.startsWith(line)).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
                    .findFirst().orElse(0);
        } catch (FileSystemException e) {
            return 0; // it ended meanwhile
        }
    }

    /** {@code p50 p95 p99} in milliseconds. */
    static String percentiles(List<Sample> samples) {
        long[] took = samples.stream().mapToLong(Sample::took).sorted().toArray();
        return took.length == 0 ? "-" : String.format(Locale.ROOT, "%.1f %.1f %.1f ms", at(took, 0.50),
                at(took, 0.95), at(took, 0.99));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1e6;
    }

    /** Prints and keeps the summary, and every request. */
    void keep(String summary, long began, List<Sample> samples) throws IOException {
        String text = summary + memory();
        System.out.print(text);
        Path results = Files.createDirectories(home.resolve("bench/results"));
        Files.writeString(results.resolve(options.get("name") + ".txt"), text);
        Files.write(results.resolve(options.get("name") + ".csv"), Stream.concat(Stream.of("what,due_us,took_us,status"),
                samples.stream().map(s -> s.what() + "," + (s.due() - began) / 1000 + "," + s.took() / 1000 + ","
                        + s.status())).toList());
    }

    String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, JDK " + System.getProperty("java.version");
    }

    @Override
    public void close() throws InterruptedException {
        program.destroy();
        program.waitFor();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void delete(Path folder) throws IOException {
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
