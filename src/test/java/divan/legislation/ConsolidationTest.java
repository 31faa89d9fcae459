package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.demo.World;
import divan.journal.Actor;
import divan.lawtext.LawFile;
import divan.lawtext.LawFolder;
import divan.lawtext.LawText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two laws of ours taken in, and asked for by address and day. */
@World
class ConsolidationTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final List<LawFile> LAWS = List.of(law("9901-ornek"), law("9902-eski-ornek"));
    @Autowired
    private Consolidation consolidation;
    @Autowired
    private JdbcClient jdbc;
    @Value("${local.server.port}")
    private int port;

    static LawFile law(String folder) {
        return LawFolder.read(Path.of("src/test/resources/laws").resolve(folder));
    }

    @BeforeEach
    void take() {
        consolidation.take(LAWS, Actor.system(), NOW, DAY);
    }

    /** The old law of ours under another number. */
    private static LawFile renamed(String number, String title) {
        LawFile old = LAWS.getLast();
        return new LawFile(number, title, LawText.of(number, old.text().source()), old.census(),
            HexFormat.of().toHexDigits(title.hashCode()).repeat(8), old.facts(), List.of());
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException,
        InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private long acts() {
        return jdbc.sql("select count(*) from legislation.version").query(Long.class).single();
    }

    @Test
    void theSameTextTakenInAgainChangesNothing() {
        long before = acts();
        assertThat(consolidation.take(LAWS, Actor.system(), NOW, DAY)).isEmpty();
        assertThat(acts()).isEqualTo(before);
    }

    @Test
    void anImportLandsWholeOrNotAtAll() {
        LawFile other = renamed("9903", "Başka");
        LawFile bad = new LawFile("9904", "x", null, null, "1".repeat(64), new TreeMap<>(), List.of());
        long before = acts();
        assertThatThrownBy(() -> consolidation.take(List.of(other, bad), Actor.system(), NOW, DAY))
            .isInstanceOf(NullPointerException.class);
        assertThat(acts()).isEqualTo(before);
        assertThat(consolidation.on("9903", DAY)).isEmpty();
    }

    @Test
    void aNewTextCountsFromItsDayAndTheOldOneBefore() {
        LawFile first = renamed("9905", "Eski");
        LawFile second = renamed("9905", "Yeni");
        consolidation.take(List.of(first), Actor.system(), NOW, LocalDate.of(2020, 1, 1));
        consolidation.take(List.of(second), Actor.system(), NOW, LocalDate.of(2024, 1, 1));
        assertThat(consolidation.on("9905", LocalDate.of(2023, 12, 31)).orElseThrow().title()).isEqualTo(
            "Eski");
        assertThat(consolidation.on("9905", LocalDate.of(2024, 1, 1)).orElseThrow().title()).isEqualTo(
            "Yeni");
        assertThat(consolidation.on("9905", LocalDate.of(1990, 1, 1)).orElseThrow().title()).isEqualTo(
            "Eski");
    }

    @Test
    void everyTextIsTakenInByAnActThatBearsItsHash() {
        LawVersion version = consolidation.on("9901", DAY).orElseThrow();
        assertThat(version.sha256()).isEqualTo(LAWS.getFirst().sha256());
        assertThat(jdbc.sql("select count(*) from journal.act_seq").query(Long.class).single()).isPositive();
        assertThat(consolidation.source(version)).isEqualTo(LAWS.getFirst().text().source());
    }

    @Test
    void aClauseIsAnsweredWithItsWordsItsChangesAndItsIdentifier() throws IOException, InterruptedException {
        JsonNode clause = json("/api/law/9901/2/1-b?on=2026-01-01");
        assertThat(clause.get("address").asString()).isEqualTo("9901/2/1-b");
        assertThat(clause.get("eli").asString()).isEqualTo("/eli/tr/kanun/2013/9901/madde/2/fikra/1/bent/b");
        assertThat(clause.get("state").asString()).isEqualTo("in-force");
        assertThat(clause.get("words").asString()).isEqualTo("Bahçıvan:");
        assertThat(clause.get("below")).hasSize(2);
        assertThat(clause.get("below").get(0).get("words").asString()).isEqualTo("Ağaç diken kişiyi,");
        assertThat(clause.get("changes").get(0).get("by").asString()).isEqualTo("7777/5");
        assertThat(clause.get("changes").get(0).get("in-force").asString()).isEqualTo("2019-12-24");
        assertThat(json("/api/law/9901/2").get("named-by").get(0).asString()).isEqualTo("9901/3/4");
        assertThat(json("/api/law/9901/1/2").get("names")).hasSize(3);
    }

    @Test
    void aDayBeforeTheWordsWeKnowIsNeverAnsweredWithTodaysWords() throws IOException, InterruptedException {
        JsonNode before = json("/api/law/9901/1/1?on=2019-01-01");
        assertThat(before.get("state").asString()).isEqualTo("wording-unknown");
        assertThat(before.get("wording-known-from").asString()).isEqualTo("2019-12-24");
        assertThat(before.get("words").isNull()).isTrue();
        assertThat(json("/api/law/9901/2/1-b?on=2019-01-01").get("state").asString()).isEqualTo("not-yet");
        assertThat(json("/api/law/9901/3/3").get("state").asString()).isEqualTo("no-more");
        assertThat(json("/api/law/9901/1/2?on=2019-01-01").get("words").asString()).startsWith(
            "Bu Kanunun 3 üncü");
    }

    @Test
    void whoHasTheAnswerIsToldThatNothingChanged() throws IOException, InterruptedException {
        String tag = get("/api/law/9901/1/1").headers().firstValue("ETag").orElseThrow();
        assertThat(get("/api/law/9901/1/1", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("/api/law/9901/1/2", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsNotFoundAndADayThatIsNoneIsInvalid() throws IOException, InterruptedException {
        assertThat(get("/api/law/9901/77").statusCode()).isEqualTo(404);
        assertThat(get("/api/law/9999").statusCode()).isEqualTo(404);
        assertThat(get("/api/law/9901/1?on=yesterday").statusCode()).isEqualTo(422);
        assertThat(json("/api/law/9902/4").get("address").asString()).as("3 – 5").isEqualTo("9902/3-5");
        assertThat(json("/api/law/9901").get("articles")).hasSize(9);
    }

    @Test
    void thePageShowsTheWordsTheChangesAndTheReferencesBothWays() throws IOException, InterruptedException {
        String page = get("/tr/law/9901/3").body();
        assertThat(page).contains("Bahçe her gün sulanır.").contains("Kanunun metni").contains("kaldırıldı")
            .contains("/tr/law/9901/2\"").contains("/tr/law/9901/1/2\"");
        assertThat(get("/tr/law/9901").body()).contains("ÖRNEK BAHÇE KANUNU").contains("Gece sulaması")
            .contains("BİRİNCİ BÖLÜM");
        assertThat(get("/en/law/9901/1/1?on=2019-01-01").body()).doesNotContain("bahçelerin bakımını");
        assertThat(get("/tr/law").body()).contains("9902 – ESKİ BAHÇE KANUNU").contains("6458 – ");
        assertThat(get("/tr/law/6458/31").body()).as("the pack's summary still stands")
            .contains("Özetler bizim sözlerimizdir");
    }

    @Test
    void theLawIsGivenOutAsAkomaNtoso() throws Exception {
        HttpResponse<String> answer = get("/api/law/9901/akn");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(
            "application/akn+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        Document document = factory.newDocumentBuilder().parse(
            new ByteArrayInputStream(answer.body().getBytes(
            java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("akomaNtoso");
        NodeList articles = document.getElementsByTagNameNS("*", "article");
        assertThat(articles.getLength()).isEqualTo(9);
        List<String> ids = new ArrayList<>();
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            String id = ((Element) all.item(i)).getAttribute("eId");
            if (!id.isEmpty()) {
                ids.add(id);
            }
        }
        assertThat(ids).doesNotHaveDuplicates()
            .contains("part_1__chp_1__art_2__para_1__point_b__indent_2", "part_1__chp_2__art_3A");
        assertThat(document.getElementsByTagNameNS("*", "authorialNote").getLength()).isEqualTo(8);
    }
}
