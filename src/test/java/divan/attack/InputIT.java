package divan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import divan.attack.Routes.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is sent in place of what is asked for: on every parameter of every route. */
class InputIT {
    private static final List<String> PAYLOADS = List.of("'", "' or '1'='1", "1;select pg_sleep(0)--",
        "\\", "%", "_%", "\u0000", "${7*7}#{7*7}", "<script>kotu()</script>", "\"><img src=x onerror=kotu()>",
        "\r\nX-Kotu: 1", "../../../../etc/passwd", "..\\..\\secrets", "\u202Eters", "İıĞğ", "-1", "0",
        "99999999999999999999", "2026-02-31", "9999-12-31", "-999999999-01-01", "NaN", "[]", "{\"a\":1}",
        "x".repeat(5000));
    private static final String XML = "<?xml version=\"1.0\"?>"
        + "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    /** What must not be said to anybody outside. */
    private static final String LEAK = "(?s).*(SQLSTATE|PSQLException|org\\.postgresql|at divan\\.|"
        + "java\\.lang\\.|root:x:0|<script>kotu|\"><img src=x).*";

    private Fortress fortress;
    private List<Route> routes;
    private final List<String> faults = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        fortress = Fortress.shared();
        routes = Routes.all();
    }

    private static String encoded(String payload) {
        return URLEncoder.encode(payload, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void judge(String what, HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            faults.add(what + ": " + answer.statusCode());
        }
        if (answer.body().matches(LEAK)) {
            faults.add(what + " shows " + answer.body().replaceFirst(LEAK, "$1"));
        }
        if (answer.headers().firstValue("X-Kotu").isPresent()) {
            faults.add(what + " sets a header");
        }
    }

    private Intruder caller(Route route) {
        String who = route.who().replaceFirst(" at .*", "");
        return switch (who) {
            case "anyone", "operator" -> Intruder.nobody(fortress.address());
            case "person", "applicant", "filer", "signed-in" -> Intruder.as(fortress.address(), "demo-00004");
            case "function administration" -> Intruder.as(fortress.address(), "administrator");
            case "function register.files" -> Intruder.as(fortress.address(), "register-keeper");
            default -> Intruder.as(fortress.address(), "legislation-officer");
        };
    }

    private String with(Route route, String variable, String payload) {
        String path = route.pattern().getPatternString().replace("{" + variable + "}", encoded(payload));
        return path.replace("{lang}", "tr").replace("{no}", fortress.no).replace("/**", "/0/000")
            .replaceAll("\\{(law)}", "6458").replaceAll("\\{(article|paragraph)}", "1")
            .replaceAll("\\{number}", "90000001").replaceAll("\\{(service)}", "residence-permit-extension")
            .replaceAll("\\{[a-z]+}", "x");
    }

    @Test
    void everyPartOfEveryAddress() {
        for (Route route : routes) {
            Intruder who = caller(route);
            for (String variable : route.pattern().getPatternString().split("[{}]")) {
                if (route.pattern().getPatternString().contains("{" + variable + "}")
                        && route.method().equals("GET")) {
                    PAYLOADS.stream().map(payload -> with(route, variable, payload))
                        .forEach(path -> judge("GET " + cut(path), who.get(path)));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static String cut(String path) {
        return path.substring(0, Math.min(160, path.length()));
    }

    @Test
    void everyParameterOfEveryQuestion() {
        int asked = 0;
        for (Route route : routes.stream().filter(route -> route.method().equals("GET")).toList()) {
            Intruder who = caller(route);
            Set<String> names = new LinkedHashSet<>(route.fields());
            for (String name : names) {
                for (String payload : PAYLOADS) {
                    String path = with(route, "none", "") + "?" + name + "=" + encoded(payload);
                    judge("GET " + cut(path), who.get(path));
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(1000);
        assertThat(faults).isEmpty();
    }

    @Test
    void everyFieldOfEveryForm() {
        int sent = 0;
        for (Route route : routes.stream().filter(route -> route.method().equals("POST")).toList()) {
            if (!route.isApi() && !route.pattern().getPatternString().matches(".*/(sign-out|end|demo)")) {
                Intruder who = caller(route);
                for (String name : route.fields()) {
                    for (String payload : PAYLOADS) {
                        Map<String, String> fields = new java.util.HashMap<>();
                        route.fields().forEach(other -> fields.put(other, "1"));
                        fields.put(name, payload);
                        judge(route + " " + name + "=" + cut(payload),
                            who.post(with(route, "none", ""), fields));
                        sent++;
                    }
                }
            }
        }
        assertThat(sent).isGreaterThan(500);
        assertThat(faults).isEmpty();
    }

    @Test
    void bodiesOfTheApiThatAreNone() throws IOException {
        Intruder person = Intruder.as(fortress.address(), "demo-00005");
        String deep = "[".repeat(20_000) + "]".repeat(20_000);
        for (Route route : routes.stream().filter(r -> r.isApi() && !r.method().equals("GET")).toList()) {
            for (String body : List.of("", "null", "[]", "1", "{", deep, "{\"service\":" + deep + "}",
                    "{\"a\":\"" + "x".repeat(300_000) + "\"}", "\u0000", "{\"service\":{\"$ref\":\"x\"}}")) {
                judge(route + " " + body.length(), person.send(route.method(), with(route, "none", ""),
                    "application/json", body));
            }
            for (String type : List.of("application/xml", "text/plain", "multipart/form-data", "x", "*/*",
                    "application/json; charset=utf-7")) {
                judge(route + " " + type, person.send(route.method(), with(route, "none", ""), type, XML));
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Each text of an application by each payload, as a program sends it. */
    @Test
    void textsOfAnApplicationAreTexts() throws IOException {
        Intruder person = Intruder.as(fortress.address(), "demo-00014");
        String good = new String(Objects.requireNonNull(InputIT.class.getResourceAsStream(
            "/residence-permit-answers.json")).readAllBytes(), StandardCharsets.UTF_8);
        for (String text : List.of("Akdeniz ve Kapadokya", "amina@example.org", "45000.00", "2028-01-15",
                "banka.pdf")) {
            for (String payload : PAYLOADS) {
                String quoted = JsonMapper.shared().writeValueAsString(payload);
                judge(text + ": " + cut(payload), person.send("POST", "/api/cases", "application/json",
                    "{\"service\":\"residence-permit-extension\",\"answers\":"
                        + good.replace("\"" + text + "\"", quoted) + "}",
                    "Idempotency-Key", UUID.randomUUID().toString()));
            }
        }
        assertThat(faults).isEmpty();
    }

    /** A hundred megabytes of nothing in a hundred kilobytes. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 100; i++) {
                out.write(zeros);
            }
        }
        return packed.toByteArray();
    }

    @Test
    void whatIsPackedIsNeverUnpacked() throws Exception {
        Intruder person = Intruder.as(fortress.address(), "demo-00006");
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
            fortress.address().resolve("/api/cases")).header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip").header("Cookie", person.cookie)
            .header("X-CSRF-TOKEN", person.token).POST(HttpRequest.BodyPublishers.ofByteArray(bomb()))
            .build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(400, 499);
        String file = Base64.getEncoder().encodeToString(bomb());
        String body = "{\"service\":\"residence-permit-extension\",\"answers\":{\"means-document\":{\"name\":"
            + "\"../../../etc/cron.d/x.pdf\",\"content\":\"" + file + "\"}}}";
        HttpResponse<String> upload = person.send("POST", "/api/cases", "application/json", body,
            "Idempotency-Key", UUID.randomUUID().toString());
        assertThat(upload.statusCode()).isEqualTo(422);
        assertThat(upload.body()).contains("means-document");
    }

    /** What the sender may not say is not heard: who, where, in which state, decided how. */
    @Test
    void fieldsThatNobodyAskedForChangeNothing() {
        Intruder person = Intruder.as(fortress.address(), "demo-00007");
        String answers = "\"about-you-right\":true,\"ground-same\":true,\"requested-until\":\"2028-01-15\","
            + "\"travel-plan\":\"Akdeniz\",\"means\":true,\"means-monthly\":\"45000.00\","
            + "\"address-right\":true,"
            + "\"children\":false,\"email\":\"a@example.org\",\"declaration\":true";
        String extra = ",\"state\":\"decided\",\"outcome\":\"grant\",\"no\":\"2026-1\","
            + "\"organ\":\"90000001\","
            + "\"party\":\"" + UUID.randomUUID()
            + "\",\"actor\":\"director\",\"version\":99,\"filed\":\"2020-01-01\"";
        HttpResponse<String> outside = person.send("POST", "/api/cases", "application/json",
            "{\"service\":\"residence-permit-extension\",\"answers\":{" + answers + "}" + extra + "}",
            "Idempotency-Key", UUID.randomUUID().toString());
        HttpResponse<String> inside = person.send("POST", "/api/cases", "application/json",
            "{\"service\":\"residence-permit-extension\",\"answers\":{" + answers + extra + "}}",
            "Idempotency-Key", UUID.randomUUID().toString());
        for (HttpResponse<String> answer : List.of(outside, inside)) {
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 400, 422);
            if (answer.statusCode() == 201) {
                String filed = person.get(answer.headers().firstValue("Location").orElseThrow()).body();
                assertThat(filed).doesNotContain("\"grant\"", "\"decided\"", "2020-01-01");
            }
        }
    }

    @Test
    void pathsLeadNowhereElse() throws IOException {
        for (String path : List.of("/assets/..%2f..%2f..%2fetc%2fpasswd",
                "/assets/%2e%2e/%2e%2e/application.yaml", "/assets/....//application.yaml",
                "/ledger/tile/../../secrets/operator",
                "/ledger/tile/%2e%2e/%2e%2e/ledger/key.pem", "/tr/..;/metrics", "/tr/%2e%2e/metrics",
                "/tr;a=b/admin", "/TR/admin", "//tr/admin", "/tr//admin", "/tr/admin/", "/tr/admin;x",
                "/tr/admin%00", "/tr/%61dmin", "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/.git/config")) {
            String raw = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(raw).as(path).doesNotContain("HTTP/1.1 200", "HTTP/1.1 5", "root:x:0", "PRIVATE KEY");
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fortress.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Requests that two servers would read in two ways, and hosts that are not ours. */
    @Test
    void requestsThatMeanTwoThings() throws IOException {
        String smuggled = "POST /tr/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n";
        assertThat(raw(smuggled)).doesNotContain("jvm_memory", "HTTP/1.1 5");
        for (String wrong : List.of("GET /tr HTTP/1.1\r\n\r\n",
                "GET /tr HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /tr\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "G\u00ebT /tr HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://169.254.169.254/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "POST /tr/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "TRACE /tr HTTP/1.1\r\nHost: localhost\r\nCookie: a=geheim\r\nConnection: close\r\n\r\n")) {
            String answer = raw(wrong.contains("Connection") ? wrong : wrong.replaceFirst("\r\n\r\n",
                "\r\nConnection: close\r\n\r\n"));
            assertThat(answer).as(wrong).doesNotContain("HTTP/1.1 5", "geheim");
        }
        String foreign = raw("GET /tr/my HTTP/1.1\r\nHost: kotu.example\r\nX-Forwarded-Host: kotu.example\r\n"
            + "X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
        assertThat(foreign).doesNotContain("kotu.example");
    }
}
