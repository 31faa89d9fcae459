package divan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Access;
import divan.demo.Wire;
import divan.demo.World;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.lawtext.LawFolder;
import divan.legislation.Consolidation;
import divan.organisation.OrganEvents;
import divan.organisation.Organisation;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One search over services, organs and law, as of any day. */
@World
class SearchPagesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger NUMBER = new AtomicInteger(97500000);
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Consolidation consolidation;
    @Autowired
    private Journal journal;
    @Autowired
    private Access access;
    @LocalServerPort
    private int port;
    private Wire wire;
    private OrganEvents events;

    @BeforeEach
    void open() {
        wire = new Wire(port);
        events = new OrganEvents(program);
    }

    private HttpResponse<String> get(String path, String... headers) {
        return wire.get(path, headers);
    }

    private static String asked(String words) {
        return "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** What is found, as kind and id. */
    private List<String> found(String words, String more) {
        HttpResponse<String> answer = get("/api/search" + asked(words) + more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode items = JSON.readTree(answer.body()).at("/items");
        return StreamSupport.stream(items.spliterator(), false)
            .map(item -> item.at("/kind").asString() + " " + item.at("/id").asString()).toList();
    }

    private void agreed(String type, String... fields) {
        events.agreed(type, fields);
    }

    private String founded(String name, String from) {
        String number = String.valueOf(NUMBER.incrementAndGet());
        events.founded(number, "90000001", name, from);
        followed(number);
        return number;
    }

    private void followed(String number) {
        UUID last = access.asSystem(() -> journal.about(Organisation.subject(number)).getLast().id());
        assertThat(journal.await("organisation.search", last, Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void servicesOrgansAndLawAreFoundTogetherAndByKind() {
        assertThat(found("ikamet izni uzatma", "")).startsWith("service residence-permit-extension")
            .contains("provision 6458/24/1");
        assertThat(found("ikamet izinleri", "&kind=organ")).isNotEmpty()
            .allMatch(f -> f.startsWith("organ "));
        assertThat(found("ikamet izni", "&kind=law")).isNotEmpty().allMatch(f -> f.startsWith("provision ")
            || f.startsWith("law "));
        assertThat(found("ikamet izni uzatma", "&kind=service")).startsWith(
            "service residence-permit-extension").allMatch(f -> f.startsWith("service "));
    }

    @Test
    void aServiceThatIsOnlyDescribedIsFoundInEveryLanguageAndLeadsToItsPage() {
        assertThat(found("öğrenci ikamet izni", "")).startsWith("service student-residence-permit");
        assertThat(found("dernek kuruluş bildirimi", "")).startsWith("service association-founding");
        assertThat(get("/en/search" + asked("student residence permit")).body())
            .contains("/en/services/student-residence-permit", "Student residence permit");
        assertThat(get("/ar/search" + asked("öğrenci ikamet izni")).body())
            .contains("/ar/services/student-residence-permit", "إذن إقامة الطالب");
        assertThat(get("/ar/search" + asked("إقامة الطالب")).body())
            .contains("/ar/services/student-residence-permit");
    }

    @Test
    void aProvisionIsFoundByItsAddressHoweverItIsWritten() {
        for (String written : List.of("6458/31/1-a", "6458 31/1-a", "6458 31 1 a", "6458 md. 31/1-a",
                "6458 sayılı Kanunun 31 inci maddesinin birinci fıkrasının (a) bendi",
                "yabancılar kanunu 31/1-a", "YUKK 31/1-a")) {
            assertThat(found(written, "")).as(written).startsWith("provision 6458/31/1-a");
        }
        assertThat(found("6458 31", "")).startsWith("provision 6458/31");
        assertThat(found("6458/31/1-ç", "")).startsWith("provision 6458/31/1-ç");
        assertThat(found("iyuk 7", "")).startsWith("provision 2577/7");
        assertThat(found("elektronik imza ek 1", "")).startsWith("provision 5070/ek-1");
        assertThat(found("6458", "")).startsWith("law 6458");
        assertThat(found("91000006", "")).startsWith("organ 91000006");
        assertThat(found("9999 31", "")).doesNotContain("provision 6458/31");
    }

    @Test
    void anOrganIsFoundAtOnceAfterItsActAndUnderTheNamesOfTheDay() {
        String number = founded("Kutup Araştırmaları Enstitüsü", "2026-01-10");
        assertThat(found("kutup araştırmaları", "")).startsWith("organ " + number);
        agreed("organ.renamed", "number", number, "name_tr", "Buzul Gözlemevi", "from", "2026-03-01");
        followed(number);
        assertThat(found("buzul gözlemevi", "")).startsWith("organ " + number);
        assertThat(found("kutup araştırmaları", "")).startsWith("organ " + number);
        assertThat(found("kutup", "&on=2026-01-09")).doesNotContain("organ " + number);
        JsonNode old = JSON.readTree(get("/api/search" + asked("kutup") + "&on=2026-02-28").body());
        assertThat(old.at("/items/0/title").asString()).isEqualTo("Kutup Araştırmaları Enstitüsü");
        JsonNode now = JSON.readTree(get("/api/search" + asked("kutup")).body());
        assertThat(now.at("/items/0/title").asString()).isEqualTo("Buzul Gözlemevi");
        assertThat(now.at("/items/0/formerNames/0").asString()).isEqualTo("Kutup Araştırmaları Enstitüsü");
        assertThat(get("/tr/search" + asked("kutup")).body()).contains("Önceki adı: Kutup Araştırmaları");
    }

    @Test
    void theNameOfAMergedOrganLeadsToItsSuccessor() {
        String old = founded("Deniz Feneri İşletmesi", "2026-01-10");
        String next = founded("Kıyı Güvenliği Birimi", "2026-01-10");
        agreed("organ.merged", "number", next, "others", old, "from", "2026-04-01");
        followed(next);
        assertThat(found("deniz feneri", "")).startsWith("organ " + next).doesNotContain("organ " + old);
        assertThat(found("deniz feneri", "&on=2026-03-31")).startsWith("organ " + old);
    }

    @Test
    void theTextOfALawIsFoundOnceItIsTakenIn() {
        consolidation.take(List.of(LawFolder.read(Path.of("src/test/resources/laws/9901-ornek"))),
            Actor.system(), Instant.parse("2026-11-22T09:00:00Z"), LocalDate.of(2026, 11, 22));
        UUID taken = consolidation.on("9901", LocalDate.of(2026, 11, 22)).orElseThrow().act();
        assertThat(journal.await("legislation.search", taken, Duration.ofSeconds(30))).isTrue();
        assertThat(found("9901 1", "")).startsWith("provision 9901/1");
        assertThat(found("9901", "&kind=law")).startsWith("law 9901");
    }

    @Test
    void whatWasOnceLawIsFoundOnTheDaysOnWhichItWas() {
        assertThat(found("6458/33/1-c", "&on=2015-06-01")).startsWith("provision 6458/33/1-c");
        assertThat(found("6458/33/1-c", "")).doesNotContain("provision 6458/33/1-c").startsWith(
            "provision 6458/33/1");
        assertThat(found("ikamet izni", "&on=2010-01-01")).noneMatch(f -> f.startsWith("provision 6458"));
    }

    @Test
    void aMistypedWordIsCorrectedAndTheRightOneOffered() {
        JsonNode answer = JSON.readTree(get("/api/search" + asked("valilgi ankara")).body());
        assertThat(answer.at("/didYouMean").asString()).isEqualTo("valiliği ankara");
        assertThat(get("/tr/search" + asked("valilgi ankara")).body()).contains("Şunu mu demek istediniz?",
            "valili%C4%9Fi+ankara");
        assertThat(JSON.readTree(get("/api/search" + asked("ikamet izni")).body()).at("/didYouMean").isNull())
            .isTrue();
    }

    @Test
    void anAnswerThatIsKnownIsNotGivenAgain() {
        HttpResponse<String> answer = get("/api/search?q=ikamet");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/api/search?q=ikamet", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("/api/search?q=vize", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsWrongWithAQuestionIsAllSaidAtOnce() {
        HttpResponse<String> answer = get("/api/search?q=&kind=x&on=yarin&page=0");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .startsWith("application/problem+json");
        assertThat(answer.body()).contains("search-words", "search-kind", "search-page", "date");
        assertThat(get("/api/search?q=" + "a".repeat(201)).statusCode()).isEqualTo(400);
        assertThat(get("/tr/search?q=" + "a".repeat(201) + "&kind=x&on=yarin&page=0").statusCode())
            .isEqualTo(200);
    }

    @Test
    void wordsThatWereLookedForAreMarkedAndResultsComeInPages() {
        String page = get("/tr/search" + asked("ikamet izni uzatma")).body();
        assertThat(page).contains("<mark>").contains("rel=\"next\"").doesNotContain("rel=\"prev\"");
        assertThat(get("/tr/search" + asked("ikamet izni uzatma") + "&page=2").body())
            .contains("rel=\"prev\"");
        List<String> both = new java.util.ArrayList<>(found("ikamet izni", ""));
        both.addAll(found("ikamet izni", "&page=2"));
        assertThat(both).hasSize(20).doesNotHaveDuplicates();
        assertThat(get("/tr/search" + asked("<script>alert(1)</script>")).body())
            .doesNotContain("<script>alert(1)");
    }
}
