package divan;

import divan.database.CannotStart;
import divan.database.ClusterTemplate;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * {@code divan rehearse}: opens in a new folder, looks at the usual pages, and ends. The JVM that is told to
 * ({@code -XX:AOTCacheOutput}, JEP 514) keeps the classes it loaded and how they ran, so that every later
 * start is quicker. Nothing of the folder remains, but what the next new folder can be copied from
 * ({@link ClusterTemplate}).
 */
final class Rehearsal {
    private static final List<String> PAGES = List.of("/tr", "/en", "/tr/search?q=oturum+uzatma",
        "/tr/services",
            "/tr/services/residence-permit-extension", "/tr/law", "/tr/law/6458", "/tr/organs", "/tr/plan",
            "/tr/verify", "/tr/sign-in", "/assets/divan.css", "/ledger/checkpoint");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
    private static final Pattern PERSON = Pattern.compile("name=\"person\"[^>]* value=\"([^\"]+)\"");

    private final HttpClient client;
    private final URI home;

    private Rehearsal(HttpClient client, URI home) {
        this.client = client;
        this.home = home;
    }

    static int run(List<String> words, PrintStream err) {
        try {
            ClusterTemplate.makeWhereNamed();
            KnownComponents.makeWhereNamed();
            Path folder = Files.createTempDirectory("divan-rehearsal");
            try {
                Serve.whileOpen(Options.parse(List.of("--data", folder.resolve("data").toString(),
                    "--port", "0")),
                        Rehearsal::visit);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
            return 0;
        } catch (CommandLine.Unclear | CannotStart | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void visit(String address) {
        try (HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(Duration.ofSeconds(10)).build()) {
            Rehearsal rehearsal = new Rehearsal(client, URI.create(address).resolve("/"));
            PAGES.forEach(rehearsal::get);
            rehearsal.signIn();
        }
    }

    /** As the first applicant of the demonstration world, whose own pages are then looked at. */
    private void signIn() {
        String page = get("/tr/sign-in");
        Matcher token = TOKEN.matcher(page);
        Matcher person = PERSON.matcher(page);
        if (token.find() && person.find()) {
            send(HttpRequest.newBuilder(home.resolve("/sign-in/demo"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + encoded(token.group(1)) + "&person="
                            + encoded(person.group(1)))).build());
            get("/tr/my");
        }
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(home.resolve(path)).GET().build());
    }

    private String send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
