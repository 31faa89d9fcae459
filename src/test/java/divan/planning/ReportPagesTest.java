package divan.planning;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A unit reports what no act counts, another official approves, and nothing is overwritten. */
@World
class ReportPagesTest {
    private static final String DESK = "/tr/desk/plan";
    private static final byte[] EVIDENCE = "tutanak".getBytes(StandardCharsets.UTF_8);
    @Autowired
    private ApplicationContext program;
    @Autowired
    private PlanningReconciliation reconciliation;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @LocalServerPort
    private int port;

    @BeforeEach
    void open() {
        Bureau.opened(program);
    }

    private Browser browser(String person) {
        return Browser.signedIn(port, person);
    }

    private static String done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> enter(Browser browser, String indicator, String quarter, String value,
            String why) {
        String page = DESK + "/" + indicator;
        return browser.upload(page, page, EVIDENCE, "year", "2025", "quarter", quarter, "value", value, "why",
            why, "organ", "", "source", "Aylık çizelge");
    }

    private JsonNode told(String path) {
        return JsonMapper.builder().build().readTree(new Browser(port).get(path).body());
    }

    private String value(String indicator, String period, String time) {
        for (JsonNode row : told("/api/indicators/" + indicator).at("/values")) {
            if (row.at("/period").asString().equals(period) && row.at("/time").asString().equals(time)) {
                return row.at("/value").asString() + row.at("/notes");
            }
        }
        throw new AssertionError(period);
    }

    private void decide(Browser browser, String report, String verdict, String answer, int status) {
        assertThat(browser.submit(report, report + "/decision", "verdict", verdict, "answer", answer)
            .statusCode()).isEqualTo(status);
    }

    @Test
    void aReportedValueStandsOnceAnotherApprovedItAndACorrectionIsAFurtherAct() {
        Browser officer = browser("plan-officer");
        Browser head = browser("unit-head");
        assertThat(officer.get(DESK).body()).contains("PG1.1.2", "bildirilmeli").doesNotContain("PG2.2.1");
        String report = done(enter(officer, "PG1.1.2", "1", "1.234", ""));
        assertThat(value("PG1.1.2", "2025-Q1", "quarter")).startsWith("[");
        assertThat(enter(officer, "PG1.1.2", "1", "7", "").statusCode()).as("one waits").isEqualTo(422);
        decide(officer, report, "approved", "", 403);
        decide(head, report, "returned", "", 422);
        assertThat(head.get(report).body()).contains("1.234 adet", "geç bildirildi", "Aylık çizelge");
        decide(head, report, "approved", "", 303);
        decide(head, report, "approved", "", 409);
        head.get(DESK);
        assertThat(value("PG1.1.2", "2025-Q1", "quarter")).isEqualTo("1234[\"late\"]");
        assertThat(value("PG1.1.2", "2025", "cumulative")).startsWith("142448[");
        assertThat(enter(officer, "PG1.1.2", "1", "1.230", "").body()).contains("gerekçesini yazın");
        String correction = done(enter(officer, "PG1.1.2", "1", "1.230", "Dört kayıt iki kez sayılmış"));
        decide(head, correction, "approved", "", 303);
        head.get(DESK);
        assertThat(value("PG1.1.2", "2025-Q1", "quarter")).contains("1230", "corrected");
        JsonNode acts = told("/api/indicators/PG1.1.2/acts?period=2025-Q1").at("/acts");
        assertThat(acts).hasSize(2);
        assertThat(acts.get(0).at("/corrects")).isEqualTo(acts.get(1).at("/act"));
        Act act = transactions.as(RowIdentity.SYSTEM, () -> journal.find(UUID.fromString(acts.get(0)
            .at("/act").asString())).orElseThrow());
        assertThat(act.type()).isEqualTo("indicator.approved");
        assertThat(act.basis()).containsExactly("5018/9/6");
        assertThat(act.actor().post()).isEqualTo("foreigners-head");
        assertThat(act.body()).containsKeys("proposal", "proposed-by", "evidence", "source");
        String page = new Browser(port).get("/tr/plan/PG1.1.2?period=2025-Q1").body();
        assertThat(page).contains("1.230", "<svg", "düzeltildi", act.id().toString()).doesNotContain(
            "Aylık çizelge");
        assertThat(transactions.as(RowIdentity.SYSTEM, () -> reconciliation.reconcile().wrong())).isEmpty();
    }

