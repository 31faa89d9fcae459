package divan.messages;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.demo.Sundial;
import divan.demo.World;
import divan.registers.Registers;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people read about themselves, and what officials do with files, as pages. */
@World
class PagesTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    @Autowired
    private Messages messages;
    @Autowired
    private Registers registers;
    @Autowired
    private Access access;
    @Autowired
    private Sundial sundial;
    @LocalServerPort
    private int port;
    private HttpClient browser;

    @BeforeEach
    void open() {
        sundial.set(Sundial.FIRST_DAY);
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    private HttpResponse<String> post(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream().map(e -> e.getKey() + "="
            + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String token(String page) throws IOException, InterruptedException {
        Matcher matcher = TOKEN.matcher(get(page).body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private void signIn(String person) throws IOException, InterruptedException {
        assertThat(post("/sign-in/demo", Map.of("person", person)).statusCode()).isEqualTo(303);
    }

    private UUID party(String number) {
        return access.asSystem(() -> registers.party("identity-number", number, Sundial.FIRST_DAY)
            .orElseThrow());
    }

    @Test
    void whatSomebodyWasToldStandsOnTheirPageUntilTheyHaveReadItAndLonger() throws Exception {
        UUID amina = party("99000000110");
        access.asSystem(() -> {
            messages.tell(new Telling(UUID.randomUUID(), sundial.instant(), "case.decided", amina,
                List.of(amina), null, List.of("2026-9999"), "/cases/2026-9999", false, null));
            return true;
        });
        signIn("amina");
        assertThat(get("/tr/my/messages").body())
            .contains("2026-9999 numaralı başvurunuz hakkında karar verildi")
            .contains(">Yeni<").contains("/tr/cases/2026-9999").doesNotContain("amina@example.org");
        assertThat(get("/en/my/messages").body()).contains("Your application 2026-9999 has been decided");
        String token = token("/tr/my/messages");
        assertThat(post("/tr/my/messages/seen", Map.of("_csrf", token)).statusCode()).isEqualTo(303);
        assertThat(get("/tr/my/messages").body()).contains("2026-9999").doesNotContain(">Yeni<");
        assertThat(get("/tr/my/messages?page=2").statusCode()).isEqualTo(200);
        assertThat(get("/tr/my/data").body()).contains("Bildirim listesi");
    }

    @Test
    void aChoiceIsKeptAndAnUnclearOneAskedAgain() throws Exception {
        signIn("olena");
        String token = token("/tr/my/messages/choice");
        HttpResponse<String> unclear = post("/tr/my/messages/choice",
            Map.of("_csrf", token, "language", "xx"));
        assertThat(unclear.statusCode()).isEqualTo(422);
        assertThat(unclear.body()).contains("govuk-error-summary");
        assertThat(post("/tr/my/messages/choice", Map.of("_csrf", token, "language", "en", "informs",
            "needed"))
            .headers().firstValue("Location").orElse("")).isEqualTo("/tr/my/messages?saved=1");
        assertThat(get("/tr/my/messages/choice").body())
            .containsPattern("value=\"en\"[^>]*checked").containsPattern("value=\"needed\"[^>]*checked");
    }

    @Test
    void anOfficialSeesWhomTheirOrganCouldNotTell() throws Exception {
        signIn("director");
        assertThat(get("/tr/desk/messages").statusCode()).isEqualTo(200);
        assertThat(get("/tr/desk/registers").statusCode()).isEqualTo(403);
    }

    @Test
    void aRegisterIsTriedTakenInAndGivenOutByItsKeeper() throws Exception {
        signIn("register-keeper");
        assertThat(post("/tr/step-up/simulation", Map.of("_csrf", token("/tr/step-up"))).statusCode())
            .isEqualTo(303);
        assertThat(get("/en/desk/registers").body()).contains("/en/desk/registers/insurance");
        String token = token("/en/desk/registers/insurance");
        assertThat(upload(token, "number,from,last,series,policy\n1,2026-01-01,,,x\n", "take"))
            .satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("The identity number is not valid").contains(">2<");
        });
        String good = "number,from,last,series,policy\n99000000110,2025-01-01,2025-12-31,test,P-1\n";
        assertThat(upload(token, good, "check").body()).contains("The file has 1 rows and all are right");
        HttpResponse<String> taken = upload(token, good, "take");
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(get(taken.headers().firstValue("Location").orElse("")).body())
            .contains("The file was taken in: 1 rows");
        assertThat(upload(token, good, "take").statusCode()).isEqualTo(409);
        HttpResponse<String> given =
            post("/en/desk/registers/insurance/export", Map.of("_csrf", token, "reason", "Audit"));
        assertThat(given.statusCode()).isEqualTo(200);
        assertThat(given.headers().firstValue("Content-Disposition").orElse("")).contains("insurance.csv");
        assertThat(given.body()).startsWith("number,from,last,series,policy\r\n").contains("99000000110,");
        assertThat(post("/en/desk/registers/insurance/export", Map.of("_csrf", token)).statusCode())
            .isEqualTo(422);
        assertThat(get("/en/desk/registers/nothing").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> upload(String token, String csv, String step) throws Exception {
        String mark = "----divan";
        StringBuilder body = new StringBuilder();
        Map.of("_csrf", token, "reason", "Transfer", "step", step)
            .forEach((name, value) -> body.append("--").append(mark)
            .append("\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n")
            .append(value)
            .append("\r\n"));
        body.append("--").append(mark)
            .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n")
            .append("Content-Type: text/csv\r\n\r\n").append(csv).append("\r\n--").append(mark)
            .append("--\r\n");
        return send(to("/en/desk/registers/insurance/import")
            .header("Content-Type", "multipart/form-data; boundary=" + mark)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }
}
