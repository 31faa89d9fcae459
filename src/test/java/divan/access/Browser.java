package divan.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: cookies, forms with their token, redirects followed by hand. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI root;

    public Browser(int port) {
        root = URI.create("http://localhost:" + port);
    }

    /** One in which a person of the demonstration world has signed in. */
    public static Browser signedIn(int port, String person) {
        Browser browser = new Browser(port);
        HttpResponse<String> answer = browser.submit("/tr/sign-in", "/sign-in/demo", "person", person);
        if (answer.statusCode() != 303) {
            throw new AssertionError(person + " is answered " + answer.statusCode());
        }
        return browser;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(root.resolve(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The bytes that a form without fields is answered with. */
    public byte[] download(String page, String path) {
        try {
            return client.send(HttpRequest.newBuilder(root.resolve(path)).header("Content-Type",
                "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("_csrf="
                + encoded(token(get(page).body()).orElse("")))).build(),
                HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What lies at an address, as it is. */
    public byte[] bytes(String path) {
        try {
            return client.send(HttpRequest.newBuilder(root.resolve(path)).build(),
                HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends names and values with the token of a page that was asked for first. */
    public HttpResponse<String> submit(String page, String path, String... fields) {
        return post(path, token(get(page).body()).orElse(""), fields);
    }

    /** Sends names and values with a token that some page had. */
    public HttpResponse<String> submitWith(String token, String path, String... fields) {
        return post(path, token, fields);
    }

    /** In the demonstration world, as if in two steps. */
    public void proveTwoFactors() {
        submit("/tr/step-up", "/tr/step-up/simulation", "level", "2");
    }

    HttpResponse<String> post(String path, String token, String... fields) {
        StringBuilder form = new StringBuilder("_csrf=" + encoded(token));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(root.resolve(path)).header("Content-Type",
            "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Sends a form with a file, and the token of a page that was asked for first. */
    public HttpResponse<String> upload(String page, String path, byte[] file, String... fields) {
        String bound = "divan-test-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, bound, "_csrf", "", token(get(page).body()).orElse("").getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < fields.length; i += 2) {
            part(body, bound, fields[i], "", fields[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        part(body, bound, "file", "; filename=\"metin.txt\"\r\nContent-Type: text/plain", file);
        body.writeBytes(("--" + bound + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(root.resolve(path)).header("Content-Type",
            "multipart/form-data; boundary=" + bound)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String bound, String name, String more,
            byte[] content) {
        body.writeBytes(("--" + bound + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more
            + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    static Optional<String> token(String page) {
        Matcher found = TOKEN.matcher(page);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals(name))
            .map(HttpCookie::getValue).findFirst();
    }

    void plant(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain("localhost.local");
        cookie.setVersion(0);
        cookies.getCookieStore().add(root, cookie);
    }
}
