package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import divan.access.Entrant;
import divan.kernel.Turkish;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real installation, from the link that it prints to an official at the desk; a test is a step. */
@ExtendWith(World.Setting.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountsIT {
    private static final String POST = "ankara-migration-officer";
    private final Deque<String> codes = new ArrayDeque<>();
    private World world;
    private Visitor first;
    private Visitor english;
    private Visitor official;
    private Device device;
    private String setUp = "";
    private String secret = "";
    private String invitation = "";
    private String person = "";

    @BeforeAll
    void begin() throws IOException, InterruptedException {
        world = new World("--no-demo");
        first = world.visitor("tr");
        english = first.in("en");
        official = world.visitor("tr");
        device = new Device(first);
    }

    @AfterAll
    void end() throws IOException, InterruptedException {
        first.close();
        official.close();
        world.close();
    }

    private String printed() {
        Optional<String> link = Optional.empty();
        for (int i = 0; i < 100 && link.isEmpty(); i++) {
            first.page.waitForTimeout(50);
            link = world.program.out().stream().filter(l -> l.startsWith("Set-up")).findFirst();
        }
        return link.orElseThrow().replaceFirst(".*(?=/tr/welcome/)", "");
    }

    /** By a passkey: the window in front asks the device before it sends its form. */
    private static void byDevice(Visitor visitor, String button, String words) {
        visitor.page.bringToFront();
        visitor.button(button).click();
        visitor.page.getByText(words).first().waitFor();
        visitor.page.waitForLoadState();
        visitor.looked();
    }

    @Test
    @Order(1)
    void whereNobodyIsTheLinkThatWasPrintedMakesTheFirstAdministrator() {
        setUp = printed();
        first.open("/desk");
        assertThat(first.heading()).isEqualTo("Giriş yap");
        assertThat(first.page.locator("button[name=person]").count()).isZero();
        english.openWhole(setUp.replace("/tr/", "/en/"));
        assertThat(english.heading()).isEqualTo("Set up Divan");
        first.openWhole(setUp).write("name", "").write("login", "A").write("password", "kısa")
                .press("Devam et");
        assertThat(first.status()).isEqualTo(422);
        assertThat(first.errors()).hasSize(3);
        first.write("name", "Ayşe Kurucu").write("login", "ayse.kurucu").write("password", Entrant.PASSWORD)
                .press("Devam et");
        assertThat(first.heading()).isEqualTo("İkinci adımı kurun");
    }

    @Test
    @Order(2)
    void theSecondStepIsSetUpWithAnAppAndTheLinkIsUsedUp() {
        english.open("/welcome");
        assertThat(english.page.locator("#secret").innerText())
                .isEqualTo(first.page.locator("#secret").innerText());
        assertThat(first.page.locator("[data-passkey-failed]").isVisible()).isFalse();
        secret = first.page.locator("#secret").innerText();
        first.write("code", "abcdef").press("Bitir ve gir");
        assertThat(first.errors()).singleElement().asString().startsWith("Kod yanlış");
        first.write("code", Entrant.code(secret, Instant.now())).press("Bitir ve gir");
        assertThat(first.heading()).isEqualTo("Kurtarma kodlarınız");
        codes.addAll(first.page.locator(".dv-codes li").allInnerTexts());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        first.press("Kaydettim, devam et");
        assertThat(first.text()).contains("Doğrulama uygulamanız kurulu.", "Kullanılmamış kod sayısı: 10");
        english.openWhole(setUp.replace("/tr/", "/en/"));
        assertThat(english.status()).isEqualTo(404);
        assertThat(english.text()).contains("This link has been used");
    }

    @Test
    @Order(3)
    void whoSignsOutComesBackWithPasswordAndCode() {
        first.signOut().open("/account");
        first.write("login", "ayse.kurucu").write("password", "yanlış parola yanlış").press("Devam et");
        assertThat(first.errors()).containsExactly("Kullanıcı adı ya da parola yanlış.");
        first.write("password", Entrant.PASSWORD).press("Devam et");
        assertThat(first.heading()).isEqualTo("İkinci adım");
        english.open("/sign-in/second");
        assertThat(english.heading()).isEqualTo("Second step");
        first.write("code", Entrant.code(secret, Instant.now().plusSeconds(30))).press("Giriş yap");
        assertThat(first.address()).isEqualTo("/tr/account");
        assertThat(first.text()).contains("Yanlış parolayla denendi");
        english.open("/account");
        assertThat(english.heading()).isEqualTo("My account");
    }

    @Test
    @Order(4)
    void aPasskeyIsAddedWithThePresentPasswordAndOpensTheDoorAlone() {
        addPasskey("yanlış parola", "Şimdiki parolanız yanlış.");
        assertThat(device.keys()).isZero();
        assertThat(first.page.locator("input[name=passkey]").count()).isZero();
        first.open("/account");
        addPasskey(Entrant.PASSWORD, "Geçiş anahtarı eklendi");
        assertThat(first.text()).contains("iş bilgisayarı (");
        assertThat(first.page.locator("input[name=passkey]").count()).isEqualTo(1);
        first.signOut().open("/sign-in");
        byDevice(first, "Geçiş anahtarıyla gir", "Çıkış yap");
        assertThat(first.address()).isEqualTo("/tr/desk");
        english.open("/account");
        assertThat(english.text()).contains("Passkey added");
    }

    private void addPasskey(String password, String words) {
        first.page.locator("#f-label").fill("iş bilgisayarı");
        first.page.locator("#f-present-passkey").fill(password);
        byDevice(first, "Geçiş anahtarı ekle", words);
    }

    @Test
    @Order(5)
    void aRecoveryCodeIsGoodOnce() {
        first.signOut();
        for (int attempt = 0; attempt < 2; attempt++) {
            first.open("/sign-in").write("login", "ayse.kurucu").write("password", Entrant.PASSWORD)
                    .press("Devam et").write("code", codes.getFirst()).press("Giriş yap");
            if (attempt == 0) {
                assertThat(first.address()).isEqualTo("/tr/desk");
                aRecoveryCodeAdministersNothingBeforeAPasskeyProvesWhoItIs();
                first.signOut();
            }
        }
        assertThat(first.errors()).singleElement().asString().startsWith("Kod yanlış");
        byDevice(first, "Geçiş anahtarıyla gir", "Çıkış yap");
        first.open("/account");
        assertThat(first.text()).contains("Kullanılmamış kod sayısı: 9", "Bir kurtarma kodu kullanıldı");
    }

    private void aRecoveryCodeAdministersNothingBeforeAPasskeyProvesWhoItIs() {
        first.open("/admin");
        assertThat(first.address()).isEqualTo("/tr/step-up?level=2&next=%2Ftr%2Fadmin");
        assertThat(first.heading()).isEqualTo("Kim olduğunuzu yeniden kanıtlayın");
        byDevice(first, "Geçiş anahtarıyla kanıtla", "Bu kurulumda başka yönetici yok.");
        assertThat(first.address()).isEqualTo("/tr/admin");
    }

    @Test
    @Order(6)
    void theAdministratorAddsSomebodyAndGetsALinkForThem() {
        first.follow("Yönetim");
        assertThat(first.text()).contains("Bu kurulumda başka yönetici yok.", "Ayşe Kurucu");
        add("", "");
        assertThat(first.status()).isEqualTo(422);
        assertThat(first.errors()).hasSize(2);
        add("mehmet.memur", "Personel onayı 2026/7");
        assertThat(first.heading()).isEqualTo("Bağlantı hazır");
        invitation = first.page.locator("#link").innerText();
        assertThat(invitation).startsWith(world.address().toString());
        english.open("/admin");
        assertThat(english.text()).contains("There is no other administrator here.",
                "Has not chosen a password yet");
    }

    private void add(String login, String reason) {
        var form = first.page.locator("form[action='/tr/admin/people']");
        form.locator("[name=name]").fill("Mehmet Memur");
        form.locator("[name=login]").fill(login);
        form.locator("[name=reason]").fill(reason);
        first.press("Ekle ve bağlantı ver");
    }

    @Test
    @Order(7)
    void theOnlyAdministratorAppointsThemAtOnceAndTheActSaysSo() {
        first.open("/admin").write("q", "mehmet").press("Ara").follow("Mehmet Memur");
        person = first.address();
        appoint("no-such-post");
        assertThat(first.errors()).containsExactly("Böyle bir görev yok.");
        appoint(POST);
        assertThat(first.address()).isEqualTo(person);
        assertThat(first.text()).contains("Göreve atama", "Gerekçe: Atama onayı",
                "Tek yönetici; ikinci onay yoktu");
        english.openWhole(person.replace("/tr/", "/en/"));
        assertThat(english.text()).contains("Appointment to a post",
            "Only administrator; no second approval");
        first.open("/admin").write("q", "ANKARA-MIGRATION").press("Ara").follow(POST);
        assertThat(first.text()).contains("Mehmet Memur", "residence-permit.review");
        english.open("/admin/posts/" + POST);
        assertThat(english.heading()).isEqualTo("Migration Officer");
    }

    private void appoint(String post) {
        var form = first.page.locator("form", new Page.LocatorOptions()
                .setHas(first.page.locator("input[name=type][value='post.taken']")));
        form.locator("[name=post]").fill(post);
        form.locator("[name=from]").fill(LocalDate.now(Turkish.ZONE).toString());
        form.locator("[name=reason]").fill("Atama onayı");
        first.press("Göreve ata");
    }

    @Test
    @Order(8)
    void theNewOfficialChoosesCredentialsAndSeesTheDesk() {
        Device phone = new Device(official);
        official.openWhole(invitation.replaceFirst("^https?://[^/]+", ""));
        assertThat(official.heading()).isEqualTo("Hesabınızı açın");
        assertThat(official.text()).contains("Mehmet Memur", "mehmet.memur");
        official.write("password", Entrant.PASSWORD + "!").press("Devam et");
        byDevice(official, "Bu cihazda geçiş anahtarı oluştur", "Kurtarma kodlarınız");
        assertThat(phone.keys()).isEqualTo(1);
        official.press("Kaydettim, devam et").open("/desk");
        assertThat(official.status()).isEqualTo(200);
        assertThat(official.text()).contains("Göç Memuru");
        official.signOut().open("/sign-in");
        byDevice(official, "Geçiş anahtarıyla gir", "Çıkış yap");
        assertThat(official.address()).isEqualTo("/tr/desk");
        official.in("en").open("/desk").page.close();
        official.open("/admin");
        assertThat(official.status()).isEqualTo(403);
    }

    @Test
    @Order(9)
    void whoseAccountIsClosedIsOutAtOnce() {
        first.openWhole(person);
        var form = first.page.locator("form", new Page.LocatorOptions()
                .setHas(first.page.locator("input[name=type][value='person.deactivated']")));
        form.locator("[name=reason]").fill("Görevden ayrıldı");
        first.press("Hesabı kapat");
        assertThat(first.text()).contains("Hesabı kapalı");
        official.open("/desk");
        assertThat(official.heading()).isEqualTo("Giriş yap");
        byDevice(official, "Geçiş anahtarıyla gir", "Geçiş anahtarı kabul edilmedi");
        assertThat(official.status()).isEqualTo(422);
        official.open("/desk");
        assertThat(official.heading()).isEqualTo("Giriş yap");
    }
}
