package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Turkish;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Somebody asks for international protection at the counter (6458/65/1), is registered, heard and given a
 * status by two officials; in Arabic they see that something happened and never what they said.
 */
@ExtendWith(World.Setting.class)
class ProtectionIT {
    private static final String NUMBER = "99000000738";
    private static final String SAID = "Ailesi tehdit edildi; köyünü anlattı.";
    private final World world;
    private final LocalDate today = LocalDate.now(Turkish.ZONE);

    ProtectionIT(World world) {
        this.world = world;
    }

    @Test
    void anApplicationIsRegisteredHeardAndDecidedUnderItsClocks() {
        try (Visitor alone = world.visitor("ar"); Visitor desk = world.visitor("tr");
                Visitor director = world.visitor("tr")) {
            notFromHome(alone);
            String no = file(desk);
            register(desk, no);
            hear(desk);
            propose(desk);
            director.signIn("director").open("/cases/" + no).press("Kararı ver");
            assertThat(director.text()).contains("Şartlı mülteci", "6458/62/1");
            desk.open("/cases/" + no).choose("manner", "hand").date("served-on", today)
                .press("Tebliği kaydet");
            assertThat(desk.text()).contains("Karar tebliğ edildi");
            seenInArabic(alone, no);
        }
    }

    /** By whoever asks, in person: the page says where to go and offers no form. */
    private static void notFromHome(Visitor alone) {
        alone.open("/services/international-protection-application");
        assertThat(alone.page.locator("html").getAttribute("dir")).isEqualTo("rtl");
        assertThat(alone.text()).contains("يُقدَّم هذا الطلب شخصيًا");
        assertThat(alone.page.locator("main form[action*='applications']").count()).isZero();
    }

    private String file(Visitor desk) {
        desk.signIn("official").open("/counter").write("number", NUMBER).write("name", "Leila Taslak")
            .choose("document", "passport").write("document-number", "X0000001")
            .choose("service", "international-protection-application").press("Başvuruya başla");
        desk.page.locator("main a.govuk-button").click();
        desk.looked();
        answer(desk.choose("papers", "passport"));
        answer(desk.choose("alone-under-age", "no").choose("special-need", "no").choose("interpreter", "no"));
        answer(desk.choose("for-family", "no"));
        answer(desk.write("why", "Köyüme gelenler ailemi tehdit etti; dönersem beni de bulurlar.")
            .choose("in-europe", "no"));
        answer(desk.date("entered-on", today.minusDays(9)).choose("entry", "regular")
            .write("route", "Uçakla İstanbul’a, oradan otobüsle Ankara’ya."));
        answer(desk.choose("before-here", "no").choose("elsewhere", "no"));
        desk.choose("declaration", "yes").choose("signed", "yes");
        desk.page.locator("main form[action$='/filing'] button").click();
        desk.page.waitForSelector("#follow-code");
        return desk.page.locator("main dd strong").first().innerText();
    }

    private static void answer(Visitor desk) {
        desk.press("Devam et");
        assertThat(desk.errors()).isEmpty();
    }

    /** Not without what 69 and 70 ask for, nor with an interview after thirty days (75/1). */
    private void register(Visitor desk, String no) {
        desk.open("/cases/" + no).press("Kaydet");
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.errors()).hasSizeGreaterThanOrEqualTo(5);
        desk.choose("identity", "documents").write("documents-kept", "Pasaport").choose("health-check", "no")
            .choose("informed", "yes").choose("accelerated", "no").write("interview-place", "İl müdürlüğü")
            .date("interview-on", today.plusDays(31)).press("Kaydet");
        assertThat(desk.errors()).hasSize(1);
        desk.date("interview-on", today.plusDays(14)).press("Kaydet");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.text()).contains("Belgelere göre");
    }

    private void hear(Visitor desk) {
        desk.choose("attendance", "held").date("held-on", today).write("statement", SAID)
            .choose("copy-given", "yes").choose("interpreted", "no").choose("more", "no").press("Kaydet");
        assertThat(desk.errors()).isEmpty();
        assertThat(desk.text()).contains(SAID);
    }

    private static void propose(Visitor desk) {
        new Proposal(desk).judge();
        desk.choose("judgements.cooperated", "yes").choose("judgements.fear-founded", "yes")
            .choose("judgements.ground-of-convention", "yes").choose("judgements.country-information", "yes");
        new Proposal(desk).weigh("Ülkede silahlı grupların baskısı sürüyor; tehdit kendisine yönelik.");
        desk.choose("outcome", "grant").choose("basis", "6458/62/1")
            .write("reason", "Toplumsal gruba mensubiyetten doğan korkusu haklıdır.").press("Teklif et");
        assertThat(desk.errors()).isEmpty();
        assertThat(desk.text()).contains("Karar bekliyor");
    }

    private static void seenInArabic(Visitor leila, String no) {
        leila.signIn("leila").open("/cases/" + no);
        assertThat(leila.text()).contains("مُنحت الحماية", "سُجّل طلبك").doesNotContain(SAID);
        leila.awaitSealed(3);
    }
}
