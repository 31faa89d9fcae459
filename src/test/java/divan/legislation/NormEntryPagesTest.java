package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.demo.World;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages on which officials enter, approve and end norms, without scripts. */
@World
class NormEntryPagesTest {
    private static final byte[] NOTHING = new byte[0];
    @Autowired
    private ApplicationContext program;
    @LocalServerPort
    private int port;

    @BeforeEach
    void open() {
        new LawOffice(program);
    }

    private Browser browser(String person) {
        return Browser.signedIn(port, person);
    }

    private static String[] typed(String title, String text, String step) {
        return new String[] {"kind", "directive", "title", title, "from-day", "1", "from-month", "11",
            "from-year", "2026", "rests_on", "6458/121", "text", text, "step", step};
    }

    private static String place(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void aTextIsCheckedThenProposedThenApprovedAndPublic() {
        Browser officer = browser("legislation-officer");
        Browser anybody = new Browser(port);
        HttpResponse<String> checked = officer.upload("/tr/law/norms/new", "/tr/law/norms", NOTHING,
            typed("Sayfa Yönergesi", LawOffice.text(), "check"));
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body()).contains("3 madde, 3 fıkra").contains("Metinde bulgu yok.");
        String draft = place(officer.upload("/tr/law/norms/new", "/tr/law/norms",
            LawOffice.text().getBytes(StandardCharsets.UTF_8), typed("Sayfa Yönergesi", "", "propose")));
        assertThat(anybody.get("/tr/law/organ/90000002").body()).doesNotContain("Sayfa Yönergesi");
        assertThat(anybody.get(draft).statusCode()).as("to the sign-in").isEqualTo(302);
        assertThat(officer.get(draft).body()).contains("Bunu siz önerdiniz").doesNotContain("Onayla<");
        Browser president = browser("migration-president");
        assertThat(president.submit(draft, draft + "/decision", "verdict", "returned").statusCode())
            .isEqualTo(422);
        assertThat(place(president.submit(draft, draft + "/decision", "verdict", "approved")))
            .isEqualTo(draft);
        assertThat(anybody.get("/tr/law/organ/90000002").body()).contains("Sayfa Yönergesi");
    }

    @Test
    void whatIsWrongWithATextStandsOnThePageByLineAndTheWordsStay() {
        Browser officer = browser("legislation-officer");
        HttpResponse<String> wrong = officer.upload("/tr/law/norms/new", "/tr/law/norms",
            LawOffice.text().replace("MADDE 2", "MADDE 1").getBytes(StandardCharsets.UTF_8),
            typed("Bozuk <Yönerge>", "", "propose"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("1. madde iki kez var; ilki 1. satırda.").contains("MADDE 3")
            .contains("Bozuk &lt;Yönerge").doesNotContain("<Yönerge>");
        assertThat(officer.upload("/tr/law/norms/new", "/tr/law/norms",
            LawOffice.text().getBytes(Charset.forName("windows-1254")), typed("Eski", "", "check")).body())
            .contains("Windows-1254 gibi görünüyor");
    }

    @Test
    void whoHasNoSuchPostEntersNothing() {
        assertThat(browser("director").get("/tr/law/norms").statusCode()).isEqualTo(403);
        assertThat(browser("migration-president").get("/tr/law/norms/new").statusCode()).isEqualTo(403);
        assertThat(browser("director").upload("/tr/desk", "/tr/law/norms", NOTHING,
            typed("Sızma", LawOffice.text(), "propose")).statusCode()).isEqualTo(403);
        assertThat(new Browser(port).get("/tr/law/norms").statusCode()).as("to the sign-in").isEqualTo(302);
    }

    @Test
    void anInternalNormIsOnTheOrgansPageForItsOfficialsOnly() {
        LawOffice office = new LawOffice(program);
        office.approved("internal", "yes", "title", "Dahilî Sayfa Talimatı", "kind", "instruction");
        assertThat(browser("planner").get("/tr/law/organ/90000002").body())
            .contains("Dahilî Sayfa Talimatı").contains("kurum içi");
        assertThat(new Browser(port).get("/tr/law/organ/90000002").body())
            .doesNotContain("Dahilî Sayfa Talimatı");
    }

    @Test
    void anEndingIsProposedOnItsOwnPage() {
        LawOffice office = new LawOffice(program);
        String id = office.approved();
        Browser officer = browser("legislation-officer");
        String page = "/tr/law/norms/ending/" + id;
        assertThat(officer.submit(page, page, "last-day", "31", "last-month", "2", "last-year", "2027",
            "reason", "Yeni").statusCode()).isEqualTo(422);
        String draft = place(officer.submit(page, page, "last-day", "28", "last-month", "2", "last-year",
            "2027", "reason", "Yenisi çıkarıldı."));
        assertThat(officer.get(draft).body()).contains("Yürürlükten kaldırma").contains("28.02.2027");
        assertThat(officer.get("/tr/law/norms/ending/6458").statusCode()).isEqualTo(404);
    }
}
