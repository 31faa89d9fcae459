import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long until the first page has answered: from the built jar as the script starts it, in a new folder and in one
 * with data, and from the jar alone ({@code java -jar}), in turn.
 */
public final class Starts {
    private static final double TICKS = 100;

    /** @param took seconds until the address was printed; program, postgres: processor seconds until then */
    private record Start(String what, double took, double program, double postgres) {
    }

    private final Path home;
    private final Path folders;
    private final List<Start> starts = new ArrayList<>();

    private Starts(Path home) {
        this.home = home;
        folders = home.resolve("target/bench-starts");
    }

    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        Starts run = new Starts(Path.of(option(words, "--home", ".")));
        int rounds = Integer.parseInt(option(words, "--rounds", "5"));
        Measured.delete(run.folders);
        run.start("warm-up", run.script("warm-up"), "warm-up");
        run.starts.clear();
        for (int i = 0; i < rounds; i++) {
            run.start("new folder", run.script("new" + i), "new" + i);
            run.start("with data", run.script("new" + i), "new" + i);
            run.start("jar alone, new folder", run.jar("jar" + i), "jar" + i);
            run.start("jar alone, with data", run.jar("jar" + i), "jar" + i);
        }
        run.keep(option(words, "--name", "starts-" + rounds));
        Measured.delete(run.folders);
    }

    private static String option(List<String> words, String name, String usual) {
        int at = words.indexOf(name);
        return at < 0 ? usual : words.get(at + 1);
    }

    private List<String> script(String folder) throws IOException {
        return with(Stream.of(home.resolve("divan").toString()), folder);
    }

    private List<String> jar(String folder) throws IOException {
        return with(Stream.of(ProcessHandle.current().info().command().orElseThrow(), "@" + home.resolve("jvm.options"),
                "-jar", home.resolve("target/divan.jar").toString()), folder);
    }

    private List<String> with(Stream<String> program, String folder) throws IOException {
        return Stream.concat(program, Stream.of("serve", "--data", folders.resolve(folder).toString(), "--port",
                "" + Measured.freePort(), "--pack-dir", home.resolve("packs").toString())).toList();
    }

    private void start(String what, List<String> command, String folder) throws IOException, InterruptedException {
        Files.createDirectories(folders);
        long began = System.nanoTime();
        Process program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader lines = program.inputReader();
        String line = lines.readLine();
        while (line != null && !line.startsWith("Divan: ")) {
            line = lines.readLine();
        }
        double took = (System.nanoTime() - began) / 1e9;
        if (line == null) {
            throw new IllegalStateException("the program did not start: " + command);
        }
        starts.add(new Start(what, took, Measured.ticks(program.pid()) / TICKS,
                Measured.postgresTicks(folders.resolve(folder)) / TICKS));
        program.destroy();
        program.waitFor();
    }

    private void keep(String name) throws IOException {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "%s: until the first page has answered, %d processors, JDK %s%n  %-26s %s%n", name,
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"), "",
                "seconds: least, median, most      CPU s (median): program, PostgreSQL"));
        for (String what : starts.stream().map(Start::what).distinct().toList()) {
            double[] took = sorted(what, 0);
            text.append(String.format(Locale.ROOT, "  %-26s %.1f  %.1f  %.1f %30.1f  %.1f%n", what, took[0],
                    took[took.length / 2], took[took.length - 1], sorted(what, 1)[took.length / 2],
                    sorted(what, 2)[took.length / 2]));
        }
        System.out.print(text);
        Path results = Files.createDirectories(home.resolve("bench/results"));
        Files.writeString(results.resolve(name + ".txt"), text);
        Files.write(results.resolve(name + ".csv"), Stream.concat(Stream.of("what,seconds,program_cpu,postgres_cpu"),
                starts.stream().map(s -> String.format(Locale.ROOT, "%s,%.3f,%.2f,%.2f", s.what(), s.took(),
                        s.program(), s.postgres()).replace("alone, ", "alone "))).toList());
    }

    private double[] sorted(String what, int column) {
        return starts.stream().filter(s -> s.what().equals(what))
                .mapToDouble(s -> column == 0 ? s.took() : column == 1 ? s.program() : s.postgres()).sorted().toArray();
    }
}
