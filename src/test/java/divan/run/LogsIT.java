package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.LiveFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of all tests before; those of programs are looked at when they end ({@link Program#exit}). */
@Alone
class LogsIT {
    @TempDir
    Path folder;

    @Test
    void nothingPersonalAndNoSecretStandsInTheLogsOfTheTests() throws Exception {
        List<Path> logs = LiveFolder.files(Path.of("target/logs"));
        assertThat(logs).isNotEmpty().allSatisfy(PersonalWords::noneIn);
    }

    @Test
    void itWouldBeSeen() throws Exception {
        Path log = Files.write(folder.resolve("log"), List.of("INFO divan.access of Amina Örnek",
            "INFO for 99000000110", "INFO cookie divan_session=x",
            "INFO Authorization: Bearer abcdefghijklmnop", "INFO a case was decided"));
        assertThat(PersonalWords.in(log)).hasSize(4);
    }
}
