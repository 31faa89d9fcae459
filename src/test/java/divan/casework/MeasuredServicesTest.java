package divan.casework;

import static org.assertj.core.api.Assertions.assertThat;

import divan.catalogue.Measured;
import divan.catalogue.Practice;
import divan.demo.Sundial;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What an organ’s tables of services say, and what was measured beside what is declared. */
@World
class MeasuredServicesTest {
    private static final String ANKARA = "92000006";
    private static final String VAN = "92000065";
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Practice practice;
    @Autowired
    private Journal journal;
    @LocalServerPort
    private int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private Bureau bureau;

    @BeforeEach
    void open() {
        bureau = Bureau.opened(program);
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private void waitFor(String no, String type) {
        Act act = bureau.act(no, type);
        assertThat(journal.await("courses", act.id(), Duration.ofSeconds(20))).isTrue();
    }

    private Measured measured(LocalDate day) {
        return practice.ofOrgan(ANKARA, day).getOrDefault(Bureau.SERVICE, new Measured(0, 0, 0, 0, 3));
    }

    /** Cases of other tests stand in the same world, so what is added is measured on a day of its own. */
    @Test
    void whatWasFiledAndDecidedIsCountedAndNothingThatComesLater() {
        LocalDate later = Sundial.FIRST_DAY.plusDays(8);
        Measured before = measured(later);
        List<String> filed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            filed.add(bureau.filed(bureau.applicant()));
        }
        bureau.sundial.set(later);
        for (String no : filed.subList(0, 3)) {
            bureau.propose(no, bureau.grant(no, "2027-12-15"));
            bureau.decide(bureau.official("director"), no, bureau.grant(no, "2027-12-15"));
        }
        waitFor(filed.get(2), CaseFold.DECIDED);
        Measured after = measured(later);
        assertThat(after.filed()).isEqualTo(before.filed() + 4);
        assertThat(after.decided()).isEqualTo(before.decided() + 3);
        assertThat(after.inTimePercent()).isEqualTo(100);
        assertThat(after.tellsTimes()).isTrue();
        assertThat(measured(later.minusDays(1)).decided()).isEqualTo(before.decided());
        assertThat(measured(later.plusYears(2)).filed()).isZero();
        assertThat(practice.ofOrgan(VAN, later)).isEmpty();
    }

    @Test
    void theTableOfAnOrganShowsDeclaredBesideMeasured() {
        for (int i = 0; i < 3; i++) {
            waitFor(bureau.granted(), CaseFold.DECIDED);
        }
        String standards = page("/tr/organs/" + ANKARA + "/services");
        assertThat(standards).contains("Kısa dönem ikamet izninin uzatılması", "90 gün (doğrulanmadı)",
            "süresinde karar: %", "İlk başvuru yeri", "Ankara Valiliği", "ölçülmedi");
        assertThat(page("/tr/organs/" + VAN + "/services")).doesNotContain("süresinde karar");
        assertThat(page("/en/organs/90000002/services/inventory")).contains("Applications, measured")
            .contains("2,935,994 (2024)").contains("115.02.01").contains("6458/46/1");
    }

    @Test
    void anOrganAnswersForWhatOrgansBelowItAnswerFor() {
        assertThat(page("/en/organs/90010401/services")).contains("Long-term residence permit")
            .doesNotContain("Entry ban");
        assertThat(page("/en/organs/90010400/services")).contains("Long-term residence permit")
            .contains("Visa that needs prior consent");
        assertThat(page("/en/organs/90010502/services")).contains("no service of this organ");
        assertThat(get("/tr/organs/12345678/services").statusCode()).isEqualTo(404);
        assertThat(get("/tr/organs/nothing/services").statusCode()).isEqualTo(404);
    }

    @Test
    void bothTablesComeAsFiles() throws IOException {
        HttpResponse<String> answer = get("/tr/organs/" + ANKARA + "/services/inventory.csv");
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
            assertThat(type).startsWith("text/csv"));
        List<CSVRecord> rows = CSVFormat.RFC4180.parse(new java.io.StringReader(answer.body())).getRecords();
        assertThat(rows.getFirst().size()).isEqualTo(19);
        assertThat(rows).hasSizeGreaterThan(15).allMatch(row -> row.size() == 19);
        assertThat(get("/ar/organs/" + ANKARA + "/services/standards.csv").body())
            .doesNotContain("\uE000").contains("Ankara");
    }

    @Test
    void whatIsAskedThoughARegisterHoldsItIsShown() {
        String quality = page("/tr/services/quality");
        assertThat(quality).contains("Sağlık sigortası: Poliçe numarası")
            .doesNotContain("insurance.policy", "residence-permits.");
        assertThat(quality).contains("İkamet izinleri: İzin numarası", "8. madde",
            "/tr/services/residence-permit-transition");
        assertThat(quality.split("<h2")[1]).doesNotContain("residence-permit-extension");
        assertThat(page("/tr/services/quality?on=2020-01-01").split("<h2")[3]).contains("petition");
    }

    @Test
    void theEntryOfAServiceLeadsToWhatItNamesAndBack() {
        String service = page("/tr/services/petition");
        assertThat(service).contains("/tr/services/documents#petition").contains("/tr/file-plan/622.03")
            .contains("buradan başvurulmaz").contains("30 gün");
        assertThat(page("/tr/services/documents")).contains("id=\"petition\"")
            .contains("/tr/services/petition").contains("id=\"to-police\"");
        assertThat(page("/tr/file-plan/622.03")).contains("/tr/services/register-correction");
        assertThat(page("/tr/file-plan")).contains("115.02.01");
        assertThat(get("/tr/file-plan/000.99").statusCode()).isEqualTo(404);
        assertThat(page("/tr/services/residence-permit-extension")).contains("Envanter kaydı")
            .contains("İncele ve teklif et").contains("Devlet Arşivlerine");
    }
}
