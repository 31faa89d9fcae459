package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.Sundial;
import divan.demo.World;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Programs ask for documents, bring them and withdraw: whatever a page refuses is refused to them, too. */
@World
class MissingApiTest {
    private static final String CONTENT = Base64.getEncoder().encodeToString(Bureau.PDF);
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Caller applicant;
    private Bearer official;
    private Bearer client;
    private String no;
    private String requests;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
        no = bureau.filed(applicant);
        requests = "/api/cases/" + no + "/missing-documents";
        official = new Bearer(port, bureau, "official");
        client = new Bearer(port, bureau, bureau.login(applicant));
    }

    private Map<String, Object> request(List<String> documents, List<String> others) {
        return new HashMap<>(Map.of("version", bureau.stored(no).version(), "documents", documents,
            "others", others,
            "note", "Belgenin yenisi gerekiyor."));
    }

    private HttpResponse<String> ask() {
        return official.post(requests, request(List.of("means"), List.of(" Kira sözleşmesi ", "")));
    }

    private HttpResponse<String> bring(int item, String content) {
        return client.post(requests + "/files", Map.of("item", item, "name", "belge.pdf", "content",
            content));
    }

    @Test
    void documentsAreAskedForBroughtAndHandedIn() {
        JsonNode asked = Bearer.json(ask());
        assertThat(asked.get("state").asString()).isEqualTo("awaiting-documents");
        assertThat(asked.get("asked").get("documents").size()).isEqualTo(2);
        assertThat(asked.get("asked").get("documents").get(1).get("words").asString())
            .isEqualTo("Kira sözleşmesi");
        HttpResponse<String> brought = bring(0, CONTENT);
        assertThat(brought.statusCode()).as(brought.body()).isEqualTo(201);
        assertThat(Bearer.json(client.get("/api/cases/" + no)).get("asked").get("brought").size())
            .isEqualTo(1);
        assertThat(Bearer.json(official.get("/api/cases/" + no)).get("asked").get("brought").size())
            .as("not handed in yet").isZero();
        assertThat(Bearer.codes(client.post(requests + "/completion", Map.of())))
            .containsExactly("not-brought");
        JsonNode done = Bearer.json(client.post(requests + "/completion",
            Map.of("statement", "Sözleşmem yok.")));
        assertThat(done.get("state").asString()).isEqualTo("in-review");
        assertThat(done.get("asked").isNull()).isTrue();
        assertThat(bureau.types(no)).containsExactly("case.filed", "case.documents-asked",
            "case.documents-supplied");
        assertThat(bureau.act(no, "case.documents-supplied").actor().person()).isEqualTo(applicant.person());
    }

    @Test
    void aRequestIsCancelledByWhoeverMayAsk() {
        ask();
        Map<String, Object> body = Map.of("version", bureau.stored(no).version(), "reason", "Gerek kalmadı.");
        assertThat(client.post(requests + "/cancellation", body).statusCode()).isEqualTo(403);
        assertThat(Bearer.codes(official.post(requests + "/cancellation", Map.of("version", 2))))
            .containsExactly("required");
        assertThat(Bearer.json(official.post(requests + "/cancellation", body)).get("state").asString())
            .isEqualTo("in-review");
        assertThat(official.post(requests + "/cancellation", body).statusCode()).isEqualTo(409);
    }

    @Test
    void aFileIsTakenBackByWhoBroughtItAlone() {
        ask();
        String file = requests + "/files/" + Bearer.json(bring(0, CONTENT)).get("id").asString();
        assertThat(official.delete(file).statusCode()).isEqualTo(403);
        Bearer another = new Bearer(port, bureau, bureau.login(bureau.applicant()));
        assertThat(another.delete(file).statusCode()).isEqualTo(404);
        assertThat(client.delete(requests + "/files/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(client.delete(file).statusCode()).isEqualTo(204);
        assertThat(client.delete(file).statusCode()).isEqualTo(404);
    }

    @Test
    void whatThePagesRefuseIsRefused() {
        assertThat(client.post(requests, request(List.of("means"), List.of())).statusCode()).isEqualTo(403);
        Bearer elsewhere = new Bearer(port, bureau, "official-istanbul");
        assertThat(elsewhere.post(requests, request(List.of("means"), List.of())).statusCode())
            .isEqualTo(404);
        assertThat(Bearer.codes(official.post(requests, request(List.of(), List.of(" "))))).containsExactly(
            "documents-required");
        assertThat(Bearer.codes(official.post(requests, request(List.of("diploma"), List.of()))))
            .containsExactly("choice");
        Map<String, Object> old = request(List.of("means"), List.of());
        old.put("version", 0);
        assertThat(official.post(requests, old).statusCode()).isEqualTo(409);
        old.remove("version");
        assertThat(Bearer.codes(official.post(requests, old))).containsExactly("required");
        assertThat(official.text(requests, "{\"version\": 1, \"documents\": [null], \"others\": [null]}")
            .statusCode()).isEqualTo(422);
        assertThat(bring(0, CONTENT).statusCode()).as("nothing is awaited").isEqualTo(409);
        assertThat(client.post(requests + "/completion", Map.of()).statusCode()).isEqualTo(409);
        assertThat(bureau.types(no)).containsExactly("case.filed");
    }

    @Test
    void anOfficialKeptOutOfTheCaseAsksForNothing() {
        new Colleagues(bureau).duties.recuse(bureau.official("official"), no, "Komşumdur.", "");
        assertThat(Bearer.codes(ask())).containsExactly("barred-recused");
    }

    @Test
    void whatIsNoFileOrHasNoPlaceIsRefused() {
        ask();
        assertThat(Bearer.codes(bring(0, "%%%"))).containsExactly("not-base64");
        assertThat(bring(0, Base64.getEncoder().encodeToString("MZ".getBytes())).statusCode()).isEqualTo(422);
        assertThat(bring(2, CONTENT).statusCode()).isEqualTo(404);
        assertThat(bring(-1, CONTENT).statusCode()).isEqualTo(404);
        assertThat(Bearer.codes(client.post(requests + "/files", Map.of("item", 0, "name", "belge.pdf"))))
            .containsExactly("file");
        assertThat(client.text(requests + "/files", "{\"item\": \"x\"}").statusCode()).isEqualTo(422);
    }

    @Test
    void anApplicantWithdrawsAndNobodyElse() {
        String withdrawal = "/api/cases/" + no + "/withdrawal";
        assertThat(official.text(withdrawal, "").statusCode()).isEqualTo(403);
        assertThat(new Bearer(port, bureau, bureau.login(bureau.applicant())).text(withdrawal, "")
            .statusCode())
            .isEqualTo(404);
        assertThat(Bearer.json(client.text(withdrawal, "")).get("state").asString()).isEqualTo("withdrawn");
        assertThat(Bearer.json(client.text(withdrawal, "")).get("endedOn").asString())
            .isEqualTo("2026-11-22");
        assertThat(bureau.types(no)).containsExactly("case.filed", "case.withdrawn");
    }
}
