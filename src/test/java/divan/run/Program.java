package divan.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The packaged program as a process of its own. */
public final class Program implements AutoCloseable {
    /** A jar that was built elsewhere; none where our own is tested. */
    private static final @Nullable String GIVEN = System.getProperty("divan.jar");
    public static final Path JAR = Path.of(GIVEN == null ? "target/divan.jar" : GIVEN).toAbsolutePath();

    private final Process process;
    private final List<String> out = Collections.synchronizedList(new ArrayList<>());
    private final List<String> err = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> readers;
    private final @Nullable Path log;

    private Program(Process process, List<String> words) {
        this.process = process;
        int data = words.indexOf("--data");
        this.log = data < 0 ? null : Path.of(words.get(data + 1)).resolve("log/divan.log");
        this.readers = List.of(reading(process.inputReader(), out), reading(new BufferedReader(
                new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)), err));
    }

    /** Starts a command as the script does, so that what is tested is what runs. */
    public static Program start(Map<String, String> environment, List<String> words) {
        return GIVEN == null ? started(Rehearsed.words(), JAR.getParent(), environment, words)
            : start(List.of(), JAR, environment, words);
    }

    /** Starts a jar by itself, with words before {@code java} if it is to run as somebody else. */
    public static Program start(List<String> before, Path jar,
            Map<String, String> environment, List<String> words) {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "@"
            + Path.of("jvm.options").toAbsolutePath(), "-jar", jar.toString()));
        return started(command, jar.getParent(), environment, words);
    }

    private static Program started(List<String> program, Path folder, Map<String, String> environment,
            List<String> words) {
        List<String> command = new ArrayList<>(program);
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), words);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code serve} with further options; returns when the address was printed. */
    public static Program serve(Path data, String... options) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("serve", "--data", data.toString()));
        words.addAll(List.of(options));
        return start(Map.of(), words).awaitAddress();
    }

    public Program awaitAddress() throws InterruptedException {
        while (out.isEmpty() && process.isAlive()) {
            Thread.sleep(20);
        }
        if (out.isEmpty()) {
            throw new IllegalStateException("did not start: " + err);
        }
        return this;
    }

    /** Until a line that begins so was said; lines come one by one, some after the address. */
    public void awaitError(String begins) throws InterruptedException {
        while (err().stream().noneMatch(line -> line.startsWith(begins)) && process.isAlive()) {
            Thread.sleep(20);
        }
        if (err().stream().noneMatch(line -> line.startsWith(begins))) {
            throw new IllegalStateException("never said: " + begins + ": " + err());
        }
    }

    /** {@code http://localhost:<port>} */
    public URI address() {
        return URI.create(out.getFirst().replaceFirst("^Divan: ", "")).resolve("/");
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * SIGTERM, by the handle: the process' own {@code destroy} closes its streams and loses its last words.
     *
     * @return the exit code
     */
    int stop() throws InterruptedException {
        process.toHandle().destroy();
        return exit();
    }

    /**
     * @return the exit code
     * @throws AssertionError where something personal stands in its log
     */
    public int exit() throws InterruptedException {
        int code = process.waitFor();
        for (Thread reader : readers) {
            reader.join();
        }
        if (log != null && Files.exists(log)) {
            PersonalWords.noneIn(log);
        }
        return code;
    }

    public List<String> out() {
        return List.copyOf(out);
    }

    public List<String> err() {
        return List.copyOf(err);
    }

    /** The postmaster of a data folder, as its pid file says. */
    static ProcessHandle postmaster(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Platform threads: reading from a pipe pins a virtual one to its carrier, of which there are few. */
    private static Thread reading(BufferedReader from, List<String> to) {
        return Thread.ofPlatform().daemon().start(() -> from.lines().forEach(to::add));
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            stop();
        }
    }
}
