package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.casework.Bureau;
import divan.demo.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organ's norms on its own page, as of a day. */
@World
class OrganNormsTest {
    private static final String REGULATION =
        "Yabancılar ve Uluslararası Koruma Kanununun Uygulanmasına İlişkin Yönetmelik";
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;

    @BeforeEach
    void open() {
        Bureau.opened(program);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port
            + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void anOrgansNormsStandOnItsPageAndThoseOfTheOrgansAboveApart() throws Exception {
        String ministry = page("/tr/law/organ/90000001");
        assertThat(ministry).contains(REGULATION).contains("/tr/law/6458/121").contains("Yönetmelik")
            .doesNotContain("Üst kurumların normları");
        String presidency = page("/tr/law/organ/90000002");
        assertThat(presidency.indexOf(REGULATION)).isGreaterThan(presidency.indexOf(
            "Üst kurumların normları")).isPositive();
        assertThat(page("/tr/law/organ/90000001?on=2015-01-01")).doesNotContain(REGULATION)
            .contains("Geri Gönderme Merkezlerinin Kurulması");
    }

    @Test
    void organNormAndBasisLeadToEachOther() throws Exception {
        assertThat(page("/tr/organs/90000001")).contains("/tr/law/organ/90000001?on=");
        assertThat(page("/tr/law/90000001-2016-1")).contains("/tr/law/organ/90000001")
            .contains("/tr/law/6458/121").contains("17.03.2016 Sayı 29656");
        assertThat(page("/tr/law/6458")).contains("/tr/law/90000001-2016-1").contains("Buna dayanan normlar");
        assertThat(page("/ar/law/90000001-2014-1")).contains("dir=\"rtl\"");
        assertThat(page("/en/law/90000001-2014-1")).contains("These facts have not been confirmed");
    }

    @Test
    void programsAreToldTheSame() throws Exception {
        JsonNode told = JsonMapper.builder().build().readTree(page("/api/law/organ/90000002?on=2026-11-22"));
        JsonNode above = told.path("above").path(0);
        assertThat(above.path("organ").asString()).isEqualTo("90000001");
        assertThat(above.path("norms").valueStream().map(norm -> norm.path("title").asString()))
            .contains(REGULATION);
        assertThat(above.path("norms").path(0).path("rests-on").path(0).asString()).isEqualTo("6458/121");
    }

    @Test
    void whatIsNoOrganHasNoNormsAndWhatIsNoDayIsSaid() throws Exception {
        assertThat(get("/tr/law/organ/12345678").statusCode()).isEqualTo(404);
        assertThat(get("/tr/law/organ/abc").statusCode()).isEqualTo(404);
        assertThat(get("/api/law/organ/90000001?on=2026-02-30").statusCode()).isEqualTo(422);
    }
}
