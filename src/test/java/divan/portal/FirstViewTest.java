package divan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody's first view of a page takes from their line: the page and all that it names, compressed. */
@World
class FirstViewTest {
    private static final int MOST_BYTES = 100_000;
    private static final Pattern NAMED = Pattern.compile(
        "<(?:link|script|img)\\b[^>]*?(?:href|src)=\"(/assets/[^\"]+)\"");
    @LocalServerPort
    private int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port
            + path))
            .header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    private String text(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString()).body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tr", "/en", "/tr/search?q=ikamet", "/tr/services", "/tr/plan", "/tr/organs",
        "/tr/law/6458", "/tr/services/residence-permit-extension", "/tr/sign-in", "/tr/verify"})
    void aFirstViewIsUnderAHundredKilobytesWithAllItsAssets(String path)
    throws IOException, InterruptedException {
        TreeSet<String> assets = NAMED.matcher(text(path)).results().map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
        int bytes = get(path).body().length;
        for (String asset : assets) {
            HttpResponse<byte[]> answer = get(asset);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).as(asset)
                .contains("immutable");
            bytes += answer.body().length;
        }
        assertThat(assets).as("a page has its style at least").anyMatch(name -> name.endsWith(".css"));
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
    }
}
