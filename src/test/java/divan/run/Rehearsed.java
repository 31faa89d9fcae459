package divan.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code target/program}: the jar after the rehearsal that {@code ./divan build} ends with, made once for all
 * tests. A rehearsal that fails fails them, though the program by itself would only start more slowly.
 */
final class Rehearsed {
    private static final Path LOCK = Path.of("target", "rehearsal.lock");
    private static @Nullable List<String> words;

    private Rehearsed() {
    }

    /** {@code java} with everything up to the words of the program's own; of several forks one rehearses. */
    static synchronized List<String> words() {
        if (words == null) {
            try (FileChannel file = FileChannel.open(LOCK, StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                words = learned();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return words;
    }

    private static List<String> learned() throws IOException {
        ProcessBuilder script = new ProcessBuilder("bash", "divan", "learn")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = script.start();
        List<String> said = process.inputReader().readAllLines();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("the start was not rehearsed: see target/rehearsal.log");
        }
        return said;
    }
}
