package divan.scanning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command that is given the content as a file, its path as the last word: exit 0 clean, 1 infected, as
 * clamscan and clamdscan do; anything else is no answer. The file is removed whatever happens.
 */
record CommandScan(String command, Duration patience) {
    Verdict scan(byte[] content) {
        try {
            Path file = Files.createTempFile("divan-scan", ".upload",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.write(file, content);
                return run(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return new Verdict.Away(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Verdict.Away("interrupted");
        }
    }

    private Verdict run(Path file) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.strip().split("\\s+")));
        words.add(file.toString());
        Process process = new ProcessBuilder(words).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return new Verdict.Away("no answer in " + patience.toSeconds() + " s");
        }
        return switch (process.exitValue()) {
            case 0 -> new Verdict.Clean();
            case 1 -> new Verdict.Infected("by the command");
            default -> new Verdict.Away("exit code " + process.exitValue());
        };
    }
}
