package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import divan.casework.EveryType;
import divan.kernel.IdentityNumber;
import divan.packs.Pack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A form with something of every type in a browser: with and without scripts, narrow, from right to left. */
@ExtendWith(World.Setting.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsIT {
    private static final Path PICTURES = Path.of("target/pictures");
    private World world;
    private Path paper;

    @BeforeAll
    void begin(@TempDir Path packs) throws IOException, InterruptedException {
        for (Map.Entry<String, byte[]> file : EveryType.in(Pack.read(Path.of("packs/migration"))).files()
                .entrySet()) {
            Path path = packs.resolve("migration").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        paper = Files.write(packs.resolve("belge.pdf"), "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII));
        world = new World("--pack-dir", packs.toString());
    }

    @AfterAll
    void end() throws IOException, InterruptedException {
        world.close();
    }

    private Visitor visitor(String language, boolean scripts) {
        return world.visitor(language, new NewContextOptions().setViewportSize(scripts ? 1280 : 360, 900)
            .setJavaScriptEnabled(scripts));
    }

    /** To the page of everything about a person. */
    private static String begin(Visitor visitor, String person, String start, String onward) {
        visitor.signIn(person);
        visitor.open("/services/" + EveryType.SERVICE).press(start);
        String draft = visitor.address().replaceFirst("^/[a-z]{2}", "");
        visitor.page.locator("main a.govuk-button").click();
        visitor.open(draft + "/what").write("subject", "Konu").write("wish", "Bekleme salonuna sıra konsun.")
            .press(onward);
        assertThat(visitor.address()).endsWith("/person");
        return draft;
    }

    private void person(Visitor visitor, String onward) {
        visitor.write("full-name", "Ayşe Örnek").write("number", IdentityNumber.withCheckDigits("991234567"))
            .write("home.district", "Çankaya").write("home.neighbourhood", "Kızılay")
            .write("home.building", "5").date("stay.from", "1", "2", "2026")
            .date("stay.until", "31", "2", "2026").write("iban", "tr33 0006 1005 1978 6457 8413 26")
            .choose("topics", "health").write("rooms", "3").write("rent", "12.345,60")
            .choose("driver", "yes").attach("proofs", paper);
        visitor.page.locator("select[name='home.province']").selectOption("06");
        visitor.press(onward);
    }

    private static void picture(Visitor visitor, String name) {
        visitor.page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions().setFullPage(true)
            .setPath(PICTURES.resolve("form-" + name + ".png")));
    }

    @Test
    void everyTypeIsAnsweredWithoutScriptsOnANarrowScreen() {
        try (Visitor amina = visitor("tr", false)) {
            begin(amina, "amina", "Başvuruya başla", "Devam et");
            person(amina, "Devam et");
            assertThat(amina.status()).isEqualTo(422);
            assertThat(amina.errors()).containsExactly("31.02.2026 takvimde yoktur; o ay 28 gün çeker.");
            picture(amina, "tr-wrong");
            assertThat(Look.overflow(amina.page)).isZero();
            amina.date("stay.until", "28", "2", "2026").press("Devam et");
            assertThat(amina.address()).as(amina.errors().toString()).endsWith("/family");
            amina.write("family.0.name", "Ali Örnek").choose("family.0.relation", "spouse")
                .write("family.0.income", "10,50").press("Ekle Soru family");
            assertThat(amina.address()).endsWith("/family#f-family.1");
            assertThat(amina.page.locator("[name='family.0.name']").inputValue()).isEqualTo("Ali Örnek");
            amina.press("Devam et");
            assertThat(amina.address()).as("an empty row is none").contains("/car");
            amina.write("plate", "06abc123").press("Devam et");
            assertThat(amina.text()).contains("06 ABC 123", "TR33 0006 1005 1978 6457 8413 26", "belge.pdf",
                "Kızılay No: 5, Çankaya/Ankara", "12.345,60 TL", "6.172,80 TL");
            picture(amina, "tr-check");
            amina.choose("declaration", "yes").press("Başvuruyu yap");
            assertThat(amina.text()).contains("Başvurunuz alındı");
        }
    }

    @Test
    void theEnterKeyTakesNothingAwayAndRowsComeAndGoByKeyboard() {
        try (Visitor olena = visitor("en", true)) {
            String draft = begin(olena, "olena", "Start the application", "Continue");
            olena.open(draft + "/family").write("family.0.name", "Ali").press("Add Soru family");
            olena.write("family.1.name", "Ada");
            olena.page.locator("[name='family.1.name']").press("Enter");
            olena.page.waitForCondition(() -> !olena.errors().isEmpty());
            assertThat(olena.errors()).contains("Row 2: This question needs an answer.");
            assertThat(olena.page.locator("[name='family.1.name']").inputValue()).isEqualTo("Ada");
            olena.page.locator("button[value='family.0']").focus();
            olena.page.keyboard().press("Enter");
            olena.page.waitForCondition(() -> olena.page.locator("[name='family.1.name']").count() == 0);
            assertThat(olena.page.locator("[name='family.0.name']").inputValue()).isEqualTo("Ada");
            assertThat(Keyboard.faults(olena.page)).isEmpty();
        }
    }

    /** Labels of the pack stay Turkish and marked; what the program says is in the reader's language. */
    @Test
    void theFormStandsFromRightToLeftAndInTheLettersOfItsReaders() {
        try (Visitor first = visitor("tr", true)) {
            String draft = begin(first, "kktc", "Başvuruya başla", "Devam et");
            for (Map.Entry<String, String> said : Map.of("fa", "استان", "ar", "الولاية", "ru", "Провинция",
                    "de", "Provinz").entrySet()) {
                Visitor reader = first.in(said.getKey());
                reader.open(draft + "/person");
                boolean mirrored = said.getKey().equals("fa") || said.getKey().equals("ar");
                assertThat(reader.page.locator("html").getAttribute("dir"))
                    .isEqualTo(mirrored ? "rtl" : "ltr");
                assertThat(reader.page.locator("label[for='f-home.province']").innerText())
                    .isEqualTo(said.getValue());
                assertThat(reader.page.locator("[name=iban]").getAttribute("dir")).isEqualTo("ltr");
                assertThat(reader.page.locator("label[for=f-iban] span[lang=tr]").count()).isOne();
                picture(reader, said.getKey());
                reader.open(draft + "/family");
                picture(reader, said.getKey() + "-rows");
            }
        }
    }
}
