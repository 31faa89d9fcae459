package divan.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpServer;
import divan.access.OpenDoor;
import divan.casework.Bureau;
import divan.clients.Client;
import divan.clients.Institution;
import divan.clients.Prover;
import divan.demo.Sundial;
import divan.demo.World;
import divan.web.Caller;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A real browser goes from an application here and back; its own rules for forms let it through. */
@World
class ConsentIT {
    private static final Path CHROMIUM = Path.of(Objects.requireNonNullElse(System.getenv("DIVAN_CHROMIUM"),
        "/usr/bin/chromium"));
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Sundial sundial;
    @LocalServerPort
    private int port;

    @Test
    void somebodyAgreesAndIsBackSignsOutAndIsBackAndCanReadIt() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: no Chromium at " + CHROMIUM);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "<title>rp</title>".getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String root = "http://127.0.0.1:" + server.getAddress().getPort();
        Bureau bureau = Bureau.opened(program);
        Institution institution = new Institution(program);
        Client client = institution.registered(1000, 10_000);
        ECKey key = Prover.curve("a");
        institution.signsWith(client, Prover.set(key));
        institution.opened(client, institution.agreed(client), "redirects", root + "/back", "after-sign-out",
            root + "/bye");
        RelyingParty application = new RelyingParty(port, client, key, sundial);
        Caller person = bureau.applicant();
        URI asked = application.asks("openid foreigners", more ->
            more.redirectionURI(URI.create(root + "/back")));
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setLocale("tr-TR"));
            page.navigate("http://localhost:" + port + "/tr/sign-in");
            String cookie = OpenDoor.cookie(program, Objects.requireNonNull(person.person()));
            page.context().addCookies(List.of(new com.microsoft.playwright.options.Cookie("divan_session",
                cookie.substring(cookie.indexOf('=') + 1)).setUrl("http://localhost:" + port)));
            page.navigate(asked.toString());
            assertThat(page.url()).contains("/tr/consent/");
            assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag22aa")).analyze()
                .getViolations()).isEmpty();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions()
                .setName("Onaylıyorum, uygulamaya geç")).click();
            page.waitForURL(root + "/back**");
            assertThat(application.code(page.url()).getValue()).isNotEmpty();
            page.navigate("http://localhost:" + port + "/tr/account/applications");
            assertThat(page.content()).contains(client.terms().name());
            assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag22aa")).analyze()
                .getViolations()).isEmpty();
            page.navigate("http://localhost:" + port + "/openid/sign-out?client_id=" + client.id()
                + "&post_logout_redirect_uri=" + root + "/bye");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Çık").setExact(true))
                .click();
            page.waitForURL(root + "/bye");
        } finally {
            server.stop(0);
        }
    }
}
