package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.World;
import divan.journal.Actor;
import divan.reliance.Address;
import divan.reliance.Kind;
import divan.reliance.ProposedChange;
import divan.reliance.Touched;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands on provisions in the world of the pack “migration”. */
@World
class ImpactTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
    /** With a stroke behind it, it is only how addresses begin. */
    private static final Pattern CITED =
        Pattern.compile("(?<![\\d/])(?:6458|5490|2577|2709|7201|6698|5442|5070|4982)/\\d++[a-zA-Z]?+"
            + "(?!/\\W)(?:/\\d+)?(?:-[a-zA-ZçğışöüÇĞİŞÖÜ](?![a-zçğışöü]))?");
    @Autowired
    private Impact impact;
    @Autowired
    private Consolidation consolidation;
    @Value("${local.server.port}")
    private int port;

    private Map<Kind, Map<String, Touched>> touched(String provision, LocalDate from) {
        ImpactReport report = impact.of(new ProposedChange(Address.known(provision),
            ProposedChange.Sort.REPEAL, from));
        return report.kinds().stream().collect(Collectors.toMap(kind -> kind.kind(), kind ->
            kind.first().stream().collect(Collectors.toMap(t -> t.thing().id(), t -> t))));
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.builder().build().readTree(answer.body());
    }

    @Test
    void aClauseTouchesWhatCitesItAndWhatCitesTheParagraphItStandsIn() {
        Map<Kind, Map<String, Touched>> found = touched("6458/31/1-j", DAY);
        assertThat(found.get(Kind.SERVICE)).containsKey("residence-permit-extension");
        assertThat(found.get(Kind.QUESTION)).containsKeys("residence-permit-extension/investor-relation",
            "residence-permit-extension/investment-meets", "residence-permit-extension/permit-ground");
        assertThat(found.get(Kind.QUESTION).get("residence-permit-extension/permit-ground").because()
            .getFirst().reason().code()).isEqualTo("cites-whole");
        assertThat(found.get(Kind.REASON)).hasSize(1);
        assertThat(found.get(Kind.INDICATOR)).containsOnlyKeys("PG1.2.1");
        assertThat(found).doesNotContainKeys(Kind.POST, Kind.DELEGATION, Kind.POWER);
    }

    @Test
    void theProvisionOfDecidingTouchesThePowerItsPostsAndWhatTheyGave() {
        Map<Kind, Map<String, Touched>> found = touched("6458/24/1", DAY);
        assertThat(found.get(Kind.POWER)).containsKeys("residence-permit.decide");
        assertThat(found.get(Kind.POST)).containsKeys("adana-governor", "van-governor");
        assertThat(found.get(Kind.DELEGATION)).containsKey("adana-residence-permits");
        assertThat(found.get(Kind.DELEGATION).get("adana-residence-permits").because().getFirst()
            .reason().code()).isEqualTo("through");
        assertThat(found.get(Kind.ACT)).containsKeys("case.decided", "case.corrected");
        assertThat(found.get(Kind.PURPOSE)).containsKey("casework");
    }

    @Test
    void delegationsStandOnTheirBasisAsLongAsTheyLast() {
        Map<Kind, Map<String, Touched>> found = touched("5442/9", LocalDate.of(2026, 1, 1));
        assertThat(found.get(Kind.DELEGATION)).hasSizeGreaterThan(80)
            .containsKey("ankara-residence-permits-deputy");
        assertThat(touched("5442/9", LocalDate.of(2026, 7, 1)).get(Kind.DELEGATION))
            .doesNotContainKey("ankara-residence-permits-deputy");
    }

    @Test
    void aParameterTouchesTheRulesLettersAndServicesThatUseIt() {
        Map<Kind, Map<String, Touched>> found = touched("2577/7/1", DAY);
        assertThat(found.get(Kind.PARAMETER)).containsOnlyKeys("residence-permit.suit-days",
            "wish-or-complaint.suit-days");
        assertThat(found.get(Kind.LETTER)).containsKeys("residence-permit-extension/refuse",
            "residence-permit-extension/removal", "residence-permit-extension/grant");
        assertThat(touched("6458/31/5", DAY).get(Kind.RULE))
            .containsKey("residence-permit-extension/longest_years/years-investor-or-trnc");
    }

    @Test
    void aValueThatWasFollowedByAnotherIsNotTouchedAfterItsTime() {
        assertThat(touched("2577/10/2", DAY).get(Kind.PARAMETER)
            .get("residence-permit.silence-days").because()).hasSize(1);
        assertThat(touched("2577/10/2", LocalDate.of(2020, 1, 1)).get(Kind.PARAMETER)
            .get("residence-permit.silence-days").because()).hasSize(2);
    }

    @Test
    void regulationsAndServicesOfTheInventoryStandOnTheirProvisionsToo() {
        Map<Kind, Map<String, Touched>> found = touched("6458/121/1", DAY);
        assertThat(found.get(Kind.NORM)).containsKeys("90000001-2016-1", "90000001-2014-1");
        assertThat(touched("6458/21/1", DAY).get(Kind.SERVICE)).containsKey("residence-permit-short-first");
        assertThat(touched("6458/32/1-c", DAY).get(Kind.DOCUMENT))
            .containsKey("residence-permit-short-first/accommodation");
    }

    @Test
    void provisionsOfTextsThatNameItAreToldAndNotThoseThatGoWithIt() {
        consolidation.take(List.of(ConsolidationTest.law("9901-ornek"),
            ConsolidationTest.law("9902-eski-ornek")), Actor.system(), Instant.parse("2026-11-22T09:00:00Z"),
            LocalDate.of(2026, 11, 22));
        Map<String, Touched> naming = touched("9902/gecici-1/1", DAY).get(Kind.PROVISION);
        assertThat(naming.values()).extracting(t -> t.because().getFirst().reason().code())
            .contains("cites-whole");
        assertThat(naming).containsKey("9901/1/2");
        assertThat(touched("9901/3/2-a", DAY).get(Kind.PROVISION)).containsKey("9901/1/2");
        assertThat(touched("9901", DAY).getOrDefault(Kind.PROVISION, Map.of()).keySet())
            .noneMatch(by -> by.startsWith("9901/"));
    }

    /** Read from the files by other rules than the index is made by. */
    @Test
    void everyProvisionThatThePackOrTheProgramNamesIsInTheIndex() throws IOException {
        Set<String> indexed = impact.index().cited().stream().map(Address::text)
            .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (Path file : files()) {
            CITED.matcher(withoutComments(file)).results().map(found -> found.group())
                .filter(cited -> !indexed.contains(cited)).forEach(cited -> missing.add(cited + " " + file));
        }
        assertThat(indexed).hasSizeGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    /** Rows of the organisation are asked in the database; laws are what is cited, examples are tests. */
    private static List<Path> files() throws IOException {
        try (Stream<Path> pack = Files.walk(Path.of("packs/migration"));
                Stream<Path> program = Files.walk(Path.of("src/main"))) {
            return Stream.concat(pack.filter(file -> !file.toString()
                    .matches(".*/(legislation|organisation|examples|demo)/.*|.*README.md")),
                program.filter(file -> file.toString().matches(".*\\.(java|jte)"))
                    .filter(file -> !file.toString().matches(".*/(legislation|reliance|lawtext)/.*")))
                .filter(Files::isRegularFile).toList();
        }
    }

    private static String withoutComments(Path file) throws IOException {
        String text = Files.readString(file);
        return file.toString().endsWith(".java") ? text.replaceAll("(?s)/\\*.*?\\*/", "")
            : file.toString().endsWith(".yaml") ? text.replaceAll("(?m)(^|\\s)#.*$", "")
            : text.replaceAll("(?s)<!--.*?-->", "");
    }

    @Test
    void programsAreAnsweredWithATagAndToldWhatIsWrong() {
        HttpResponse<String> answer = get("/api/impact?provision=6458/31/1-a&on=2027-01-01&change=repeal");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = json(answer);
        assertThat(body.get("provision").asString()).isEqualTo("6458/31/1-a");
        assertThat(body.get("described").asBoolean()).isTrue();
        assertThat(body.get("kinds").get(0).get("kind").asString()).isEqualTo("service");
        assertThat(body.get("kinds").get(0).get("items").get(0).get("page").asString())
            .isEqualTo("/services/residence-permit-extension");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/api/impact?provision=6458/31/1-a&on=2027-01-01&change=repeal", "If-None-Match", tag)
            .statusCode()).isEqualTo(304);
        for (String wrong : List.of("", "?provision=madde31", "?provision=6458/31&on=2027-02-30",
            "?provision=6458/31&on=9999999-01-01", "?provision=6458/31&change=abolish",
            "?provision=" + "9".repeat(3000))) {
            HttpResponse<String> refused = get("/api/impact" + wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
        }
    }

    @Test
    void aProvisionNobodyKnowsIsAnsweredAndSaidToBeUnknown() {
        JsonNode body = json(get("/api/impact?provision=6458/311&on=2027-01-01"));
        assertThat(body.get("described").asBoolean()).isFalse();
        assertThat(body.get("in-text").asBoolean()).isFalse();
        assertThat(get("/tr/law/impact?provision=6458/311").body()).contains("Adresi kontrol edin");
    }

    @Test
    void thePageAsksAnswersAndRefuses() {
        assertThat(get("/tr/law/impact").body()).contains("name=\"provision\"")
            .doesNotContain("id=\"result\"");
        String page = get("/en/law/impact?provision=6458/24/1&on=1&on=1&on=2027&change=repeal").body();
        assertThat(page).contains("If 6458/24/1 is repealed from 1 January 2027", "Powers",
            "href=\"/en/services/residence-permit-extension\"", "href=\"/en/plan/PG1.2.1\"");
        HttpResponse<String> wrong = get("/tr/law/impact?provision=otuz%20bir");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("govuk-error-summary", "value=\"otuz bir\"");
        assertThat(get("/tr/law/6458/31/1-a").body()).contains("/tr/law/impact?provision=6458/31/1-a");
    }

    @Test
    void runningCasesAreNumbersAndNothingElse() {
        String body = get("/api/impact?provision=6458&on=2027-01-01").body();
        assertThat(body).doesNotContain("party").doesNotContain("20260");
        JsonNode.class.cast(json(get("/api/impact?provision=6458&on=2027-01-01"))).get("kinds")
            .forEach(kind -> assertThat(kind.get("count").asLong()).isPositive());
    }
}
