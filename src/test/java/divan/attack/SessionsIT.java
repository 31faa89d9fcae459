package divan.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Other people's sessions, forms and sites. */
class SessionsIT {
    private Fortress fortress;

    @BeforeEach
    void open() throws Exception {
        fortress = Fortress.shared();
    }

    /** Whoever brings a secret along gets another one with the sign-in. */
    @Test
    void aSessionBroughtAlongIsNoSession() {
        Intruder nobody = Intruder.nobody(fortress.address());
        String chosen = "divan_session=" + "A".repeat(43);
        HttpResponse<String> answer = nobody.send("POST", "/sign-in/demo", Intruder.FORM, "person=demo-00008",
            "Cookie", chosen);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain(chosen)
            .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(nobody.send("GET", "/tr/my", "", "", "Cookie", chosen).statusCode()).isEqualTo(302);
    }

    @Test
    void whoSignedOutIsOutWithEveryCopyOfTheCookie() {
        Intruder person = Intruder.as(fortress.address(), "demo-00008");
        Intruder copy = Intruder.nobody(fortress.address());
        copy.cookie = person.cookie;
        copy.token = person.token;
        assertThat(copy.get("/tr/my").statusCode()).isEqualTo(200);
        assertThat(person.post("/tr/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(copy.get("/tr/my").statusCode()).isEqualTo(302);
        assertThat(copy.post("/tr/my/messages/seen", Map.of()).statusCode()).isIn(302, 401, 403);
    }

    /** A form of another session, of another site, or of none. */
    @Test
    void aFormIsGoodForItsSessionOnly() {
        Intruder person = Intruder.as(fortress.address(), "demo-00009");
        Intruder other = Intruder.as(fortress.address(), "demo-00010");
        String own = person.token;
        for (String token : List.of(other.token, "", "x", own.substring(1))) {
            person.token = token;
            assertThat(person.post("/tr/my/messages/seen", Map.of()).statusCode()).as(token).isEqualTo(403);
            assertThat(person.send("POST", "/api/cases", "application/json", "{}").statusCode())
                .isEqualTo(403);
        }
        person.token = own;
        assertThat(person.post("/tr/my/messages/seen", Map.of()).statusCode()).isEqualTo(303);
    }

    @Test
    void whereToGoAfterwardsIsAlwaysHere() {
        Intruder person = Intruder.as(fortress.address(), "demo-00011");
        for (String next : List.of("//kotu.example", "https://kotu.example", "/\\kotu.example",
                "\\\\kotu.example",
                "/%2fkotu.example", "javascript:kotu()", "/tr/../..//kotu.example", "/\t/kotu.example",
                "http:kotu.example", "@kotu.example", "/tr@kotu.example/..", " //kotu.example")) {
            for (HttpResponse<String> answer : List.of(
                    person.send("POST", "/sign-in/demo", Intruder.FORM, "person=demo-00011&next="
                        + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8)),
                    person.post("/tr/step-up/simulation", Map.of("next", next, "level", "2")))) {
                String to = answer.headers().firstValue("Location").orElse("/");
                assertThat(to).as(next).startsWith("/").doesNotStartWith("//").doesNotStartWith("/\\")
                    .doesNotContain("\t").doesNotStartWith("/%2f");
            }
            String page = person.get("/tr/sign-in?next=" + java.net.URLEncoder.encode(next,
                java.nio.charset.StandardCharsets.UTF_8)).body();
            assertThat(page).as(next).doesNotContain("href=\"" + next, "value=\"//", "value=\"https://kotu");
        }
    }

    /** The same order twice is one case, and nobody else's key answers with it. */
    @Test
    void whatIsSentAgainIsDoneOnce() throws Exception {
        Intruder person = Intruder.as(fortress.address(), "demo-00012");
        Intruder other = Intruder.as(fortress.address(), "demo-00013");
        String key = UUID.randomUUID().toString();
        String body = "{\"service\":\"residence-permit-extension\",\"answers\":" + new String(
            java.util.Objects.requireNonNull(SessionsIT.class.getResourceAsStream(
            "/residence-permit-answers.json")).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8) + "}";
        HttpResponse<String> first = person.send("POST", "/api/cases", "application/json", body,
            "Idempotency-Key", key);
        HttpResponse<String> second = person.send("POST", "/api/cases", "application/json", body,
            "Idempotency-Key", key);
        HttpResponse<String> foreign = other.send("POST", "/api/cases", "application/json", body,
            "Idempotency-Key", key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(location(second)).isPresent().isEqualTo(location(first));
        assertThat(location(foreign)).isNotEqualTo(location(first));
    }

    private static Optional<String> location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location");
    }

    /** Pages run no script but those with the page's own mark, and nobody may frame them. */
    @Test
    void everyPageSaysWhatMayRunInIt() {
        Intruder nobody = Intruder.nobody(fortress.address());
        for (String path : List.of("/tr", "/tr/sign-in", "/tr/services", "/tr/organs", "/tr/nothing",
                "/tr/verify")) {
            HttpResponse<String> page = nobody.get(path);
            String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy).as(path)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "*");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.body()).doesNotContainPattern("<script(?![^>]*(src=|nonce=|type=\"application/))")
                .doesNotContainPattern(" on(click|load|error|submit)=");
        }
    }
}
