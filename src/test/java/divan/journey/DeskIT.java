package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import divan.kernel.Turkish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Officials at work with nothing but a keyboard: the desk, a case, a colleague, another organ, a correction.
 */
@ExtendWith(World.Setting.class)
class DeskIT {
    private static final String ISTANBUL = "92000034";
    private final World world;
    @TempDir
    Path folder;

    DeskIT(World world) {
        this.world = world;
    }

    @Test
    void aCaseIsTakenProposedDecidedAndCorrectedByKeyboardOnly() throws IOException {
        try (Visitor olena = world.visitor("tr"); Visitor official = world.visitor("tr");
                Visitor director = world.visitor("tr"); Visitor istanbul = world.visitor("tr")) {
            String no = file(olena);
            official.signIn("official");
            keptOut(no);
            find(official, no);
            take(official, no);
            ask(official, no);
            answer(istanbul, no);
            propose(official, no);
            decide(director, no);
            correct(director);
            olena.open("/cases/" + no);
            assertThat(olena.text()).doesNotContain("Aslı görüldü").doesNotContain("kayıtlı mıydı");
            olena.awaitSealed(3);
        }
    }

    /** The colleague is married to the applicant. */
    private void keptOut(String no) {
        try (Visitor spouse = world.visitor("en")) {
            spouse.signIn("colleague").open("/cases/" + no);
            assertThat(spouse.status()).isEqualTo(403);
            assertThat(spouse.text()).contains("relative of the applicant", "recorded");
        }
    }

    private String file(Visitor olena) throws IOException {
        olena.signIn("olena");
        Application application = new Application(olena, folder);
        application.begin();
        application.confirm();
        application.until(LocalDate.now(Turkish.ZONE).plusMonths(4));
        application.rest();
        application.declareAndFile();
        return olena.address().replaceFirst(".*/", "");
    }

    /** Tabs until this is focused, at most three hundred times, and sees that the focus shows. */
    private static void tabTo(Visitor visitor, Locator target) {
        for (int i = 0; i < 300; i++) {
            visitor.page.keyboard().press("Tab");
            if ((Boolean) target.evaluate("e => e === document.activeElement")) {
                String outline = (String) target.evaluate(
                    "e => { const s = getComputedStyle(e); const l = e.labels"
                    + " && e.labels[0] ? getComputedStyle(e.labels[0], '::before') : s;"
                    + " return s.outlineStyle + s.boxShadow + l.boxShadow + s.backgroundColor; }");
                assertThat(outline).isNotEqualTo("nonenonenonergba(0, 0, 0, 0)");
                return;
            }
        }
        throw new AssertionError("never reached by keyboard: " + target);
    }

    private static void enter(Visitor visitor, AriaRole role, String words) {
        Locator target = visitor.page.getByRole(role, new Page.GetByRoleOptions().setName(words)).first();
        tabTo(visitor, target);
        visitor.page.evaluate("() => { document.left = true; }");
        visitor.page.keyboard().press("Enter");
        visitor.page.waitForCondition(() -> isAnother(visitor.page));
        visitor.looked();
    }

    /** A key that was pressed waits for nothing: whether the page that it led to is there. */
    private static boolean isAnother(Page page) {
        try {
            return (Boolean) page.evaluate("() => !document.left && document.readyState === 'complete'");
        } catch (PlaywrightException onTheWay) {
            return false;
        }
    }

    private static void type(Visitor visitor, String field, String words) {
        tabTo(visitor, visitor.page.locator("[name='" + field + "']"));
        visitor.page.keyboard().press("Control+A");
        visitor.page.keyboard().type(words);
    }

    private static void find(Visitor official, String no) {
        type(official, "no", no);
        official.page.keyboard().press("Enter");
        official.page.waitForURL("**no=" + no + "*");
        official.looked();
        assertThat(official.page.locator("main tbody tr").count()).isEqualTo(1);
        assertThat(official.page.locator("main tbody").innerText()).contains("Kimsede değil", "gün var");
        enter(official, AriaRole.LINK, no);
        assertThat(official.text()).contains("Dosya kimseye verilmemiş");
    }