    @Test
    void whatIsReturnedOrTakenBackChangesNothing() {
        Browser officer = browser("plan-officer");
        String first = done(enter(officer, "PG1.2.2", "2", "9", ""));
        decide(officer, first, "taken-back", "", 303);
        String second = done(enter(officer, "PG1.2.2", "2", "9", ""));
        decide(browser("unit-head"), second, "returned", "Tutanakta 8 yazıyor.", 303);
        assertThat(officer.get(second).body()).contains("Tutanakta 8 yazıyor.");
        assertThat(value("PG1.2.2", "2025-Q2", "quarter")).startsWith("[");
        assertThat(told("/api/indicators/PG1.2.2/acts").at("/acts")).isEmpty();
    }

    @Test
    void aFileIsTakenWholeOrNotAtAll() {
        Browser officer = browser("plan-officer");
        String head = "indicator,organ,year,quarter,value,unit,why\n";
        HttpResponse<String> wrong = officer.upload(DESK, DESK + "/file", (head
            + "PG1.1.3,,2025,1,3,adet,\nPG1.3.2,,2025,1,\"1.234,56\",adet,\n")
            .getBytes(StandardCharsets.UTF_8),
            "source", "Form 3");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("<td class=\"govuk-table__cell\">3</td>", "1.234,56 biçiminde");
        String report = done(officer.upload(DESK, DESK + "/file", (head
            + "PG1.1.3,,2025,1,3,adet,\nPG1.1.3,,2025,2,0,adet,\n")
            .getBytes(StandardCharsets.UTF_8), "source",
            "Form 3"));
        decide(browser("unit-head"), report, "approved", "", 303);
        assertThat(officer.get(report).body()).contains("onayla");
        browser("unit-head").get(DESK);
        assertThat(value("PG1.1.3", "2025-Q2", "quarter")).startsWith("0[");
        assertThat(value("PG1.1.3", "2025", "year")).startsWith("3[").contains("missing");
    }

    @Test
    void whoeverIsNotConcernedSeesAndReportsNothing() {
        assertThat(browser("director").get(DESK).statusCode()).isEqualTo(403);
        Browser head = browser("unit-head");
        assertThat(head.get(DESK + "/PG1.1.2").statusCode()).as("approves only").isEqualTo(403);
        assertThat(browser("plan-officer").get(DESK + "/PG2.2.1").statusCode()).as("another unit's")
            .isEqualTo(404);
        assertThat(browser("planner").get(DESK + "/PG2.2.1").statusCode()).as("coordinates").isEqualTo(200);
    }

    @Test
    void theValuesCanBeTakenAwayAsCsvJsonAndXlsx() throws IOException {
        Browser anybody = new Browser(port);
        String page = "/tr/plan/PG1.2.1";
        String csv = anybody.get(page + "/values?as=csv").body();
        assertThat(csv.lines().toList().getFirst())
            .contains("indicator,title,unit,kind,period,time,organ,value");
        assertThat(csv).contains("cumulative,,1989171,");
        assertThat(anybody.get(page + "/values?as=xml").statusCode()).isEqualTo(400);
        assertThat(JsonMapper.builder().build().readTree(anybody.get(page + "/values?as=json").body()))
            .hasSizeGreaterThan(10);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes(page
                + "/values?as=xlsx")))) {
            assertThat(book.getSheet("PG1.2.1").getRow(0).getCell(7).getStringCellValue())
                .isEqualTo("value");
            assertThat(numbers(book)).contains(1_989_171d);
        }
        assertThat(told("/api/indicators")).hasSizeGreaterThan(50);
        assertThat(anybody.get("/api/indicators/PG1.2.1/acts?period=2026-Q9").statusCode()).isEqualTo(400);
        assertThat(anybody.get("/api/indicators/none").statusCode()).isEqualTo(404);
    }

    private byte[] bytes(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Double> numbers(XSSFWorkbook book) {
        List<Double> numbers = new ArrayList<>();
        book.getSheetAt(0).forEach(row -> {
            var cell = Objects.requireNonNull(row.getCell(7));
            if (cell.getCellType() == org.apache.poi.ss.usermodel.CellType.NUMERIC) {
                numbers.add(cell.getNumericCellValue());
            }
        });
        return numbers;
    }
}
