package divan.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A demonstration person at the API, signed in as a browser is: session cookie and form token. */
public final class Applicant {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final URI address;
    private final String person;
    private String cookie = "";
    private String token = "";

    public Applicant(HttpClient client, URI address, String person) {
        this.client = client;
        this.address = address;
        this.person = person;
    }

    String person() {
        return person;
    }

    boolean isSignedIn() {
        return !token.isEmpty();
    }

    /** @throws IOException where the program or its database is away */
    public void signIn() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("/sign-in/demo")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("person=" + person)));
        String set = answer.headers().firstValue("Set-Cookie")
                .orElseThrow(() -> new IOException("no session: " + answer.statusCode()));
        cookie = set.split(";", 2)[0];
        HttpResponse<String> page = send(request("/tr").GET());
        Matcher matcher = FORM_TOKEN.matcher(page.body());
        if (page.statusCode() != 200 || !matcher.find()) {
            throw new IOException("no form token on /tr: " + page.statusCode());
        }
        token = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    public HttpResponse<String> file(String body, String key) throws IOException, InterruptedException {
        return send(request("/api/cases").header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("X-CSRF-TOKEN", token).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> open(String location) throws IOException, InterruptedException {
        return send(request(URI.create(location).getRawPath()).GET());
    }

    /** The body of {@code POST /api/cases} for the answers of a resource. */
    public static String application(String resource) throws IOException {
        try (var in = Applicant.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no resource " + resource);
            }
            JsonNode answers = JSON.readTree(in);
            return JSON.writeValueAsString(Map.of("service", "residence-permit-extension", "answers",
                    answers));
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE)
                .header("Accept", path.startsWith("/api") ? "application/json" : "text/html");
        return cookie.isEmpty() ? builder : builder.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 500) {
            throw new IOException("away: " + answer.statusCode());
        }
        return answer;
    }

    public static @Nullable String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(l -> URI.create(l).getRawPath()).orElse(null);
    }
}
