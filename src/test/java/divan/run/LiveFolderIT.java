package divan.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What is copied into the pack folder of a running program, and what is not taken. */
class LiveFolderIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void aServiceThatIsLaidOutIsLiveAndABrokenOneIsNotAndTheLogSaysWhy() throws Exception {
        Path packs = folder.resolve("packs");
        FileSystemUtils.copyRecursively(Path.of("packs"), packs);
        Path data = folder.resolve("data");
        try (Program program = Program.serve(data, "--port", "0", "--pack-dir", packs.toString());
                HttpClient http = HttpClient.newHttpClient()) {
            assertThat(status(http, program, "street-cat")).isEqualTo(404);
            lay(packs, "street-cat");
            awaitStatus(http, program, "street-cat", 200);

            lay(packs, "stray-dog");
            Path form = packs.resolve("migration/services/stray-dog/form.yaml");
            Files.writeString(form, Files.readString(form).replace("type: text", "type: song"));
            String why = awaitLog(data.resolve("log/divan.log"), "services/stray-dog/form.yaml:");
            assertThat(why).contains("song");
            assertThat(status(http, program, "stray-dog")).isEqualTo(404);
            assertThat(status(http, program, "street-cat")).isEqualTo(200);

            Files.writeString(form, Files.readString(form).replace("type: song", "type: text"));
            awaitStatus(http, program, "stray-dog", 200);
        }
    }

    private static void lay(Path packs, String name) throws Exception {
        try (Program program = Program.start(Map.of(), List.of("new", "service",
                "migration/" + name, "--like", "wish-or-complaint", "--packs", packs.toString()))) {
            assertThat(program.exit()).as(program.err().toString()).isZero();
        }
    }

    private static int status(HttpClient http, Program program, String service) throws Exception {
        URI page = program.address().resolve("/tr/services/" + service);
        return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding()).statusCode();
    }

    private static void awaitStatus(HttpClient http, Program program, String service, int status)
            throws Exception {
        long until = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (status(http, program, service) != status) {
            assertThat(System.nanoTime()).as("%s never answers %s", service, status).isLessThan(until);
            Thread.sleep(50);
        }
    }

    private static String awaitLog(Path log, String part) throws InterruptedException, IOException {
        long until = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (true) {
            String said = Files.readString(log);
            if (said.contains(part)) {
                return said.lines().filter(line -> line.contains(part)).findFirst().orElseThrow();
            }
            assertThat(System.nanoTime()).as("the log never says %s", part).isLessThan(until);
            Thread.sleep(50);
        }
    }
}
