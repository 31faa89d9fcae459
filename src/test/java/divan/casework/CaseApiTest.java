package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.demo.World;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same doors for programs: what they answer to good, repeated and bad requests. */
@World
class CaseApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;
    private Bearer client;
    private Bureau bureau;
    private Caller applicant;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
        client = new Bearer(port, bureau, bureau.login(applicant));
    }

    private static Map<String, Object> answers() {
        Map<String, Object> answers = new LinkedHashMap<>();
        Situations.map(Situations.usual().get("answers")).forEach((id, value) -> answers.put(id,
            value instanceof Map<?, ?> file ? Map.of("name", String.valueOf(file.get("file")),
                "content", Base64.getEncoder().encodeToString(Bureau.PDF)) : String.valueOf(value)
                .equals("true")
                ? true : String.valueOf(value).equals("false") ? (Object) false : value));
        return answers;
    }

    private HttpResponse<String> post(String body, String key) {
        return key.isEmpty() ? client.text("/api/cases", body)
            : client.text("/api/cases", body, "Idempotency-Key", key);
    }

    private HttpResponse<String> file(Map<String, Object> answers, String key) {
        return post(JSON.writeValueAsString(Map.of("service", Bureau.SERVICE, "answers", answers)), key);
    }

    @Test
    void anApplicationIsCreatedAndFoundWhereTheAnswerSays() {
        HttpResponse<String> created = file(answers(), "");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        JsonNode shown = Bearer.json(client.get(location));
        assertThat(shown.get("state").asString()).isEqualTo("in-review");
        assertThat(shown.get("deadline").asString()).isEqualTo("2027-02-20");
        assertThat(shown.get("outcome").isNull()).isTrue();
        assertThat(shown.get("acts").size()).isPositive();
    }

    @Test
    void theSameRequestWithFilesUnderOneKeyIsOneCaseHoweverOftenItComes() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<HttpResponse<String>>> sent = IntStream.range(0, 8)
                .mapToObj(i -> threads.submit(() -> file(answers(), "one"))).toList();
            String location = file(answers(), "one").headers().firstValue("Location").orElseThrow();
            for (Future<HttpResponse<String>> answer : sent) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(201);
                assertThat(answer.get().headers().firstValue("Location")).contains(location);
            }
        }
        assertThat(bureau.access.asSystem(() -> bureau.cases.of(applicant.party()))).hasSize(1);
        Map<String, Object> other = answers();
        other.put("email", "baska@example.org");
        HttpResponse<String> refused = file(other, "one");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Bearer.codes(refused)).containsExactly("key-reused");
        assertThat(Bearer.codes(file(answers(), "two"))).containsExactly("already-pending");
    }

    @Test
    void badRequestsAreToldWhatIsWrongAndFileNothing() {
        assertThat(post("{", "").statusCode()).isEqualTo(422);
        assertThat(post("{\"answers\": {}}", "").statusCode()).isEqualTo(422);
        assertThat(post("{\"service\": \"flying\", \"answers\": {}}", "").statusCode()).isEqualTo(404);
        assertThat(Bearer.codes(file(Map.of("favourite-colour", "blue"), "")))
            .containsExactly("unknown-question");
        assertThat(file(Map.of(), "").statusCode()).isEqualTo(422);
        assertThat(bureau.access.asSystem(() -> bureau.cases.of(applicant.party()))).isEmpty();
    }

    /** Every question with every shape of JSON: refused or taken, never a failure of the program. */
    @Test
    void answersOfAnyShapeAreNeverABug() {
        Form form = bureau.bean(Definitions.class).inForce(Bureau.SERVICE).form();
        List<Object> shapes = List.of("x", 5, -1.5e300, true, List.of(), List.of("x", 1), Map.of(),
            Map.of("id", "not-an-id"), Map.of("id", "00000000-0000-0000-0000-000000000000"),
            Map.of("name", "a.pdf", "content", "%%%"), "9999-12-31", "");
        for (Question question : form.questions()) {
            for (Object shape : shapes) {
                Map<String, Object> answers = answers();
                answers.put("declaration", false);
                answers.put(question.id(), shape);
                HttpResponse<String> answer = file(answers, "");
                assertThat(answer.statusCode()).as(question.id() + " " + shape + " " + answer.body())
                    .isIn(201, 422);
            }
        }
    }

    @Test
    void anAnswerToAHiddenQuestionIsOnlyText() {
        Map<String, Object> answers = answers();
        answers.put("travel-plan", Map.of("id", "not-an-id"));
        assertThat(file(answers, "").statusCode()).isIn(201, 422);
    }

    @Test
    void whatWasAskedForAndHowACaseEndedIsTold() {
        String no = bureau.filed(applicant);
        bureau.ask(no, List.of("means"), List.of("Kira sözleşmesi"));
        JsonNode awaiting = shown(no);
        assertThat(awaiting.get("state").asString()).isEqualTo("awaiting-documents");
        assertThat(awaiting.get("asked").get("due").asString()).isEqualTo("2026-12-22");
        assertThat(awaiting.get("asked").get("basis").asString()).isEqualTo("6458/21/3");
        assertThat(awaiting.get("asked").get("documents").get(0).get("id").asString()).isEqualTo("means");
        assertThat(awaiting.get("asked").get("documents").get(1).get("words").asString())
            .isEqualTo("Kira sözleşmesi");
        assertThat(awaiting.get("endedOn").isNull()).isTrue();
        bureau.bean(Withdrawal.class).withdraw(applicant, no);
        JsonNode ended = shown(no);
        assertThat(ended.get("state").asString()).isEqualTo("withdrawn");
        assertThat(ended.get("asked").isNull()).isTrue();
        assertThat(ended.get("outcome").isNull()).isTrue();
        assertThat(ended.get("endedOn").asString()).isEqualTo("2026-11-22");
    }

    private JsonNode shown(String no) {
        return Bearer.json(client.get("/api/cases/" + no));
    }

    @Test
    void somebodyElsesCaseIsNotFound() {
        String other = bureau.filed(bureau.applicant());
        assertThat(client.get("/api/cases/" + other).statusCode()).isEqualTo(404);
    }
}