    private static void take(Visitor official, String no) {
        enter(official, AriaRole.LINK, "Dosyayı birine ver");
        enter(official, AriaRole.BUTTON, "Ver");
        assertThat(official.text()).contains("Dosya sizde");
        enter(official, AriaRole.LINK, "Not ekle");
        type(official, "note", "Aslı görüldü.");
        enter(official, AriaRole.BUTTON, "Notu kaydet");
        official.open("/cases/" + no);
        assertThat(official.page.locator(".dv-notes").first().innerText()).contains("Aslı görüldü.");
        official.page.setViewportSize(320, 800);
        assertThat(Look.overflow(official.page)).as("pixels of sideways scrolling at 320").isZero();
        official.page.setViewportSize(1280, 900);
    }

    private static void ask(Visitor official, String no) {
        enter(official, AriaRole.LINK, "Görüş iste");
        Locator organ = official.page.locator("#f-organ");
        tabTo(official, organ);
        for (int i = 0; i < 300 && !organ.inputValue().equals(ISTANBUL); i++) {
            official.page.keyboard().press("ArrowDown");
        }
        type(official, "question", "Başvuran ilinizde kayıtlı mıydı?");
        LocalDate due = LocalDate.now(Turkish.ZONE).plusDays(10);
        type(official, "due-day", "" + due.getDayOfMonth());
        type(official, "due-month", "" + due.getMonthValue());
        type(official, "due-year", "" + due.getYear());
        enter(official, AriaRole.BUTTON, "Görüşü iste");
        official.open("/cases/" + no);
        assertThat(official.text()).contains("Başvuran ilinizde kayıtlı mıydı?", "Bekleniyor");
    }

    private static void answer(Visitor istanbul, String no) {
        istanbul.signIn("official-istanbul");
        enter(istanbul, AriaRole.LINK, no + " sayılı dosya için görüş");
        type(istanbul, "answer", "İlimizde kaydı yoktur.");
        enter(istanbul, AriaRole.BUTTON, "Görüşü gönder");
        assertThat(istanbul.text()).contains("Görüş verildi");
        istanbul.open("/cases/" + no);
        assertThat(istanbul.status()).isEqualTo(404);
    }

    /** Judgements are many; what is shown here by keyboard is the prepared text and its gap. */
    private static void propose(Visitor official, String no) {
        official.open("/cases/" + no);
        assertThat(official.text()).contains("İlimizde kaydı yoktur.");
        Proposal proposal = new Proposal(official);
        proposal.judge();
        official.choose("outcome", "grant");
        enter(official, AriaRole.BUTTON, "Metni kullan");
        assertThat(official.page.locator("[name=reason]").inputValue()).contains("[…");
        enter(official, AriaRole.BUTTON, "Teklif et");
        assertThat(official.status()).isEqualTo(422);
        assertThat(official.errors()).anyMatch(e -> e.contains("doldurulmamış"));
        type(official, "reason", "Kalış amacı sürüyor, belgeler incelendi, şartlar sağlanıyor.");
        enter(official, AriaRole.BUTTON, "Teklif et");
        assertThat(official.text()).contains("Karar bekliyor");
    }

    private static void decide(Visitor director, String no) {
        director.signIn("director").open("/cases/" + no);
        assertThat(director.text()).contains("Vali, Ankara Valiliği")
            .doesNotContain("ankara-residence-permits");
        enter(director, AriaRole.BUTTON, "Kararı ver");
        assertThat(director.text()).contains("Uzatıldı");
    }

    private static void correct(Visitor director) {
        enter(director, AriaRole.LINK, "Yazım hatasını düzelt");
        type(director, "reason", "Kalış amacı sürüyor; belgeler incelendi, şartlar sağlanıyor.");
        type(director, "why", "Noktalama yanlıştı.");
        enter(director, AriaRole.BUTTON, "Düzelt");
        assertThat(director.text()).contains("Düzeltildi", "Yazılan:", "Doğrusu:", "Noktalama yanlıştı.");
    }
}
