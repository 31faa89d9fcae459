package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.Wire;
import divan.demo.World;
import divan.kernel.IdentityNumber;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.web.Caller;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form with something of every type: through its pages without scripts, and through the API. */
@World
class EveryTypeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NUMBER = IdentityNumber.withCheckDigits("991234567");
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Packs packs;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Pack good;
    private Caller applicant;
    private Browser browser;
    private String draft;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        good = packs.active("migration").orElseThrow();
        assertThat(packs.activate(EveryType.in(good))).isEmpty();
        applicant = bureau.applicant();
        browser = new Browser(port);
        browser.submit("/tr/sign-in", "/sign-in/demo", "person", bureau.login(applicant));
        UUID id = bureau.applications.begin(applicant, EveryType.SERVICE);
        draft = "/tr/drafts/" + id;
        browser.get(draft);
    }

    @AfterEach
    void back() {
        assertThat(packs.activate(good)).isEmpty();
    }

    private HttpResponse<String> answer(String page, String... fields) {
        return browser.submit(draft + "/" + page, draft + "/" + page, fields);
    }

    private HttpResponse<String> person(String... more) {
        List<String> fields = new ArrayList<>(List.of("full-name", "Ayşe Örnek", "number", NUMBER,
            "home.province", "06", "home.district", "Çankaya", "home.neighbourhood", "Kızılay",
            "home.building", "5", "stay.from-day", "1", "stay.from-month", "2",
            "stay.from-year", "2026", "stay.until", "28.02.2026", "iban",
            "tr33 0006 1005 1978 6457 8413 26", "topics", "work", "topics", "health", "rooms", "3", "rent",
            "12.345,60", "driver", "no"));
        fields.addAll(List.of(more));
        return answer("person", fields.toArray(String[]::new));
    }

    private Writing writing() {
        return bureau.applications.open(applicant, UUID.fromString(draft.substring("/tr/drafts/".length())));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void aPageKeepsWhatIsWrittenAndShowsItAgainWithWhatIsWrongBesideIt() {
        HttpResponse<String> wrong = person("home.province", "");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#f-proofs\"", "value=\"Ayşe Örnek\"", "value=\"Çankaya\"",
            "value=\"TR33 0006 1005 1978 6457 8413 26\"", "value=\"12.345,60\"", "value=\"28\"",
            "<option value=\"06\" selected>Ankara</option>", "Soru full-name");
        assertThat(wrong.body()).containsPattern("value=\"health\" checked");
        HttpResponse<String> worse = answer("person", "stay.from", "31.02.2027", "iban", "TR1");
        assertThat(worse.statusCode()).isEqualTo(422);
        assertThat(worse.body()).contains("31.02.2027 takvimde yoktur; o ay 28 gün çeker.",
            "href=\"#f-stay.from\"", "id=\"stay.from-error\"", "IBAN geçerli değil", "value=\"31\"");
        for (String language : List.of("en", "ar", "ru", "fa", "de")) {
            String page = browser.get(draft.replace("/tr/", "/" + language + "/") + "/person").body();
            assertThat(page).contains("<html lang=\"" + language + "\"").doesNotContain("form.");
        }
    }

    @Test
    void rowsAreAddedAndTakenAwayByButtonsAndNothingIsLost() {
        assertThat(browser.get(draft + "/family").body()).contains("name=\"family.0.name\"",
            "value=\"family\"").doesNotContain("name=\"family.1.name\"", "family.0.school");
        String added = location(answer("family", "family", "0", "family.0.name", "Ali", "family.0.relation",
            "child", "add", "family"));
        assertThat(added).endsWith("/family#f-family.1");
        String page = browser.get(draft + "/family").body();
        assertThat(page).contains("value=\"Ali\"", "family.0.school", "name=\"family.1.name\"", "2. satır");
        HttpResponse<String> wrong = answer("family", "family", "0", "family", "1", "family.0.name", "Ali",
            "family.0.relation", "spouse", "family.0.income", "10,50", "family.1.name", "Ada");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#f-family.1.relation\">2. satır: ");
        location(answer("family", "family", "0", "family", "1", "family.0.name", "Ali", "family.0.relation",
            "spouse", "family.0.income", "10,50", "family.1.name", "Ada", "remove", "family.0"));
        assertThat(writing().at("family")).isEqualTo(List.of(Map.of("name", "Ada")));
    }

    @Test
    void calculatedAnswersAreShownNeverTakenAndFiledAndAPageIsAskedOnlyWhereItsConditionHolds() {
        person();
        answer("family", "family", "0", "family.0.name", "Ali", "family.0.relation", "spouse",
            "family.0.income", "10,50", "household", "99", "income", "99");
        String check = browser.get(draft + "/check").body();
        assertThat(check).contains("10,50 TL", "Ali", "Kızılay No: 5, Çankaya/Ankara",
            "01.02.2026 – 28.02.2026", "TR33 0006 1005 1978 6457 8413 26", "Seçenek health", "12.345,60 TL")
            .doesNotContain("Soru plate", "99 TL");
        assertThat(browser.get(draft + "/car").statusCode()).isEqualTo(404);
        person("driver", "yes");
        assertThat(browser.get(draft + "/car").statusCode()).isEqualTo(404);
        Map<String, Object> asked = writing().asked();
        assertThat(asked).containsEntry("household", "2").containsEntry("income", "10.50")
            .doesNotContainKeys("plate", "per-head");
    }

    private Map<String, Object> answers() {
        Map<String, Object> file = Map.of("name", "a.pdf", "content",
            Base64.getEncoder().encodeToString(Bureau.PDF));
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("subject", "Konu");
        answers.put("wish", "Bekleme salonuna oturacak yer konsun istiyorum.");
        answers.put("full-name", "Ayşe Örnek");
        answers.put("number", NUMBER);
        answers.put("home", Map.of("province", "06", "district", "Çankaya", "neighbourhood", "Kızılay",
            "building", "5"));
        answers.put("stay", Map.of("from", "2026-02-01", "until", "2026-02-28"));
        answers.put("iban", "TR330006100519786457841326");
        answers.put("topics", List.of("work", "health"));
        answers.put("rooms", 3);
        answers.put("rent", "12345.60");
        answers.put("proofs", List.of(file, file));
        answers.put("driver", true);
        answers.put("plate", "06 ABC 123");
        answers.put("family", List.of(Map.of("name", "Ali", "relation", "spouse", "income", 10.5),
            Map.of("name", "Ada", "relation", "child", "school", "Okul", "income", "4")));
        answers.put("declaration", true);
        return answers;
    }

    private HttpResponse<String> file(Map<String, Object> answers) {
        return new Bearer(port, bureau, bureau.login(applicant)).post("/api/cases",
            Map.of("service", EveryType.SERVICE, "answers", answers));
    }

    @Test
    void theApiTakesTheSameAnswersAndTheOfficialSeesThemAll() {
        HttpResponse<String> filed = file(answers());
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        String no = JSON.readTree(filed.body()).get("no").asString();
        Map<String, Object> body = bureau.acts(no).getFirst().body();
        assertThat(((Map<?, ?>) body.get("answers")).get("per-head")).isEqualTo("4115.20");
        assertThat(((Map<?, ?>) body.get("answers")).get("household")).isEqualTo("3");
        UUID id = bureau.stored(no).state().id();
        Answers.files(((Map<?, ?>) body.get("answers")).get("proofs")).forEach(file ->
            assertThat(bureau.access.asSystem(() -> bureau.bean(Uploads.class)
                .find(UUID.fromString(String.valueOf(file.get("id"))), id))).isPresent());
        Browser official = new Browser(port);
        official.submit("/tr/sign-in", "/sign-in/demo", "person", "official");
        assertThat(official.get("/tr/cases/" + no).body()).contains("Kızılay No: 5, Çankaya/Ankara",
            "Soru name: Ada; Soru relation: Seçenek child", "4.115,20 TL", "06 ABC 123", "a.pdf");
    }

    @Test
    void whatIsWrongIsPointedAt() {
        Map<String, Object> answers = answers();
        answers.put("family", List.of(Map.of("name", "Ali", "relation", "uncle", "income", 1), Map.of("name",
            "Ada", "relation", "child", "income", 2)));
        answers.put("stay", Map.of("from", "2026-02-31", "until", "2026-03-01"));
        answers.put("home", Map.of("province", "99", "district", "x", "neighbourhood", "y", "building", "1"));
        HttpResponse<String> refused = file(answers);
        assertThat(refused.statusCode()).isEqualTo(422);
        List<String> pointers = JSON.readTree(refused.body()).get("violations").valueStream()
            .map(v -> v.get("code").asString() + " " + v.get("pointer").asString()).toList();
        assertThat(pointers).contains("no-such-day #/answers/stay/from",
            "address-province #/answers/home/province", "choice #/answers/family/0/relation",
            "required #/answers/family/1/school");
        answers = answers();
        answers.put("household", 7);
        assertThat(file(answers).body()).contains("unknown-question", "#/answers/household");
        answers = answers();
        answers.put("wish", "a".repeat(10_000_000));
        assertThat(file(answers).statusCode()).isIn(413, 422);
    }

    @Test
    void theFormIsAJsonSchemaAtAnOpenAddressInTheReadersLanguage() {
        HttpResponse<String> answer = new Wire(port).get("/api/services/" + EveryType.SERVICE + "/form",
            "Accept-Language", "en");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .startsWith("application/schema+json");
        JsonNode schema = JSON.readTree(answer.body());
        assertThat(schema.get("$schema").asString())
            .isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("properties").has("household")).isFalse();
        assertThat(schema.get("properties").get("plate").get("$comment").asString())
            .contains("answers.driver = true");
        assertThat(new Wire(port).get("/api/services/none/form").statusCode()).isEqualTo(404);
    }
}
