package divan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM's optimizing compiler (C2) stands back while the program starts: it is half of what a start costs,
 * and on few processors it took them from the thread that everybody waits for (decision 0033). On other
 * systems than Linux, or without {@code renice}, nothing happens.
 */
final class Optimizer {
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String NAME = "C2 CompilerThre"; // as the kernel shortens it

    private Optimizer() {
    }

    static void standBack() {
        renice("8");
    }

    /** Only the superuser may take it back: started by others, it goes on yielding to whoever is served. */
    static void goOn() {
        renice("0");
    }

    private static void renice(String nice) {
        try {
            List<String> words = new ArrayList<>(List.of("renice", "-n", nice, "-p"));
            int none = words.size();
            words.addAll(threads());
            if (words.size() > none) {
                new ProcessBuilder(words).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            }
        } catch (IOException e) {
            return; // it is only slower
        }
    }

    private static List<String> threads() throws IOException {
        List<String> found = new ArrayList<>();
        if (Files.isDirectory(THREADS)) {
            try (Stream<Path> threads = Files.list(THREADS)) {
                for (Path thread : threads.toList()) {
                    if (Files.readString(thread.resolve("comm")).startsWith(NAME)) {
                        found.add(thread.getFileName().toString());
                    }
                }
            }
        }
        return found;
    }
}
