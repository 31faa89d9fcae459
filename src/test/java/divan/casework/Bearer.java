package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.DemoTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that holds somebody's token and speaks JSON. */
final class Bearer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private final URI root;
    private final String token;

    /** @param login of somebody in the demonstration world */
    Bearer(int port, Bureau bureau, String login) {
        root = URI.create("http://localhost:" + port);
        token = DemoTokens.mint(bureau.bean(DataSource.class), login, bureau.sundial.instant()).orElseThrow();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(root.resolve(path)).GET());
    }

    HttpResponse<String> post(String path, Object body) {
        return text(path, JSON.writeValueAsString(body));
    }

    HttpResponse<String> delete(String path) {
        return send(HttpRequest.newBuilder(root.resolve(path)).DELETE());
    }

    /** Whatever is sent as JSON. @param headers names and values */
    HttpResponse<String> text(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.header("Authorization", "Bearer " + token).build(),
                HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** What a problem detail says is wrong. */
    static List<String> codes(HttpResponse<String> answer) {
        JsonNode problem = json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(answer.statusCode());
        return Stream.ofNullable(problem.get("violations")).flatMap(JsonNode::valueStream)
            .map(v -> v.get("code").asString()).toList();
    }
}
