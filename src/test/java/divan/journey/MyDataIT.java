package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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

/** What the state has on record about somebody, in their hands: disputed, changed, taken along, printed. */
@ExtendWith(World.Setting.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MyDataIT {
    private static final String RIGHT = "TEST7654321";
    private static final Pattern LINK = Pattern.compile("/my/contacts/confirmation/[A-Za-z0-9_-]+");
    private final World world;
    private Visitor kwame;
    private Visitor official;
    private Visitor director;
    private String no = "";

    MyDataIT(World world) {
        this.world = world;
    }

    @BeforeAll
    void openWindows() {
        kwame = world.visitor("tr");
        official = world.visitor("tr");
        director = world.visitor("tr");
        kwame.signIn("expired");
        official.signIn("official");
        director.signIn("director");
    }

    @AfterAll
    void closeWindows() {
        kwame.close();
        official.close();
        director.close();
    }

    @Test
    @Order(1)
    void whatARegisterSaysIsDisputedAsACaseOfItsOwn() {
        kwame.open("/my").follow("Yabancılar kütüğü").follow("Pasaport numarası");
        assertThat(kwame.text()).contains("en geç 30 gün", "6698/11/1-d");
        kwame.press("Düzeltme iste");
        assertThat(kwame.text()).contains("Aydınlatma metni", "Veri sorumlusu", "Göç İdaresi Başkanlığı",
                "6698/11/1-ğ");
        kwame.page.locator("main a.govuk-button").click();
        kwame.looked();
        assertThat(kwame.text()).contains("Yabancılar kütüğü", "Pasaport numarası");
        assertThat(kwame.page.locator("main a[href$='/notice']").count()).isEqualTo(1);
        kwame.press("Devam et");
        assertThat(kwame.errors()).containsExactly("Doğrusunu yazın");
        kwame.write("right-text", RIGHT).press("Devam et");
        kwame.write("why", "Pasaportum yenilendi, numarası değişti.").press("Devam et");
        kwame.press("Devam et");
        kwame.choose("declaration", "yes").press("Başvuruyu yap");
        no = kwame.address().replaceFirst(".*/", "");
        assertThat(kwame.text()).contains(no, "Sicildeki bilginin düzeltilmesi",
            "Ankara İl Göç İdaresi Müdürlüğü");
        kwame.open("/my/registers/foreigners");
        assertThat(kwame.text()).contains("Düzeltme istendi (" + no + ")");
    }

    @Test
    @Order(2)
    void itsKeeperAnswersAndTheRegisterSaysTheRightThing() {
        official.open("/cases/" + no);
        assertThat(official.text()).contains("Yabancılar kütüğü", RIGHT, "Belge eklenmedi");
        official.choose("judgements.proved", "yes").choose("outcome", "grant");
        assertThat(official.page.locator("[name=correct-value]").inputValue()).isEqualTo(RIGHT);
        official.write("reason", "Yeni pasaport sistemden görüldü.").press("Teklif et");
        director.open("/cases/" + no).press("Kararı ver");
        assertThat(director.text()).contains("Düzeltildi", RIGHT);
        kwame.open("/cases/" + no);
        assertThat(kwame.text()).contains("Düzeltildi", "İsteğinize cevap verildi");
        kwame.open("/my/registers/foreigners");
        assertThat(kwame.text()).contains(RIGHT, "Düzeltilmeden önce ne yazıyordu?", "TEST0000004");
    }

    @Test
    @Order(3)
    void anAddressHoldsOnceTheLinkHasComeBack() throws Exception {
        kwame.open("/my/contacts").write("email", "kwame@").press("Kaydet");
        assertThat(kwame.status()).isEqualTo(422);
        kwame.write("email", "kwame.yeni@example.org").write("phone", "+90 312 000 00 00").press("Kaydet");
        assertThat(kwame.text()).contains("kwame.yeni@example.org adresine bir bağlantı gönderdik",
            "+90 312");
        kwame.open(link("kwame.yeni@example.org")).press("Bu adres benim");
        assertThat(kwame.text()).contains("kwame.yeni@example.org").doesNotContain("bağlantı gönderdik");
    }

    private String link(String address) throws IOException, MessagingException, InterruptedException {
        Path mails = world.folder.resolve("data/mail");
        for (int i = 0; i < 300; i++) {
            if (Files.isDirectory(mails)) {
                try (var files = Files.list(mails)) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".eml")).toList()) {
                        MimeMessage mail = new MimeMessage(null,
                            new ByteArrayInputStream(Files.readAllBytes(file)));
                        Matcher link = LINK.matcher(text(mail));
                        if (mail.getAllRecipients()[0].toString().contains(address) && link.find()) {
                            return link.group();
                        }
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("no e-mail to " + address);
    }

    private static String text(Part part) throws IOException, MessagingException {
        if (part.getContent() instanceof Multipart parts) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                text.append(text(parts.getBodyPart(i)));
            }
            return text.toString();
        }
        return String.valueOf(part.getContent());
    }

    @Test
    @Order(4)
    void everythingAboutOneselfIsOneFile() throws IOException {
        kwame.open("/my/export");
        Download download = kwame.page.waitForDownload(() -> kwame.button("ZIP dosyasını indir").click());
        Map<String, String> files = new TreeMap<>();
        try (InputStream in = Files.newInputStream(
                download.path()); ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.get("registers/foreigners.json")).contains(RIGHT, "TEST0000004");
        assertThat(files.get("registers/contacts.csv")).contains("kwame.yeni@example.org");
        assertThat(files.get("index.html")).contains("cases/" + no + "/acts.json");
        assertThat(files.get("who-read.json")).contains("Göç Memuru").doesNotContain("Memur Deniz");
    }

    @Test
    @Order(5)
    void whatIsPrintedIsA4WithoutNavigationAndWithLinksWrittenOut() throws IOException {
        kwame.open("/cases/" + no).awaitSealed(2);
        for (String path : List.of("/cases/" + no, "/my/documents", "/my/data", "/my/registers/foreigners")) {
            kwame.open(path);
            kwame.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            byte[] pdf = kwame.page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            kwame.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            try (PDDocument document = Loader.loadPDF(pdf)) {
                String text = new PDFTextStripper().getText(document);
                assertThat(Math.round(document.getPage(0).getMediaBox().getWidth())).as(path)
                    .isBetween(594, 596);
                assertThat(text).as(path).contains(kwame.heading()).contains("(/").doesNotContain("Çıkış yap")
                        .doesNotContain("Tüm hizmetler").doesNotContain("Bu yanlış");
            }
        }
    }

    @Test
    @Order(6)
    void allOfItIsThereInEnglishToo() {
        try (Visitor english = world.visitor("en")) {
            english.signIn("expired").open("/my").follow("All my documents");
            assertThat(english.text()).contains(no, "Sealed");
            english.open("/my/data");
            assertThat(english.text()).contains("Migration Officer", "6698/13/2");
            for (String path : List.of("/my/contacts", "/my/export", "/my/registers/contacts",
                    "/my/registers/foreigners", "/my/registers/residence-permits/wrong?field=valid-until",
                    "/services/register-correction", "/services/register-correction/notice",
                    "/services/residence-permit-extension/notice", "/cases/" + no)) {
                english.open(path);
                assertThat(english.status()).as(path).isEqualTo(200);
            }
            assertThat(english.text()).contains("Corrected");
        }
    }
}
