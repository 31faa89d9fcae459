package divan.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organ declares what no law says of its services, and a second official approves. */
@World
class DeclarationPagesTest {
    @Autowired
    private ApplicationContext program;
    @Autowired
    private Inventory inventory;
    @Autowired
    private Declarations declarations;
    @Autowired
    private DeclarationRows rows;
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

    private String[] figures(String average, String yearly) {
        return new String[] {"average", average, "unit", "days", "yearly", yearly, "year", "2025", "place",
            "İl müdürlüğü, 1. gişe", "contact", "0312 000 00 00", "reason", "2025 faaliyet raporu"};
    }

    private JsonNode told(String service) {
        return JsonMapper.builder().build().readTree(new Browser(port).get("/api/services/" + service)
            .body());
    }

    private String waiting(String service) {
        return declarations.waiting(service).orElseThrow().act().toString();
    }

    private static void isDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    @Test
    void whatIsDeclaredAndApprovedByAnotherStandsBesideWhatIsMeasured() {
        String service = "residence-permit-extension";
        String page = "/tr/desk/services/" + service;
        Browser officer = browser("legislation-officer");
        Browser president = browser("migration-president");
        assertThat(officer.get("/tr/desk/services").body()).contains(page, "Bildirilen ortalama süre",
            "Ölçülen süre (son 12 ay)");
        isDone(officer.submit(page, page, figures("21", "1.234")));
        assertThat(told(service).at("/declared").isNull()).as("nothing before the approval").isTrue();
        assertThat(officer.submit(page, page, figures("22", "1")).statusCode()).as("one waits")
            .isEqualTo(409);
        String proposal = waiting(service);
        assertThat(officer.submit(page, page + "/decision", "proposal", proposal, "verdict", "approved")
            .statusCode()).isEqualTo(403);
        assertThat(president.get(page).body()).contains("21 gün", "1.234 (2025)", "İl müdürlüğü, 1. gişe");
        assertThat(president.submit(page, page + "/decision", "proposal", proposal, "verdict", "returned")
            .statusCode()).isEqualTo(422);
        isDone(president.submit(page, page + "/decision", "proposal", proposal, "verdict", "approved"));
        JsonNode told = told(service);
        assertThat(told.at("/average/value").asInt()).isEqualTo(21);
        assertThat(told.at("/average/confirmed").asBoolean()).isTrue();
        assertThat(told.at("/yearly/value").asInt()).isEqualTo(1234);
        assertThat(told.at("/declared/by").asString()).isEqualTo("90000002");
        assertThat(told.at("/declared/place").asString()).isEqualTo("İl müdürlüğü, 1. gişe");
        Browser anybody = new Browser(port);
        assertThat(anybody.get("/tr/services/" + service).body()).contains("21 gün", "1.234 (2025)",
            "0312 000 00 00", "90000002 numaralı kurum bildirdi");
        assertThat(anybody.get("/tr/organs/90000002/services/inventory").body()).contains("21 gün",
            "İl müdürlüğü, 1. gişe");
        Act act = transactions.as(RowIdentity.SYSTEM, () -> journal.find(java.util.UUID.fromString(
            told.at("/declared/act").asString())).orElseThrow());
        assertThat(act.type()).isEqualTo("service.declared");
        assertThat(act.actor().post()).isEqualTo("migration-president");
        assertThat(act.body()).containsEntry("proposal", proposal).containsEntry("yearly", "1234");
        inventory.declare(java.util.List.of());
        declarations.read();
        assertThat(inventory.service(service).orElseThrow().yearly().value()).as("after a start")
            .isEqualTo(1234);
    }

    @Test
    void aDeclarationThatIsTakenBackOrReturnedChangesNothing() {
        String service = "register-correction";
        String page = "/tr/desk/services/" + service;
        PublicService before = inventory.service(service).orElseThrow();
        Browser officer = browser("legislation-officer");
        isDone(officer.submit(page, page, figures("5", "7")));
        isDone(officer.submit(page, page + "/decision", "proposal", waiting(service), "verdict",
            "taken-back"));
        isDone(officer.submit(page, page, figures("6", "8")));
        isDone(browser("migration-president").submit(page, page + "/decision", "proposal", waiting(service),
            "verdict", "returned", "answer", "Rapor 2024 yılına ait."));
        assertThat(inventory.service(service)).contains(before);
        assertThat(officer.get(page).body()).contains("Rapor 2024 yılına ait.", "geri gönderildi",
            "geri alındı");
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhoDoesNotAnswerForAServiceDeclaresNothing() {
        String page = "/tr/desk/services/register-correction";
        Browser officer = browser("legislation-officer");
        HttpResponse<String> wrong = officer.submit(page, page, "average", "iki", "yearly", "1,5", "place",
            "x".repeat(301), "reason", "");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("#f-average", "#f-yearly", "#f-place", "#f-reason",
            "value=\"iki\"");
        assertThat(officer.submit(page, page, "average", "2", "yearly", "5", "reason", "Rapor").body())
            .contains("Sürenin birimini seçin", "Sayının yılını yazın");
        assertThat(officer.submit(page, page, "reason", "Rapor").body()).contains("En az bir bilgi yazın");
        assertThat(officer.get("/tr/desk/services/aid-collection-permit").statusCode())
            .as("another organ answers for it").isEqualTo(404);
        assertThat(browser("director").get("/tr/desk/services").statusCode()).isEqualTo(403);
        assertThat(browser("migration-president").submit(page, page, figures("1", "1")).statusCode())
            .isEqualTo(403);
        assertThat(transactions.as(RowIdentity.SYSTEM, rows::waiting)).isEmpty();
    }
}
