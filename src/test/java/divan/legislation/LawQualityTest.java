package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.demo.World;
import divan.journal.Actor;
import divan.reliance.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Law and what rests on it, held against each other in the world of the pack “migration”. */
@World
class LawQualityTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    @Autowired
    private ApplicationContext program;
    @Autowired
    private LawQualityCheck check;
    @Autowired
    private Consolidation consolidation;
    @Value("${local.server.port}")
    private int port;

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
            + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theBasesOfWhatIsDoneHereAreDescribedAndInForceAndThoseOfTheInventoryNotAll() {
        LawQuality quality = check.on(DAY);
        assertThat(quality.fallen()).filteredOn(one -> one.provision().law().equals("6458")).isEmpty();
        assertThat(quality.dangling()).flatExtracting(LawQuality.Faulty::things)
            .filteredOn(thing -> thing.kind() == Kind.SERVICE).extracting(thing -> thing.id())
            .doesNotContain("residence-permit-extension").contains("entry-ban");
    }

    @Test
    void beforeTheLawCameIntoForceServicesAndPowersRestOnNothing() {
        LawQuality quality = check.on(LocalDate.of(2013, 6, 1));
        assertThat(quality.fallen()).filteredOn(one -> one.provision().text().equals("6458/24/1"))
            .singleElement().satisfies(one -> {
                assertThat(one.state()).isEqualTo(LawQuality.State.NOT_YET);
                assertThat(one.count()).isGreaterThan(3);
                assertThat(one.things()).extracting(thing -> thing.kind()).contains(Kind.SERVICE, Kind.POWER);
            });
    }

    @Test
    void aDescribedProvisionThatNothingCitesIsUnusedAndOneWithinACitedWholeIsNot() {
        List<String> unused = check.on(DAY).unused().stream().filter(law -> law.law().equals("6458"))
            .flatMap(law -> law.provisions().stream()).toList();
        assertThat(unused).contains("6458/3/1-j").doesNotContain("6458/24/1", "6458/31", "6458/31/1-a");
    }

    @Test
    void aNormInForceOnWhichNothingRestsIsToldAndOneThatIsUsedIsNot() throws Exception {
        List<String> idle = check.on(DAY).idle().stream().map(one -> one.norm().id()).toList();
        assertThat(idle).contains("90000001-2014-1").doesNotContain("6458");
        LawOffice office = new LawOffice(program);
        String directive = office.approved();
        assertThat(check.on(DAY).idle()).extracting(one -> one.norm().id()).contains(directive);
        office.approved("kind", "circular", "rests_on", directive, "text", "Sayın Valilik,\n\nGereği.");
        assertThat(check.on(DAY).idle()).extracting(one -> one.norm().id()).doesNotContain(directive);
        assertThat(get("/api/law/quality?on=2026-11-22").body()).contains("\"unused-norms\"");
        assertThat(get("/tr/law/quality?on=2026-11-22").body()).contains("Hiçbir şeyin dayanmadığı normlar");
    }

    @Test
    void aTextThatWasTakenInIsCountedWithItsReferencesToNowhere() throws Exception {
        consolidation.take(List.of(ConsolidationTest.law("9901-ornek"),
            ConsolidationTest.law("9902-eski-ornek")), Actor.system(), Instant.parse("2026-11-22T09:00:00Z"),
            DAY);
        LawQuality.Text text = check.on(DAY).texts().stream().filter(one -> one.law().equals("9901"))
            .findFirst().orElseThrow();
        assertThat(text.articles()).isPositive();
        assertThat(text.named()).isPositive();
        assertThat(text.references()).isPositive();
        assertThat(text.examples()).hasSize((int) Math.min(20, text.nowhere()));
        JsonNode body = JsonMapper.builder().build().readTree(get("/api/law/quality?on=2026-11-22").body());
        assertThat(body.get("texts").size()).isGreaterThanOrEqualTo(2);
        assertThat(get("/api/law/quality?on=dun").statusCode()).isEqualTo(400);
    }

    @Test
    void thePageIsFoundFromTheLawsAndFromTheQualityOfOrgans() throws Exception {
        assertThat(get("/tr/law").body()).contains("/tr/law/quality");
        assertThat(get("/tr/organs/quality").body()).contains("/tr/law/quality?on=");
        assertThat(get("/tr/law/quality").body()).contains("Dayanakların niteliği", "6458/3/1-j");
        assertThat(get("/en/law/quality?on=2013-06-01").body()).contains("not yet in force");
        assertThat(get("/ar/law/quality?on=1&on=6&on=2013").statusCode()).isEqualTo(200);
    }
}
