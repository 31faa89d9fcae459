package divan.journal;

import divan.kernel.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The last published checkpoint, kept outside the database in {@code <data>/ledger/checkpoint}: an older
 * database in place of the present one is told by it. Written before anybody can see the checkpoint.
 */
@Component
final class PublishedFile {
    private final Path file;

    PublishedFile(@Value("${divan.data}") String data) {
        this.file = Path.of(data, "ledger", "checkpoint");
    }

    Optional<String> read() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Checkpoint checkpoint) {
        try {
            DurableFile.write(file, checkpoint.note());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
