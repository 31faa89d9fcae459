package divan.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import divan.access.Browser;
import divan.casework.Bureau;
import divan.database.RowIdentity;
import divan.database.Transactions;
import divan.demo.World;
import divan.journal.Act;
import divan.journal.Journal;
import divan.legislation.LawIntake.Brought;
import divan.legislation.LawIntake.Checked;
import divan.web.Caller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages on which one official brings a law's text and another approves it, without scripts. */
@World
class LawIntakePagesTest {
    private static final byte[] NOTHING = new byte[0];
    private static final Path OURS = Path.of("src/test/resources/laws/9901-ornek/metin.md");
    private static final AtomicInteger NUMBER = new AtomicInteger(9960);
    @Autowired
    private ApplicationContext program;
    @Autowired
    private LawIntake intake;
    @Autowired
    private Consolidation consolidation;
    @Autowired
    private Journal journal;
    @Autowired
    private Transactions transactions;
    @LocalServerPort
    private int port;
    private Caller officer;
    private String number = "";

    @BeforeEach
    void open() {
        officer = Bureau.opened(program).official("legislation-officer");
        number = String.valueOf(NUMBER.incrementAndGet());
    }

    private String source() throws IOException {
        return Files.readString(OURS).replace("Kanun Numarası : 9901", "Kanun Numarası : " + number)
            .replace("Kabul Tarihi : 4/4/2013", "Kabul Tarihi : 4/4/2013\n\nYayımlandığı Resmî Gazete : "
                + "Tarih : 11/4/2013 Sayı : 99001");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Browser browser(String person) {
        return Browser.signedIn(port, person);
    }

    private static String[] typed(String day) {
        LocalDate since = LocalDate.parse(day);
        return new String[] {"since-day", "" + since.getDayOfMonth(), "since-month", "" + since
            .getMonthValue(), "since-year", "" + since.getYear(), "reason", "Resmî kaynaktan alındı."};
    }

    private static HttpResponse<String> bring(Browser browser, byte[] text, String day) {
        return browser.upload("/tr/desk/laws", "/tr/desk/laws", text, typed(day));
    }

    private static String place(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void aTextIsCheckedProposedApprovedByAnotherAndOnlyThenLaw() throws IOException {
        Browser bringer = browser("legislation-officer");
        Browser president = browser("migration-president");
        Browser anybody = new Browser(port);
        String draft = place(bring(bringer, utf8(source()), "2026-11-01"));
        assertThat(bringer.get(draft).body()).contains("ÖRNEK BAHÇE KANUNU", "denetlendi, önerilmedi",
            "6 madde, 1 harfli madde, 1 ek madde, 1 geçici madde", "Bu kanunun ilk metni olacak.",
            "Kanunun tümü 11.04.2013 günü yürürlüğe girdi.", "12. madde anılıyor ama bu metinde yok.");
        assertThat(president.get(draft).statusCode()).as("seen by whoever brought it").isEqualTo(404);
        assertThat(place(bringer.submit(draft, draft + "/proposal"))).isEqualTo(draft);
        assertThat(anybody.get("/tr/law/" + number).statusCode()).isEqualTo(404);
        assertThat(bringer.get(draft).body()).contains("Bunu siz önerdiniz").doesNotContain("Onayla ve");
        assertThat(president.get("/tr/desk/laws").body()).contains(draft);
        assertThat(bringer.submit(draft, draft + "/decision", "verdict", "approved").statusCode())
            .isEqualTo(403);
        assertThat(president.submit(draft, draft + "/decision", "verdict", "returned").statusCode())
            .isEqualTo(422);
        assertThat(place(president.submit(draft, draft + "/decision", "verdict", "approved")))
            .isEqualTo(draft);
        assertThat(anybody.get("/tr/law/" + number).body()).contains("ÖRNEK BAHÇE KANUNU", "11.04.2013");
        LawVersion version = consolidation.on(number, LocalDate.of(2026, 11, 22)).orElseThrow();
        assertThat(version.since()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(version.gazette()).isEqualTo("2013-04-11/99001");
        Act act = transactions.as(RowIdentity.SYSTEM, () -> journal.find(version.act()).orElseThrow());
        assertThat(act.type()).isEqualTo("law.imported");
        assertThat(act.actor().post()).isEqualTo("migration-president");
        assertThat(act.body()).containsEntry("proposed-by", officer.person().toString());
        assertThat(president.submit(draft, draft + "/decision", "verdict", "returned", "reason",
            "Geç kaldı.").statusCode()).isEqualTo(409);
    }

    private void isRefused(byte[] text, String... reasons) {
        Browser bringer = browser("legislation-officer");
        HttpResponse<String> answer = bring(bringer, text, "2026-11-01");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(reasons);
        assertThat(new Browser(port).get("/tr/law/" + number).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsBadIsRefusedWithPlaceAndReason() throws IOException {
        isRefused(source().getBytes(Charset.forName("windows-1254")), "Windows-1254 gibi görünüyor");
        isRefused(utf8(source().replace("MADDE\n2-", "MADDE\n1-")),
            "1. madde iki kez var; ilki 24. satırda.", ">35<");
        isRefused(utf8(source().replace("MADDE\n2-", "MADDE\n7-")), "numaralı madde eksik");
        isRefused(utf8("Foo bar (1/1/2001 ek) 5 inci\n\n".repeat(340_000)), "Hiç madde bulunamadı.",
            "Kanunun numarası ne metinde ne üstveride var.");
        isRefused(new byte[] {'M', 0, 'x'}, "bu bir metin dosyası değil");
        isRefused(NOTHING, "Kanunun metnini seçin.");
        HttpResponse<String> day = browser("legislation-officer").upload("/tr/desk/laws", "/tr/desk/laws",
            utf8(source()), "since-day", "31", "since-month", "2", "since-year", "2026", "reason", "x");
        assertThat(day.statusCode()).isEqualTo(422);
        assertThat(day.body()).contains("Metnin geçerli olacağı günü yazın", "Gerekçe 3 ile 1000",
            "value=\"31\"", "6 madde, 1 harfli madde");
    }

    private Checked check(String facts) throws IOException {
        return intake.check(officer, new Brought(utf8(source()), utf8(facts), LocalDate.of(2026, 11, 1),
            "Resmî kaynaktan."));
    }

    @Test
    void factsAreReadBesideTheTextAndMustAgreeWithIt() throws IOException {
        Checked good = check("{\"law_number\": \"" + number + "\", \"title\": \"BAHÇE KANUNU\"}");
        assertThat(good.violations()).isEmpty();
        assertThat(intake.open(officer, good.draft()).title()).isEqualTo("BAHÇE KANUNU");
        assertThat(check("{\"law_number\": \"1\"}").file().flaws()).extracting(flaw -> flaw.code())
            .contains("other-number");
        Checked broken = check("{\"law_number\":\n nope}");
        assertThat(broken.draft()).isNull();
        assertThat(broken.file().flaws()).anyMatch(flaw -> flaw.code().equals("not-json")
            && flaw.line() == 2 && flaw.file().equals("ustveri.json"));
    }

    @Test
    void aNewerTextFollowsTheOneBeforeAndOneProposalOfALawIsOpenAtATime() throws IOException {
        Browser bringer = browser("legislation-officer");
        Browser president = browser("migration-president");
        String first = place(bring(bringer, utf8(source()), "2026-11-01"));
        String other = place(bring(bringer, utf8(source() + "\n"), "2026-11-01"));
        place(bringer.submit(first, first + "/proposal"));
        assertThat(bringer.submit(other, other + "/proposal").statusCode()).isEqualTo(409);
        place(president.submit(first, first + "/decision", "verdict", "approved"));
        assertThat(bring(bringer, utf8(source()), "2026-11-20").body()).contains("son metni zaten bu");
        String changed = source().replace("Gece sulaması", "Gece ve gündüz sulaması");
        assertThat(bring(bringer, utf8(changed), "2026-10-31").body())
            .contains("yenisi daha önceden başlayamaz");
        String second = place(bring(bringer, utf8(changed), "2026-11-20"));
        assertThat(bringer.get(second).body()).contains("01.11.2026 gününden beri geçerli 1. metnin yerine");
        place(bringer.submit(second, second + "/proposal"));
        place(bringer.submit(second, second + "/decision", "verdict", "taken-back"));
        assertThat(consolidation.on(number, LocalDate.of(2026, 12, 1)).orElseThrow().version()).isOne();
        assertThat(president.submit(second, second + "/decision", "verdict", "approved").statusCode())
            .as("what was taken back is decided").isEqualTo(409);
    }

    @Test
    void whoHasNoSuchPostBringsNothing() {
        assertThat(browser("director").get("/tr/desk/laws").statusCode()).isEqualTo(403);
        assertThat(bring(browser("migration-president"), NOTHING, "2026-11-01").statusCode()).isEqualTo(403);
        assertThat(new Browser(port).get("/tr/desk/laws").statusCode()).as("to the sign-in").isEqualTo(302);
    }
}
