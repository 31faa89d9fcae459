package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.access.Browser;
import divan.access.DemoTokens;
import divan.catalogue.Catalogue;
import divan.demo.World;
import divan.kernel.Failure;
import divan.packs.Pack;
import divan.packs.Packs;
import divan.web.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A service that wants to know more surely who applies. */
@World
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssuranceTest {
    private static final String SERVICE = "/tr/services/" + Bureau.SERVICE;
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Packs packs;
    @Autowired
    private DataSource database;
    @LocalServerPort
    private int port;
    private Bureau bureau;
    private Pack good;
    private Caller applicant;
    private Browser browser;

    @BeforeAll
    void ask() {
        good = packs.active("migration").orElseThrow();
        assertThat(packs.activate(with(good, "2"))).isEmpty();
    }

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
        applicant = bureau.applicant();
        browser = signedIn();
    }

    @AfterAll
    void asBefore() {
        assertThat(packs.activate(good)).isEmpty();
    }

    private static Pack with(Pack pack, String assurance) {
        String file = "services/" + Bureau.SERVICE + "/service.yaml";
        Map<String, byte[]> files = new TreeMap<>(pack.files());
        files.put(file, new String(pack.need(file), StandardCharsets.UTF_8)
            .replaceFirst("(?m)^assurance: 1$", "assurance: " + assurance).getBytes(StandardCharsets.UTF_8));
        return Pack.of("migration", files);
    }

    private Browser signedIn() {
        Browser visitor = new Browser(port);
        visitor.submit("/tr/sign-in", "/sign-in/demo", "person", bureau.login(applicant));
        return visitor;
    }

    private static String location(HttpResponse<?> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String begun() {
        browser.proveTwoFactors();
        return location(browser.submit(SERVICE, SERVICE + "/drafts"));
    }

    @Test
    void anApplicationIsBegunByWhoeverHasProvedWhoTheyAre() {
        assertThat(browser.get(SERVICE).body()).contains("güven düzeyi 2 gerekir");
        assertThat(location(browser.submit(SERVICE, SERVICE + "/drafts")))
            .isEqualTo("/tr/step-up?level=2&next=%2Ftr%2Fservices%2F" + Bureau.SERVICE);
        assertThat(begun()).startsWith("/tr/drafts/");
        Failure failure = Bureau.failure(() -> bureau.applications.begin(applicant, Bureau.SERVICE));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.ASSURANCE);
    }

    @Test
    void whatWasTypedIsKeptBeforeItIsAskedWhoTypedIt() {
        String draft = begun();
        Browser later = signedIn();
        later.get(draft);
        String page = draft + "/ground-same";
        HttpResponse<String> sent = later.submit(page, page, "ground-same", "yes");
        assertThat(location(sent)).isEqualTo("/tr/step-up?level=2&next=" + page.replace("/", "%2F"));
        assertThat(later.get(page).body())
            .containsPattern("name=\"ground-same\"[^>]*value=\"yes\"[^>]*checked");
    }

    @Test
    void filingAsksOnceMoreAndLeadsBackToTheAnswersToCheck() {
        String draft = begun();
        Browser later = signedIn();
        later.get(draft);
        assertThat(location(later.submit(draft, draft + "/filing", "declaration", "yes")))
            .isEqualTo("/tr/step-up?level=2&next=" + (draft + "/filing").replace("/", "%2F"));
    }

    @Test
    void aProgramIsToldWhatItsTokenLacks() throws Exception {
        String token = DemoTokens.mint(database, bureau.login(applicant),
            bureau.sundial.instant()).orElseThrow();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
            URI.create("http://localhost:" + port + "/api/cases")).header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(
            "{\"service\":\"" + Bureau.SERVICE + "\",\"answers\":{}}")).build(),
            HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains(
            "error=\"insufficient_user_authentication\"", "acr_values=\"urn:divan:assurance:2\"");
        assertThat(answer.body()).contains("urn:divan:problem:assurance");
    }

    @Test
    void aLevelThatThereIsNotIsAFaultOfThePack() {
        assertThatThrownBy(() -> Catalogue.of(with(good, "4"), Bureau.SERVICE))
            .hasMessageContaining("assurance is 1, 2 or 3");
    }
}
