package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import divan.kernel.Turkish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents are missing, asked for and brought; then the applicant takes the application back, and applies
 * again.
 */
@ExtendWith(World.Setting.class)
class MissingDocumentsIT {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private final World world;
    @TempDir
    Path folder;

    MissingDocumentsIT(World world) {
        this.world = world;
    }

    @Test
    void whatIsMissingIsAskedForBroughtAndSeenAndTheApplicationIsWithdrawn() throws IOException {
        try (Visitor viktor = world.visitor("tr"); Visitor official = world.visitor("tr")) {
            String no = file(viktor.signIn("banned"));
            ask(official.signIn("official"), no);
            bring(viktor, no);
            official.open("/cases/" + no);
            assertThat(official.text()).contains("Sonradan verilen belgeler", "kira.pdf",
                "Bankam belge vermiyor.");
            assertThat(official.download("kira.pdf")).startsWith("%PDF-".getBytes());
            withdraw(viktor, no);
            new Proposal(official).judge();
            official.choose("outcome", "refuse").press("Teklif et");
            assertThat(official.status()).isEqualTo(409);
            assertThat(official.text()).contains("Başvuru sahibi başvurusunu geri çekti");
        }
        again();
    }

    private String file(Visitor person) throws IOException {
        Application application = new Application(person, folder);
        application.begin();
        application.confirm();
        application.until(LocalDate.now(Turkish.ZONE).plusMonths(6));
        application.rest();
        refusedFirst(person);
        application.declareAndFile();
        return person.address().replaceFirst(".*/", "");
    }

    /**
     * Without the declaration it is not filed; going back to what was refused asks for nothing to be sent
     * again.
     */
    private static void refusedFirst(Visitor person) {
        String file = person.language.equals("tr") ? "Başvuruyu yap" : "File the application";
        person.press(file);
        assertThat(person.status()).isEqualTo(422);
        assertThat(person.errors()).hasSize(1);
        String refused = person.address();
        assertThat(refused).endsWith("/filing");
        person.open("/my");
        person.page.goBack();
        assertThat(person.address()).isEqualTo(refused);
        assertThat(person.errors()).hasSize(1);
    }

    private static void ask(Visitor official, String no) {
        official.open("/cases/" + no).follow("Eksik belge iste");
        official.press("Belgeleri iste");
        assertThat(official.status()).isEqualTo(422);
        assertThat(official.errors()).containsExactly("En az bir belge seçin veya yazın.");
        official.choose("documents", "means").write("others", "Kira sözleşmesi")
                .write("note", "Banka yazısı eski, kira sözleşmesi yok.").press("Belgeleri iste");
        assertThat(official.text()).contains("Belge bekleniyor", "Kira sözleşmesi",
                DAY.format(LocalDate.now(Turkish.ZONE).plusDays(30)));
    }

    private void bring(Visitor viktor, String no) throws IOException {
        viktor.open("/my");
        assertThat(viktor.text()).contains("Belge bekleniyor");
        viktor.open("/cases/" + no);
        assertThat(viktor.text()).contains("Şimdi sıra sizde", "Karar süresi", "6458/21/3");
        viktor.press("Belgeleri ver");
        assertThat(viktor.text()).contains("Banka yazısı eski, kira sözleşmesi yok.");
        viktor.press("Belgelerim tamam");
        assertThat(viktor.errors()).hasSize(2);
        upload(viktor, 1, Papers.executable(folder, "kira.exe"), "Kira sözleşmesi");
        assertThat(viktor.status()).isEqualTo(422);
        upload(viktor, 1, Papers.pdf(folder, "yanlis.pdf", "Yanlis"), "Kira sözleşmesi");
        viktor.press("Sil: yanlis.pdf");
        upload(viktor, 1, Papers.pdf(folder, "kira.pdf", "Kira"), "Kira sözleşmesi");
        assertThat(viktor.text()).contains("kira.pdf").doesNotContain("yanlis.pdf");
        viktor.write("statement", "Bankam belge vermiyor.").press("Belgelerim tamam");
        assertThat(viktor.address()).endsWith("/cases/" + no);
        assertThat(viktor.text()).contains("İnceleniyor", "Belgelerin tamam olduğunu bildirdiniz",
            "kira.pdf");
    }

    private static void upload(Visitor person, int item, Path file, String document) {
        person.page.locator("#f-item-" + item).setInputFiles(file);
        person.press("Yükle – " + document);
    }

    private static void withdraw(Visitor viktor, String no) {
        viktor.open("/cases/" + no).follow("Başvuruyu geri çek");
        assertThat(viktor.text()).contains("Bu işlem geri alınamaz", "tarihine kadar sürüyor");
        viktor.press("Evet, başvurumu geri çekiyorum");
        assertThat(viktor.text()).contains("Geri çekildi", "Başvurunuzu geri çektiniz.", "Yeniden başvur");
        viktor.awaitSealed(3);
        viktor.open("/cases/" + no + "/withdrawal");
        assertThat(viktor.address()).endsWith("/cases/" + no);
    }

    private static void cancel(Visitor official, String no) {
        assertThat(official.open("/desk?to=anyone&step=documents").text())
                .contains("Waiting for the applicant (", no);
        official.open("/cases/" + no).follow("Cancel the request for documents");
        official.press("Cancel the request");
        assertThat(official.status()).isEqualTo(422);
        assertThat(official.errors()).hasSize(1);
        official.write("reason", "It came by post.").press("Cancel the request");
        assertThat(official.text()).contains("It came by post.").doesNotContain("Waiting for documents");
    }

    /** In English, and without the documents. */
    private void again() throws IOException {
        try (Visitor viktor = world.visitor("en"); Visitor official = world.visitor("en")) {
            String no = file(viktor.signIn("banned"));
            official.signIn("official").open("/cases/" + no).follow("Ask for missing documents");
            official.choose("documents", "accommodation").press("Ask for the documents");
            assertThat(official.text()).contains("Waiting for documents", "Document about where you live");
            viktor.open("/cases/" + no).press("Give the documents");
            viktor.press("My documents are complete");
            assertThat(viktor.errors()).hasSize(1);
            cancel(official, no);
            assertThat(viktor.open("/cases/" + no).text())
                .contains("not needed any more", "It came by post.");
            viktor.open("/cases/" + no + "/withdrawal");
            assertThat(viktor.text()).contains("This cannot be undone", "Your permit runs until");
            viktor.press("Yes, I withdraw my application");
            assertThat(viktor.text()).contains("Withdrawn", "You withdrew your application.", "Apply again");
            viktor.awaitSealed(3);
            assertThat(viktor.open("/my").text()).contains("Withdrawn");
        }
    }
}
