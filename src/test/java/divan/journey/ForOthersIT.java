package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One lets another act for her, in Turkish; the other accepts and acts, in Arabic; nobody's browser runs
 * scripts.
 */
@ExtendWith(World.Setting.class)
class ForOthersIT {
    private static final String MANDATES = "/my/mandates";
    private final World world;

    ForOthersIT(World world) {
        this.world = world;
    }

    private Visitor plain(String language) {
        return world.visitor(language, new NewContextOptions().setViewportSize(1280, 900)
                .setJavaScriptEnabled(false));
    }

    private static void prove(Visitor visitor, String words) {
        visitor.open("/step-up").press(words);
    }

    @Test
    void aMandateIsGrantedInTurkishAndUsedInArabicWithoutScripts() {
        try (Visitor ada = plain("tr"); Visitor olena = plain("ar")) {
            ada.signIn("kktc");
            prove(ada, "İkinci adımı taklit et (DENEME)");
            ada.open("/my").follow("Temsil yetkileri");
            ada.press("Yetki ver");
            assertThat(ada.status()).isEqualTo(422);
            assertThat(ada.errors()).hasSize(3);
            ada.write("representative-number", "99000000288").write("representative-name", "Olena Numune")
                    .choose("services", "all").press("Yetki ver");
            assertThat(ada.text()).contains("Olena Numune", "Onay bekliyor");
            accept(olena);
            act(olena);
            ada.open(MANDATES).follow("Olena Numune");
            assertThat(ada.text()).contains("Temsil yetkisi kabul edildi", "Yetkiyi geri al");
            ada.open("/my/data");
            assertThat(ada.text()).contains("Olena Numune, temsilci olarak", "Başkası adına işlem");
            ada.open(MANDATES).follow("Olena Numune").press("Yetkiyi geri al");
            assertThat(ada.text()).contains("Sona erdi");
            olena.open("/my");
            assertThat(olena.page.locator(".dv-behalf").count()).as("gone from an open window").isZero();
        }
    }

    private static void accept(Visitor olena) {
        olena.signIn("olena");
        prove(olena, "محاكاة الخطوة الثانية (تجربة)");
        olena.open(MANDATES).follow("Ada Varsayım");
        olena.press("قبول");
        assertThat(olena.text()).contains("سارية");
    }

    private static void act(Visitor olena) {
        olena.open(MANDATES);
        olena.page.locator("form:has(input[name=mandate]) button").first().click();
        olena.looked();
        assertThat(olena.page.locator(".dv-behalf").innerText()).contains("Ada Varsayım");
        olena.open("/services/residence-permit-extension");
        assertThat(olena.page.locator(".dv-behalf").count()).as("on every page").isOne();
        olena.page.locator("form[action$='/drafts'] button").click();
        olena.looked();
        assertThat(olena.address()).contains("/drafts/");
        olena.page.locator("main a.govuk-button").click();
        olena.looked();
        assertThat(olena.text()).contains("Ada Varsayım");
        olena.open(MANDATES);
        assertThat(olena.status()).as("one's own page").isEqualTo(403);
        olena.open("/my");
        olena.press("العودة إلى العمل باسمي");
        assertThat(olena.page.locator(".dv-behalf").count()).isZero();
        olena.open(MANDATES);
        olena.page.locator("form:has(input[name=mandate]) button").first().click();
        olena.looked();
    }
}
