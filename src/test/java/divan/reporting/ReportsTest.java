package divan.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import divan.access.Browser;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.documents.PdfCheck;
import divan.journal.Act;
import divan.journal.Actor;
import divan.journal.Journal;
import divan.organisation.Organisation;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    private static final String WAITS = "onaylanmadığı için burada yer almıyor";

    @Autowired
    private ApplicationContext program;
    @Autowired
    private Reports reports;
    @Autowired
    private ReportReconciliation reconciliation;
    @Autowired
    private Journal journal;
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
        return Browser.signedIn(port, person);
    }

    private String waiting(String section) {
        return reports.of(ORGAN, 2024).stream().filter(text -> text.section().equals(section))
            .filter(SectionText::isOpen).findFirst().orElseThrow().act().toString();
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

    private String html(String lang) {
        return new ReportFiles(reports.draw(ORGAN, 2024, lang)).html();
    }

    @Test
    void whatAUnitWritesStandsOnceAnotherApproves() throws Exception {
        Browser officer = browser("plan-officer");
        Browser president = browser("migration-president");
        assertThat(officer.get("/tr/desk").body()).contains("/tr/desk/reports");
        assertThat(officer.get("/tr/desk/reports").body()).contains(YEAR);
        assertThat(officer.get(YEAR).body()).contains(YEAR + "/sections/foreword", "boş", "paketten",
            "PG4.1.1", "55.1799", "52 tanesi planın dosyalarından, 0 tanesi bilinmiyor");
        assertThat(write(officer, "foreword", " ", "").statusCode()).isEqualTo(422);
        assertThat(write(officer, "foreword", "x".repeat(8001), "").body()).contains("8.000");
        assertThat(write(officer, "foreword", "Bu yıl <çok> çalıştık.\nTeşekkürler.", "We worked hard.")
            .statusCode()).isEqualTo(303);
        whatWaitsIsNotPrintedAndThatIsSaid(officer, president);
        assertThat(decide(president, "foreword", "returned", "").statusCode()).isEqualTo(422);
        String waiting = waiting("foreword");
        assertThat(decide(president, "foreword", "approved", "").statusCode()).isEqualTo(303);
        assertThat(president.submit(YEAR + "/sections/foreword", YEAR + "/sections/foreword/decision",
            "proposal", waiting, "verdict", "returned", "answer", "geç").statusCode()).isEqualTo(409);
        assertThat(html("tr")).contains("<p class=\"prose\">Bu yıl &lt;çok&gt; çalıştık.</p>",
            "<p class=\"prose\">Teşekkürler.</p>").doesNotContain(WAITS);
        assertThat(html("en")).contains("We worked hard.");
        assertThat(president.get(YEAR).body()).contains("onaylandı");
        filesAreTakenAlong(president);
        aReturnedTextChangesNothing(officer, president);
        eachStepIsAnAct();
        whatIsStoredFollowsFromActs();
    }

    private void whatWaitsIsNotPrintedAndThatIsSaid(Browser officer, Browser president) {
        assertThat(html("tr")).doesNotContain("çalıştık").contains(WAITS);
        assertThat(president.get(YEAR).body()).contains("onay bekliyor");
        assertThat(write(officer, "foreword", "Başka", "").statusCode()).as("one waits").isEqualTo(409);
        assertThat(decide(officer, "foreword", "approved", "").statusCode()).as("one's own").isEqualTo(403);
        assertThat(decide(browser("budget-officer"), "foreword", "approved", "").statusCode())
            .as("without the function").isEqualTo(403);
    }

    private void filesAreTakenAlong(Browser president) throws Exception {
        PdfCheck.assertArchivalAndAccessible(president.bytes(YEAR + "/files/pdf"));
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(
                president.bytes(YEAR + "/files/docx")))) {
            assertThat(document.getParagraphs()).anyMatch(p -> p.getText().equals("Teşekkürler."));
        }
        assertThat(president.get(YEAR + "/files/html").body()).startsWith("<!DOCTYPE html>")
            .contains("Teşekkürler.");
        assertThat(president.get(YEAR + "/files/csv").body()).contains("wrong-formula");
        assertThat(president.get(YEAR + "/files/exe").statusCode()).isEqualTo(404);
        assertThat(president.get("/tr/desk/reports/1999").statusCode()).isEqualTo(404);
        assertThat(president.get(YEAR + "/sections/annex.1").statusCode()).isEqualTo(404);
    }

    private void aReturnedTextChangesNothing(Browser officer, Browser president) {
        String before = html("tr");
        assertThat(write(officer, "IV.B", "Bambaşka", "").statusCode()).isEqualTo(303);
        assertThat(decide(president, "IV.B", "returned", "Ölçüye dayanmıyor.").statusCode()).isEqualTo(303);
        assertThat(html("tr")).isEqualTo(before);
        assertThat(officer.get(YEAR + "/sections/IV.B").body()).contains("Ölçüye dayanmıyor.", "Bambaşka",
            "Göç İdaresi Başkanı");
        assertThat(officer.get(YEAR).body()).contains("geri gönderildi");
    }

    private void eachStepIsAnAct() {
        List<Act> acts = transactions.as(RowIdentity.SYSTEM, () -> journal.about(Organisation.subject(ORGAN)))
            .stream().filter(act -> act.type().startsWith("report.")).toList();
        assertThat(acts).extracting(Act::type).containsExactlyInAnyOrder("report.text-proposed",
            "report.text-approved", "report.text-proposed", "report.text-returned");
        assertThat(acts).allSatisfy(act -> assertThat(act.basis()).containsExactly("5018/41/1"));
    }

    private void whatIsStoredFollowsFromActs() {
        assertThat(wrong()).isZero();
        changed("answer = 'başka'");
        assertThat(wrong()).isEqualTo(1);
        changed("answer = ''");
        assertThat(wrong()).isZero();
        anActWithoutARowIsFound();
    }

    /** An act whose row is gone, also where its organ has no other; the transaction is rolled back. */
    private void anActWithoutARowIsFound() {
        assertThatThrownBy(() -> transactions.run(RowIdentity.SYSTEM, () -> {
            journal.append(Act.of(Instant.EPOCH, Actor.system(), "report.text-proposed", List.of(), List.of(),
                "activity-report", Map.of("organ", "99999999")));
            throw new IllegalStateException(String.valueOf(wrong()));
        })).hasMessage("1");
        assertThat(wrong()).isZero();
    }

    /** Past the program, which only ever writes an answer once. */
    private void changed(String what) {
        transactions.run(RowIdentity.SYSTEM, () -> {
            jdbc.sql("update reporting.section_text set " + what + " where section = 'foreword'").update();
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
