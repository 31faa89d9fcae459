package divan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import divan.run.Alone;
import divan.run.Applicant;
import divan.run.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten times as many as can be served at once: who is inside gets through, who comes now hears when to come
 * again, and when the crowd is gone everything is as before.
 */
@Alone
class OverloadIT {
    private static final int AT_ONCE = 8;
    private static final int CROWD = 10 * AT_ONCE;
    private static final int INSIDE = 4;
    private static final int APPLICATIONS = 3;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(20)).build();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    @TempDir
    private Path data;

    @Test
    void whoIsInsideGetsThroughAndTheCrowdHearsWhenToComeAgain() throws Exception {
        try (Program program = Program.start(Map.of("JAVA_TOOL_OPTIONS", "-Ddivan.at-once=" + AT_ONCE),
                List.of("serve", "--port", "0", "--data", data.toString(), "--demo-people", "20"))
                .awaitAddress();
                ExecutorService people = Executors.newCachedThreadPool()) {
            URI address = program.address();
            List<Applicant> inside = signedIn(address);
            for (int i = 0; i < CROWD; i++) {
                people.submit(() -> crowd(address));
            }
            List<Future<Integer>> filed = people.invokeAll(inside.stream().map(this::applying).toList());
            over.set(true);
            for (Future<Integer> one : filed) {
                assertThat(one.get()).isEqualTo(APPLICATIONS);
            }
            people.shutdown();
            assertThat(people.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)).isTrue();
            assertThat(wrong).isEmpty();
            assertThat(answers.keySet()).as("%s", answers).containsExactlyInAnyOrder(200, 503);
            assertThat(search(address).statusCode()).isEqualTo(200);
        }
    }

    private List<Applicant> signedIn(URI address) throws IOException, InterruptedException {
        List<Applicant> inside = new ArrayList<>();
        for (int i = 1; i <= INSIDE; i++) {
            Applicant applicant = new Applicant(client, address, String.format("demo-%05d", i));
            applicant.signIn();
            inside.add(applicant);
        }
        return inside;
    }

    /** {@link Applicant} takes every answer from 500 on for a failure. */
    private Callable<Integer> applying(Applicant applicant) {
        return () -> {
            String application = Applicant.application("/residence-permit-answers.json");
            HttpResponse<String> filed = applicant.file(application, UUID.randomUUID().toString());
            assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
            int opened = 0;
            for (int i = 0; i < APPLICATIONS; i++) {
                HttpResponse<String> page = applicant.open(String.valueOf(Applicant.location(filed)));
                opened += page.statusCode() == 200 ? 1 : 0;
            }
            return opened;
        };
    }

    private void crowd(URI address) {
        try {
            while (!over.get()) {
                HttpResponse<String> answer = search(address);
                answers.computeIfAbsent(answer.statusCode(), _ -> new AtomicInteger()).incrementAndGet();
                if (answer.statusCode() == 503) {
                    assertThat(answer.headers().firstValue("Retry-After")).hasValueSatisfying(seconds ->
                        assertThat(seconds).matches("[1-9]\\d*"));
                    assertThat(answer.body()).contains("<h1");
                }
            }
        } catch (IOException | InterruptedException | AssertionError e) {
            wrong.add(e.toString());
        }
    }

    private HttpResponse<String> search(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve("/tr/search?q=ikamet+izni+uzatma"))
            .timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
