package divan.access;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the running program has exactly one row in the policy, and is guarded as that row says. */
@World
class PolicyTest {
    /** Of somebody whom nobody knows yet; and what an application sends, which is only led on to a page. */
    private static final Set<String> WITHOUT_TOKEN = Set.of("/sign-in/demo", "/openid/authorize",
        "/openid/sign-out");
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Policy policy;
    @Autowired
    private Sessions sessions;
    @Autowired
    private People people;
    @Autowired
    private Access access;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private HttpClient browser;

    @BeforeEach
    void open() {
        browser = HttpClient.newHttpClient();
    }

    private Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        program.getBeansOfType(RequestMappingHandlerMapping.class).values().forEach(mapping ->
            mapping.getHandlerMethods().keySet().forEach(info -> routes.addAll(routes(info))));
        return routes;
    }

    private static List<String> routes(RequestMappingInfo info) {
        List<String> routes = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            assertThat(info.getMethodsCondition().getMethods()).as(pattern).isNotEmpty();
            info.getMethodsCondition().getMethods().forEach(method -> routes.add(method + " " + pattern));
        }
        return routes;
    }

    private List<String> rows() {
        return policy.rows().stream().map(row -> row.method() + " " + row.pattern().getPatternString())
            .sorted().toList();
    }

    @Test
    void everyRouteHasExactlyOneRowAndEveryRowARoute() {
        assertThat(routes()).hasSizeGreaterThan(40);
        assertThat(rows()).isEqualTo(List.copyOf(routes()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder to(String method, String path) {
        var body = method.equals("GET") ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString("");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).method(method, body)
            .header("Content-Type", path.startsWith("/api") ? "application/json"
            : "application/x-www-form-urlencoded");
    }

    private static String address(Policy.Row row) {
        String id = UUID.randomUUID().toString();
        return row.pattern().getPatternString().replace("{lang}", "tr").replace("{no}", "2026-1")
            .replace("{id}", id)
            .replace("/**", "/0/000").replaceAll("\\{[a-z]+}", "x");
    }

    @Test
    void somebodySignedOutIsLedToSignInOrRefused() {
        List<Policy.Row> guarded = policy.rows().stream().filter(row -> !row.who().equals("anyone")).toList();
        assertThat(guarded).hasSizeGreaterThan(15);
        for (Policy.Row row : guarded) {
            HttpResponse<String> answer = send(to(row.method(), address(row)));
            if (row.isForOperators()) {
                assertThat(answer.statusCode()).as(row.toString()).isEqualTo(403);
            } else if (row.method().equals("GET") && !address(row).startsWith("/api")) {
                assertThat(answer.statusCode()).as(row.toString()).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location").orElse("")).contains("/tr/sign-in?next=");
            } else {
                assertThat(answer.statusCode()).as(row.toString()).isIn(401, 403);
            }
        }
    }

    @Test
    void whatNoRowNamesIsNotFoundForAnybody() {
        for (String path : List.of("/error", "/actuator", "/webjars/govuk-frontend/5.14.0/package.json",
                "/tr/nothing", "/fr/services", "/xx",
                "/api/nothing", "/index.html", "/tr/cases", "/api/cases/2026-1/secret")) {
            assertThat(send(to("GET", path)).statusCode()).as(path).isEqualTo(404);
            assertThat(send(to("GET", path).header("Cookie", cookie("director"))).statusCode()).as(path)
                .isEqualTo(404);
        }
        assertThat(send(to("DELETE", "/api/cases/2026-1").header("Cookie", cookie("director"))).statusCode())
            .isIn(403, 404);
    }

    private String cookie(String person) {
        UUID id = access.asSystem(() -> people.demo(person).orElseThrow());
        return "divan_session=" + sessions.open(id, Way.DEMO);
    }

    @Test
    void aFormWithoutItsTokenIsRefusedWhoeverSendsIt() {
        for (String person : List.of("amina", "official")) {
            String cookie = cookie(person);
            List<Policy.Row> posts = policy.rows().stream().filter(row -> row.method().equals("POST"))
                .filter(row -> !WITHOUT_TOKEN.contains(row.pattern().getPatternString())).toList();
            assertThat(posts).hasSizeGreaterThan(7);
            for (Policy.Row row : posts) {
                for (String token : List.of("", "_csrf=forged")) {
                    HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + address(row)))
                        .POST(HttpRequest.BodyPublishers.ofString(token)).header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded"));
                    assertThat(answer.statusCode()).as(person + " " + row).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void signInFromAnotherSiteIsRefused() {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port
            + "/sign-in/demo"))
            .POST(HttpRequest.BodyPublishers.ofString("person=amina"))
            .header("Content-Type", "application/x-www-form-urlencoded");
        assertThat(send(request.copy()).statusCode()).isEqualTo(303);
        assertThat(send(request.copy().header("Sec-Fetch-Site", "cross-site")).statusCode()).isIn(401, 403);
    }

    @Test
    void theDatabaseHoldsNoSecretByWhichSomebodyCouldSignIn() {
        String secret = cookie("amina").substring("divan_session=".length());
        List<String> rows = access.asSystem(() ->
            jdbc.sql("select s::text from access.session s").query(String.class).list());
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret));
        String hash = java.util.HexFormat.of().formatHex(Sessions.hash(secret));
        assertThat(rows).anyMatch(row -> row.contains(hash));
        assertThat(sessions.find(hash)).isEmpty();
        assertThat(sessions.find(secret)).isPresent();
    }

    @Test
    void everyRowNamesSomebodyWeKnow() {
        Map<String, Long> who = policy.rows().stream().collect(Collectors.groupingBy(Policy.Row::who,
            Collectors.counting()));
        assertThat(Set.of("anyone", "signed-in", "person", "official", "function administration",
            "function cases.migrate", "function rules.what-if",
            "function organs.files", "function register.files", "function emergency.access",
            "function emergency.review", "function deadline.supervise",
            "function reads.hidden", "function mandates",
            "function counter", "applicant", "filer", "operator"))
            .containsAll(who.keySet());
    }

    @Test
    void aPersonIsNoOfficialAndAnOfficialNoApplicant() {
        assertThat(send(to("GET", "/tr/desk").header("Cookie", cookie("amina"))).statusCode()).isEqualTo(403);
        assertThat(send(to("GET", "/tr/my").header("Cookie", cookie("director"))).statusCode())
            .isEqualTo(403);
        assertThat(send(to("GET", "/tr/desk").header("Cookie", cookie("director"))).statusCode())
            .isEqualTo(200);
        assertThat(send(to("GET", "/tr/my").header("Cookie", cookie("amina"))).statusCode()).isEqualTo(200);
    }
}
