package divan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveFolderTest {
    private static final int TIMES = 500;

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenAndTakenAwayMeanwhileDisturbsNobody() throws Exception {
        Path busy = Files.createDirectories(folder.resolve("busy"));
        DurableFile.write(busy.resolve("checkpoint"), "0");
        AtomicBoolean end = new AtomicBoolean();
        Thread program = Thread.ofPlatform().start(() -> {
            for (int i = 0; !end.get(); i++) {
                work(busy, i);
            }
        });
        try {
            for (int i = 0; i < TIMES; i++) {
                assertThat(LiveFolder.files(busy)).contains(busy.resolve("checkpoint"))
                    .noneMatch(f -> f.toString().endsWith(".new"));
            }
        } finally {
            end.set(true);
            program.join();
        }
    }

    private static void work(Path busy, int i) {
        try {
            DurableFile.write(busy.resolve("checkpoint"), "" + i);
            Path below = Files.createDirectories(busy.resolve("for-a-moment"));
            Files.writeString(below.resolve("file"), "");
            Files.delete(below.resolve("file"));
            Files.delete(below);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCopyHoldsTheFilesWhereTheyWere() throws Exception {
        Path from = folder.resolve("from");
        Files.createDirectories(from.resolve("ended-7"));
        Files.writeString(from.resolve("key.pem"), "key");
        Files.writeString(from.resolve("ended-7/checkpoint"), "7");
        Files.writeString(from.resolve("checkpoint.new"), "half");
        LiveFolder.copy(from, folder.resolve("to"));
        assertThat(LiveFolder.files(folder.resolve("to"))).containsExactly(
            folder.resolve("to/ended-7/checkpoint"), folder.resolve("to/key.pem"));
        assertThat(folder.resolve("to/ended-7/checkpoint")).hasContent("7");
        assertThat(folder.resolve("to/checkpoint.new")).doesNotExist();
    }

    @Test
    void aFileIsItselfAndOtherErrorsAreErrors() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(LiveFolder.files(file)).containsExactly(file);
        assertThatThrownBy(() -> LiveFolder.copy(file, folder.resolve("file/below")))
            .isInstanceOf(IOException.class);
    }
}
