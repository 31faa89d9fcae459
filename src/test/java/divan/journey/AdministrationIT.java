package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Turkish;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two administrators at their pages, and a keeper of registers with files of organs; a test is a step. */
@ExtendWith(World.Setting.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdministrationIT {
    private static final String POST = "/admin/posts/kars-governor";
    private static final String DELEGATION = "Yetki devri";
    private final World world;
    private final LocalDate today = LocalDate.now(Turkish.ZONE);
    private Visitor first;
    private Visitor second;

    AdministrationIT(World world) {
        this.world = world;
    }

    @BeforeAll
    void begin() {
        first = world.visitor("tr").signIn("administrator").prove();
        second = world.visitor("tr").signIn("administrator-2").prove();
    }

    @AfterAll
    void end() {
        first.close();
        second.close();
    }

    /** Fills fields of one of the page's forms by their names, and sends it. */
    private static Visitor submitted(Visitor visitor, String form, String... fields) {
        String within = "form:has(input[name=type][value='" + form + "'])";
        for (int i = 0; i < fields.length; i += 2) {
            visitor.page.locator(within + " [name='" + fields[i] + "']").first().fill(fields[i + 1]);
        }
        visitor.page.waitForNavigation(visitor.page.locator(within + " button").first()::click);
        return visitor.looked();
    }

    private String proposal(Visitor visitor, String heading) {
        return visitor.page.locator(".dv-inset:has(h3:text('" + heading + "')) form").last()
            .getAttribute("action").replaceFirst("^/[a-z]{2}", "");
    }

    /** Decides the last proposal under this heading. */
    private static void decided(Visitor visitor, String heading, String button) {
        visitor.open("/admin");
        visitor.page.waitForNavigation(visitor.page.locator(".dv-inset:has(h3:text('" + heading + "'))")
            .last().locator("button:text-is('" + button + "')")::click);
        visitor.looked();
        assertThat(visitor.status()).isEqualTo(200);
    }

    private Visitor delegation(String... fields) {
        return submitted(first.open(POST), "delegation.given", fields);
    }

    @Test
    @Order(1)
    void whatIsMissingIsSaidBesideTheFieldsOfTheForm() {
        first.open("/admin").write("q", "kars").press("Ara");
        first.follow("kars-governor");
        assertThat(first.address()).isEqualTo("/tr" + POST);
        delegation("to-post", "kars-migration-officer", "last", today.minusDays(1).toString());
        assertThat(first.status()).isEqualTo(422);
        assertThat(first.errors()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(first.page.locator("#f-to-post").inputValue()).isEqualTo("kars-migration-officer");
    }

    @Test
    @Order(2)
    void anAdministratorProposesAndCannotApproveIt() {
        delegation("to-post", "kars-migration-officer", "function", "residence-permit.decide", "from",
            today.toString(), "last", today.plusDays(30).toString(), "signs-as-tr", "Vali a.", "basis",
            "5442/9-B", "reason", "Olur 2026/12");
        assertThat(first.address()).isEqualTo("/tr/admin");
        assertThat(first.text()).contains(DELEGATION, "Gerekçe: Olur 2026/12");
        var own = first.page.locator(".dv-inset:has(h3:text('" + DELEGATION + "'))").last();
        assertThat(own.locator("button").allInnerTexts()).containsExactly("Öneriyi geri al");
        Forms.post(first, proposal(first, DELEGATION), "verdict", "approve");
        assertThat(first.status()).isEqualTo(403);
        assertThat(first.open(POST).text()).doesNotContain("→ kars-migration-officer,");
    }

    @Test
    @Order(3)
    void aSecondOneApprovesAndTheDelegationCanBeSeenByAnybody() {
        decided(second, DELEGATION, "Onayla");
        assertThat(second.open(POST).text()).contains("kars-governor → kars-migration-officer");
        try (Visitor anybody = world.visitor("tr")) {
            anybody.open("/organs/91000036/signatories?function=residence-permit.decide");
            assertThat(anybody.text()).contains("5442/9-B");
        }
    }

    @Test
    @Order(4)
    void aDelegationEndsAtOnceAndOnce() {
        String id = "kars-governor-kars-migration-officer-residence-permit-decide-" + today;
        submitted(first.open(POST), "delegation.ended", "delegation", id, "last", today.toString(), "reason",
            "Dönüş");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.address()).isEqualTo("/tr" + POST);
        assertThat(first.text()).contains("Yetki devrinin sonu");
        submitted(first, "delegation.ended", "delegation", id, "last", today.toString(), "reason", "Dönüş");
        assertThat(first.status()).isEqualTo(409);
        submitted(first.open(POST), "delegation.ended", "delegation", "yok", "last", today.toString(),
            "reason", "Dönüş");
        assertThat(first.status()).isEqualTo(422);
    }

    @Test
    @Order(5)
    void aPersonIsAddedAppointedAndLeaves() {
        submitted(first.open("/admin"), "person.added", "name", "", "login", "A", "reason", "");
        assertThat(first.status()).isEqualTo(422);
        submitted(first, "person.added", "name", "Kemal Yeni", "login", "kemal.yeni", "reason",
            "Atama onayı");
        assertThat(first.page.locator("#link").innerText()).contains("/tr/welcome/");
        first.open("/admin").write("q", "Kemal Yeni").press("Ara");
        first.follow("Kemal Yeni");
        String person = first.address().substring("/tr".length());
        submitted(first, "post.taken", "post", "kars-director", "from", today.toString(), "reason", "Onay 1");
        decided(second, "Göreve atama", "Geri çevir");
        assertThat(first.open(person).page.locator("main a[href$='/admin/posts/kars-director']").count())
            .isZero();
        submitted(first.open(person), "post.taken", "post", "kars-director", "from", today.toString(),
            "reason", "Onay 2");
        decided(second, "Göreve atama", "Onayla");
        assertThat(first.open(person).page.locator("main a[href$='/admin/posts/kars-director']").count())
            .isEqualTo(1);
        submitted(first, "post.left", "post", "kars-director", "last", today.toString(), "reason", "Ayrılış");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).contains("Görevden ayrılma");
    }

    @Test
    @Order(6)
    void aPostIsCreatedItsMandateChangesAndItEnds() {
        submitted(first.open("/admin"), "post.created", "post", "deneme-gorevi", "organ", "90010501",
            "title-tr", "Deneme Görevi", "functions", "plan.read", "from", today.toString(), "reason",
            "Kadro");
        String post = "/admin/posts/deneme-gorevi";
        assertThat(first.open(post).heading()).isEqualTo("Deneme Görevi");
        submitted(first, "post.changed", "functions", "plan.read plan.edit", "from", today.toString(),
            "reason", "Görev tanımı");
        decided(second, "Görevin yetkileri değişti", "Onayla");
        assertThat(first.open(post).text()).contains("plan.edit plan.read");
        submitted(first, "post.ended", "last", today.toString(), "reason", "Kadro kaldırıldı");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).contains("Görev kaldırıldı");
    }

    @Test
    @Order(6)
    void anOrganIsFoundedByTwo() {
        submitted(first.open("/admin/organs"), "organ.founded", "number", "123");
        assertThat(first.status()).isEqualTo(422);
        submitted(first, "organ.founded", "number", "73000009", "name_tr", "Deneme Dairesi", "kind",
            "department", "parent", "90000001", "from", today.toString(), "reason", "Teşkilat kanunu");
        decided(second, "Kurumun kuruluşu", "Onayla");
        assertThat(second.open("/organs/73000009").heading()).isEqualTo("Deneme Dairesi");
    }

    private int asked(String key) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(world.address().resolve("/api/client"))
                .header("X-Api-Key", key).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    @Order(7)
    void anInstitutionsProgramIsLetInGetsAKeyAndLosesIt() throws IOException, InterruptedException {
        submitted(first.open("/admin/clients"), "client.registered", "name", "Evrak", "per-minute", "0");
        assertThat(first.status()).isEqualTo(422);
        submitted(first, "client.registered", "organ", "90000001", "contact", "evrak@example.gov.tr",
            "purpose", "Muhatap kurumu göstermek", "per-minute", "60", "per-day", "10000", "last",
            today.plusYears(1).toString(), "reason", "Protokol 7");
        assertThat(first.text()).contains("Dakikada en çok istek: 60", "Amaç: Muhatap kurumu göstermek");
        decided(second, "Kurum programı kaydedildi", "Onayla");
        first.open("/admin/clients").follow("Evrak");
        String page = first.address().substring("/tr".length());
        submitted(first, "client.key.issued", "last", "", "reason", "");
        assertThat(first.status()).isEqualTo(422);
        submitted(first, "client.key.issued", "last", today.plusDays(90).toString(), "reason", "İlk anahtar");
        String key = first.page.locator("#key").innerText();
        assertThat(first.open(page).text()).contains(key.substring(0, 14)).doesNotContain(key);
        first.page.waitForTimeout(300);
        assertThat(asked(key)).isEqualTo(200);
        first.page.reload();
        first.page.locator("details summary").first().click();
        assertThat(first.text()).contains("Son 31 günde yanıtlanan istek: 1");
        submitted(first.open(page), "client.key.revoked", "reason", "");
        assertThat(first.status()).isEqualTo(422);
        submitted(first, "client.key.revoked", "reason", "Anahtar sızdı");
        assertThat(first.page.locator("main .govuk-tag").first().textContent()).isEqualTo("İptal edildi");
        assertThat(asked(key)).isEqualTo(401);
    }

    private static void ticked(Visitor visitor, String... values) {
        for (String value : values) {
            visitor.page.locator("form input[value='" + value + "']").check();
        }
    }

    @Test
    @Order(8)
    void aProtocolAndSigningKeysAreAgreedByTwoAndOneStopsTheProgram() {
        first.open("/admin/clients").follow("Evrak");
        String page = first.address().substring("/tr".length());
        submitted(first, "protocol.agreed", "number", "2026/7", "reason", "");
        assertThat(first.status()).isEqualTo(422);
        assertThat(first.errors()).hasSizeGreaterThanOrEqualTo(5);
        ticked(first, "residence-permit.serve", "foreigners/province");
        submitted(first, "protocol.agreed", "number", "2026/7", "provisions", "5510/100", "per-minute", "5",
            "per-day", "50", "first", today.toString(), "last", today.plusYears(1).toString(), "reason",
            "Protokol 2026/7");
        assertThat(first.text()).contains("Programın adı: Evrak", "Protokol numarası: 2026/7",
            "Alanlar: foreigners/province");
        decided(second, "Kurumla protokol yapıldı", "Onayla");
        assertThat(first.open(page).text()).contains("2026/7", "Yürürlükte", "5510/100", "İli");
        submitted(first, "client.keys.set", "jwks", "https://example.gov.tr/keys", "reason", "Anahtarlar");
        assertThat(first.status()).isEqualTo(422);
        submitted(first, "protocol.ended", "last", today.toString(), "reason", "");
        assertThat(first.status()).isEqualTo(422);
        submitted(first, "protocol.ended", "last", today.minusDays(1).toString(), "reason", "Feshedildi");
        assertThat(first.text()).contains("Sona erdi");
        submitted(first, "client.stopped", "reason", "Veri sızdı");
        assertThat(first.text()).contains("Durduruldu");
        submitted(first, "client.resumed", "reason", "Giderildi");
        decided(second, "Kurum programı yeniden açıldı", "Onayla");
        assertThat(first.open(page).text()).doesNotContain("Durduruldu").contains("Programı durdur");
    }

    private static String row(String parent) {
        return "number,from,last,name_tr,kind,parent\n73000001,2024-01-01,,Bir,unit," + parent + "\n";
    }

    @Test
    @Order(9)
    void aFileOfOrgansIsCheckedShownAndConfirmed() throws IOException {
        Path file = Files.createTempFile("organs", ".csv");
        try (Visitor keeper = world.visitor("tr").signIn("register-keeper")) {
            keeper.open("/desk").follow("Kurum dosyaları");
            Files.writeString(file, row("73000001"));
            keeper.attach("file", file).write("reason", "Aktarma").press("Yalnızca denetle");
            assertThat(keeper.status()).isEqualTo(422);
            assertThat(keeper.page.locator("main table tbody tr").first().innerText()).startsWith("2");
            Files.writeString(file, row("90000001"));
            keeper.attach("file", file).press("Yalnızca denetle");
            assertThat(keeper.text()).contains("Denetlendi, alınmadı");
            keeper.press("Onayla ve al");
            assertThat(keeper.text()).contains("Dosya alındı: 1 satır");
            keeper.open("/organs/73000001");
            assertThat(keeper.heading()).isEqualTo("Bir");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    @Order(10)
    void thePagesAreThereInOtherLanguagesAndDirections() {
        for (String path : new String[] {"/admin", "/admin/clients", POST, "/admin/organs"}) {
            first.in("en").open(path).page.close();
            Visitor arabic = first.in("ar").open(path);
            assertThat(arabic.page.locator("html").getAttribute("dir")).isEqualTo("rtl");
            assertThat(arabic.page.locator("main").innerText()).matches("(?s).*\\p{IsArabic}{3}.*");
            arabic.page.close();
        }
    }
}
