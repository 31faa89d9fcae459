package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import divan.kernel.Turkish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One application, in Turkish, from the first word typed to the plan that counts it; a test is a step. */
@ExtendWith(World.Setting.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {
    private static final LocalDate UNTIL = LocalDate.now(Turkish.ZONE).plusMonths(12);

    private final World world;
    @TempDir
    static Path folder;
    private Visitor amina;
    private Visitor official;
    private Visitor director;
    private Application application;
    private String draft = "";
    private String no = "";
    private long planned;
    private Visitor other;

    JourneyIT(World world) {
        this.world = world;
    }

    @BeforeAll
    void openWindows() {
        amina = world.visitor("tr");
        official = world.visitor("tr");
        director = world.visitor("tr");
        application = new Application(amina, folder);
    }

    @AfterAll
    void closeWindows() {
        amina.close();
        official.close();
        director.close();
    }

    @Test
    @Order(1)
    void everydayWordsFindTheService() {
        amina.open("");
        for (String words : new String[] {"oturum uzatma", "İKAMET", "ikamet izni bitiyor"}) {
            amina.open("/search?q=" + words);
            assertThat(amina.page.locator("main .dv-results a").first().innerText())
                    .isEqualTo("Kısa dönem ikamet izninin uzatılması");
        }
        amina.follow("Kısa dönem ikamet izninin uzatılması");
        assertThat(amina.text()).contains("Kimler başvurabilir", "90 gün", "Kararı valilik verir", "60 gün");
    }

    @Test
    @Order(2)
    void whoSignsInToApplyComesBackToTheService() {
        amina.press("Başvurmak için giriş yapın");
        assertThat(amina.text()).contains("uydurma");
        amina.page.locator("button[value=amina]").click();
        assertThat(amina.looked().address()).isEqualTo("/tr" + Application.SERVICE);
    }

    @Test
    @Order(3)
    void whatIsKnownIsShownAndADraftOutlivesSigningOut() throws IOException {
        application.begin();
        assertThat(amina.text()).contains("Amina", "Pasaport numarası");
        application.confirm();
        application.until(UNTIL);
        draft = amina.address().replaceFirst("/[^/]+$", "");
        amina.signOut();
        amina.openWhole(draft + "/requested-until");
        assertThat(amina.heading()).isEqualTo("Giriş yap");
        amina.page.locator("button[value=amina]").click();
        amina.looked();
        assertThat(amina.page.locator("[name=requested-until-year]").inputValue())
                .isEqualTo("" + UNTIL.getYear());
        amina.press("Devam et");
        application.rest();
    }

    @Test
    @Order(4)
    void theAnswersAreCheckedDeclaredAndFiled() {
        assertThat(amina.text()).contains("30.000 TL", "banka.png", "Evet", "Kurallar ne diyor?");
        amina.press("Başvuruyu yap");
        assertThat(amina.errors()).containsExactly("Devam etmek için beyanı onaylayın");
        other = amina.another();
        other.openWhole(draft + "/check");
        amina.openWhole(draft + "/check");
        application.declareAndFile();
        assertThat(amina.heading()).startsWith("Başvurunuz alındı");
        no = amina.address().replaceFirst(".*/", "");
        assertThat(amina.text()).contains(no, "Müracaat Belgesi", "Ankara Valiliği");
    }

    @Test
    @Order(5)
    void theBackButtonAndASecondWindowFileNothingMore() {
        new Application(other, folder).declareAndFile();
        assertThat(other.address()).endsWith("/cases/" + no);
        amina.page.goBack();
        assertThat(amina.address()).endsWith("/cases/" + no);
        amina.open("/my");
        assertThat(amina.page.locator("main a[href*='/cases/']").count()).isEqualTo(1);
        amina.open("/cases/" + no).awaitSealed(1);
    }

    @Test
    @Order(6)
    void theOfficialFindsItInTheQueueByDueDayAndProposes() {
        planned = new Plan(official).value();
        official.signIn("official");
        assertThat(official.page.locator("main tbody td[data-due]").all().stream()
                .map(cell -> cell.getAttribute("data-due"))).isSorted();
        assertThat(official.page.locator("main tbody tr", new Page.LocatorOptions().setHasText(no))
                .innerText()).contains("İncele ve teklif et", "Evet");
        official.follow(no);
        assertThat(official.text()).contains("Amina Örnek", "Turizm", "Kız kardeşim Ankara’da yaşıyor.");
        Proposal proposal = new Proposal(official);
        official.press("Teklif et");
        assertThat(official.status()).isEqualTo(422);
        proposal.judge();
        proposal.weigh("Kız kardeşi Ankara’da yaşıyor; bir yıldır Türkiye’de.");
        official.choose("outcome", "grant");
        official.write("reason", "Şartların tamamı sağlanıyor, kalış amacı sürüyor.");
        official.press("Teklif et");
        assertThat(official.text()).contains("Karar bekliyor", "Karar teklif edildi");
    }

    @Test
    @Order(7)
    void whoseDelegationHasEndedIsToldWhyAndCannotSign() {
        try (Visitor deputy = world.visitor("tr")) {
            deputy.signIn("deputy");
            deputy.open("/cases/" + no);
            assertThat(deputy.text()).contains("İmzalayamazsınız", "30.06.2026");
            assertThat(deputy.button("Kararı ver").count()).isZero();
            Forms.post(deputy, "/cases/" + no + "/decision", "version", "2", "outcome", "grant");
            assertThat(deputy.status()).isEqualTo(403);
            assertThat(deputy.text()).contains("İmzalayamazsınız", "30.06.2026");
        }
    }

    @Test
    @Order(8)
    void theDirectorDecidesForTheGovernor() throws IOException {
        director.signIn("director");
        director.follow(no);
        assertThat(director.text()).contains("yetki devri", "Vali");
        director.press("Kararı ver");
        assertThat(director.text()).contains("Uzatıldı");
        amina.open("/cases/" + no);
        assertThat(amina.text()).contains("Uzatıldı", "Şartların tamamı sağlanıyor", "tebliğ sayılmaz");
    }

    @Test
    @Order(9)
    void theDecisionIsSealedAndAnybodyCanVerifyItWithoutSeeingAName() throws IOException {
        amina.awaitSealed(2);
        byte[] pdf = amina.download("İkamet İzninin Uzatılması");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Amina", "Vali a.");
            assertThat(document.getSignatureDictionaries()).isNotEmpty();
        }
        String link = amina.page.locator("main a[href*='/verify/']").last().getAttribute("href");
        try (Visitor nobody = world.visitor("tr")) {
            nobody.openWhole(link);
            assertThat(nobody.text()).contains("Bu belge verilmiştir", "Ankara");
            assertThat(nobody.page.content()).doesNotContain("Amina").doesNotContain(no);
            Path file = Files.write(folder.resolve("karar.pdf"), pdf);
            nobody.open("/verify").attach("file", file).press("Karşılaştır");
            assertThat(nobody.heading()).isEqualTo("Bu dosya bizim verdiğimiz belgedir");
            assertThat(nobody.page.content()).doesNotContain("Amina").doesNotContain(no);
            Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
            nobody.open("/verify").attach("file", file).press("Karşılaştır");
            assertThat(nobody.heading()).isEqualTo("Bu dosyaya sonradan ekleme yapılmış");
            nobody.open("/verify").write("code", "yanlis-kod").press("Doğrula");
            assertThat(nobody.heading()).isEqualTo("Bu kodla belge yok");
        }
    }

    @Test
    @Order(10)
    void serviceIsRecordedAndStartsTheSixtyDays() {
        official.open("/cases/" + no);
        official.press("Tebliği kaydet");
        assertThat(official.status()).isEqualTo(422);
        official.date("served-on", LocalDate.now(Turkish.ZONE)).choose("manner", "hand")
            .press("Tebliği kaydet");
        assertThat(official.text()).contains("Karar tebliğ edildi");
        amina.open("/cases/" + no);
        assertThat(amina.text()).contains("tarihinde tebliğ edildi", "60 gün");
    }

    @Test
    @Order(11)
    void theRegisterKnowsBothPermitsAndAnswersForADay() {
        amina.open("/my/registers/residence-permits");
        assertThat(amina.text()).contains("TEST-00001", "D-" + no);
        LocalDate before = LocalDate.now(Turkish.ZONE).plusDays(10);
        amina.open("/my/registers/residence-permits?on=" + before);
        assertThat(amina.page.locator("main dl").innerText()).contains("TEST-00001")
                .doesNotContain("D-" + no);
        amina.open("/my/registers/residence-permits?on=" + LocalDate.now(Turkish.ZONE).plusDays(60));
        assertThat(amina.page.locator("main dl").innerText()).contains("D-" + no);
        for (String register : new String[] {"foreigners", "insurance", "restrictions"}) {
            amina.open("/my/registers/" + register);
        }
    }

    @Test
    @Order(12)
    void theReceiptOfAnActIsGoodAndAChangedByteIsFound() throws Exception {
        amina.open("/cases/" + no);
        Receipt receipt = Receipt.fetched(amina, folder);
        assertThat(receipt.verified()).isZero();
        receipt.changeOneByte();
        assertThat(receipt.verified()).isEqualTo(1);
    }

    @Test
    @Order(13)
    void thePlanCountsOneMoreAndLeadsToTheAct() {
        Plan plan = new Plan(director);
        assertThat(plan.value()).isEqualTo(planned + 1);
        amina.open("/cases/" + no);
        String decided = amina.page.locator("li", new Page.LocatorOptions().setHasText("Karar verildi"))
                .locator("a[href*='/receipt']").getAttribute("href").split("/")[3];
        String number = plan.shown();
        director.open("/plan").follow(number);
        assertThat(director.page.locator("main tbody").last().innerText()).contains(decided);
    }

    @Test
    @Order(14)
    void sheSeesWhichPostReadHerDataAndWhatFor() {
        amina.open("/my").follow("Verilerime kim baktı?");
        assertThat(amina.text()).contains("Göç Memuru, Ankara İl Göç İdaresi Müdürlüğü",
                "İl Göç İdaresi Müdürü,", "İkamet izni başvurusunun incelenmesi", "Kendiniz");
        assertThat(amina.text()).doesNotContain("Memur Deniz");
    }

    @Test
    @Order(15)
    void whatIsOpenToEverybodyIsReadableToo() {
        try (Visitor nobody = world.visitor("tr")) {
            for (String path : new String[] {"/services", "/law", "/law/6458", "/law/6458/24/2", "/organs",
                "/organs/92000006", "/plan"}) {
                nobody.open(path);
                assertThat(nobody.status()).isEqualTo(200);
            }
        }
    }
}
