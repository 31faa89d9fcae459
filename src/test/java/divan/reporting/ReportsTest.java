package divan.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.documents.PdfCheck;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sections of a report are written by one official, approved by another, and stand in every file. */
@World
class ReportsTest {
    private static final String YEAR = "/tr/desk/reports/2024";
    private static final String ORGAN = "90000002";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Reports reports;
    @Autowired
    private ReportReconciliation reconciliation;
    @Autowired
    private Transactions transactions;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    @BeforeEach
    void open() {
        Bureau.opened(program);
    }

    private Browser browser(String person) {
        Browser browser = new Browser(port);
        assertThat(browser.submit("/tr/sign-in", "/sign-in/demo", "person", person).statusCode())
            .isEqualTo(303);
        return browser;
    }

    private String waiting(String section) {
        return reports.waiting(ORGAN, 2024, section).orElseThrow().act().toString();
    }

    private static HttpResponse<String> write(Browser by, String section, String turkish, String english) {
        String page = YEAR + "/sections/" + section;
        return by.submit(page, page, "turkish", turkish, "english", english);
    }

    private HttpResponse<String> decide(Browser by, String section, String verdict, String answer) {
        String page = YEAR + "/sections/" + section;
        return by.submit(page, page + "/decision", "proposal", waiting(section), "verdict", verdict, "answer",
            answer);
    }

    private boolean says(String lang, String words) {
        return new ReportFiles(reports.draw(ORGAN, 2024, lang)).html().contains(words);
    }

    @Test
    void whatIsWrittenStandsOnceAnotherApproves() throws Exception {
        Browser officer = browser("budget-officer");
        Browser president = browser("migration-president");
        assertThat(officer.get("/tr/desk").body()).contains("/tr/desk/reports");
        assertThat(officer.get("/tr/desk/reports").body()).contains(YEAR);
        assertThat(officer.get(YEAR).body()).contains(YEAR + "/sections/foreword", "Metin yazılmadı.",
            "PG4.1.1", "55.1799");
        assertThat(write(officer, "foreword", " ", "").statusCode()).isEqualTo(422);
        assertThat(write(officer, "foreword", "Bu yıl <çok> çalıştık.\nTeşekkürler.", "We worked hard.")
            .statusCode()).isEqualTo(303);
        assertThat(says("tr", "çalıştık")).as("nothing before the approval").isFalse();
        assertThat(write(officer, "foreword", "Başka", "").statusCode()).as("one waits").isEqualTo(409);
        assertThat(decide(officer, "foreword", "approved", "").statusCode()).as("one's own").isEqualTo(403);
        assertThat(decide(president, "foreword", "returned", "").statusCode()).isEqualTo(422);
        assertThat(decide(president, "foreword", "approved", "").statusCode()).isEqualTo(303);
        assertThat(says("tr", "<p class=\"prose\">Bu yıl &lt;çok> çalıştık.</p>")
            || says("tr", "<p class=\"prose\">Bu yıl &lt;çok&gt; çalıştık.</p>")).isTrue();
        assertThat(says("tr", "<p class=\"prose\">Teşekkürler.</p>")).isTrue();
        assertThat(says("en", "We worked hard.")).isTrue();
        filesAreTakenAlong(president);
        aReturnedTextChangesNothing(officer, president);
        whatIsStoredFollowsFromActs();
    }

    private void filesAreTakenAlong(Browser president) throws Exception {
        PdfCheck.assertArchivalAndAccessible(president.download(YEAR, YEAR + "/files/pdf"));
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(
                president.download(YEAR, YEAR + "/files/docx")))) {
            assertThat(document.getParagraphs()).anyMatch(p -> p.getText().equals("Teşekkürler."));
        }
        assertThat(president.get(YEAR + "/files/html").body()).startsWith("<!DOCTYPE html>");
        assertThat(president.get(YEAR + "/files/csv").body()).contains("wrong-formula");
        assertThat(president.get(YEAR + "/files/exe").statusCode()).isEqualTo(404);
        assertThat(president.get("/tr/desk/reports/1999").statusCode()).isEqualTo(404);
        assertThat(president.get(YEAR + "/sections/annex.1").statusCode()).isEqualTo(404);
    }

    private void aReturnedTextChangesNothing(Browser officer, Browser president) {
        assertThat(write(officer, "IV.B", "Bambaşka", "").statusCode()).isEqualTo(303);
        assertThat(decide(president, "IV.B", "returned", "Ölçüye dayanmıyor.").statusCode()).isEqualTo(303);
        assertThat(says("tr", "Bambaşka")).isFalse();
        assertThat(officer.get(YEAR + "/sections/IV.B").body()).contains("Ölçüye dayanmıyor.");
    }

    private void whatIsStoredFollowsFromActs() {
        assertThat(wrong()).isZero();
        answered("başka");
        assertThat(wrong()).isEqualTo(1);
        answered("");
        assertThat(wrong()).isZero();
    }

    /** Past the program, which only ever writes an answer once. */
    private void answered(String answer) {
        transactions.run(RowIdentity.SYSTEM, () -> {
            jdbc.sql("update reporting.section_text set answer = :answer where section = 'foreword'")
                .param("answer", answer).update();
        });
    }

    private int wrong() {
        return transactions.as(RowIdentity.SYSTEM, () -> reconciliation.reconcile().wrong().size());
    }

    @Test
    void whoHasNotTheFunctionSeesNothing() {
        Browser other = browser("legislation-officer");
        assertThat(other.get(YEAR).statusCode()).isEqualTo(403);
        assertThat(other.get(YEAR + "/files/pdf").statusCode()).isEqualTo(403);
    }
}
