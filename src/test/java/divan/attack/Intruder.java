package divan.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser of their own making: signed in as one of the demonstration's people, or nobody. */
final class Intruder {
    static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE).build();

    final URI address;
    final String person;
    String cookie = "";
    String token = "";

    private Intruder(URI address, String person) {
        this.address = address;
        this.person = person;
    }

    static Intruder nobody(URI address) {
        return new Intruder(address, "");
    }

    static Intruder as(URI address, String person) {
        Intruder intruder = new Intruder(address, person);
        HttpResponse<String> answer = intruder.send("POST", "/sign-in/demo", FORM, "person=" + person);
        intruder.cookie = answer.headers().firstValue("Set-Cookie").map(c -> c.split(";", 2)[0])
            .orElseThrow();
        Matcher matcher = TOKEN.matcher(intruder.get("/tr/account").body());
        if (!matcher.find()) {
            throw new AssertionError("no form token for " + person);
        }
        intruder.token = matcher.group(1);
        return intruder;
    }

    boolean isNobody() {
        return person.isEmpty();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "", "");
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream().map(field -> URLEncoder.encode(field.getKey(),
            StandardCharsets.UTF_8) + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
        return send("POST", path, FORM, "_csrf=" + token + (body.isEmpty() ? "" : "&" + body));
    }

    /** With their own, good token. */
    HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE)
            .method(method, body.isEmpty() && method.equals("GET") ? BodyPublishers.noBody()
            : BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie).header("X-CSRF-TOKEN", token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return isNobody() ? "nobody" : person;
    }
}
