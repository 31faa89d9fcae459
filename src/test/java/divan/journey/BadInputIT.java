package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import divan.kernel.Turkish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong is said in the person's language; nothing is lost and nothing is half done. */
@ExtendWith(World.Setting.class)
class BadInputIT {
    private final World world;
    @TempDir
    Path folder;

    BadInputIT(World world) {
        this.world = world;
    }

    @Test
    void anUnknownServiceIsNotFound() {
        try (Visitor nobody = world.visitor("tr")) {
            assertThat(nobody.open("/services/olmayan-hizmet").status()).isEqualTo(404);
            assertThat(nobody.heading()).isEqualTo("Sayfa bulunamadı");
        }
    }

    @Test
    void whoCannotExtendIsToldWhyAndWhatToDo() {
        tells("expired", "Hemen il göç idaresi müdürlüğüne veya bir avukata başvurun");
        tells("early", "En erken");
        tells("student", "yalnızca kısa dönem ikamet izni içindir");
    }

    private void tells(String person, String why) {
        try (Visitor visitor = world.visitor("tr")) {
            visitor.signIn(person).open(Application.SERVICE).press("Başvuruya başla");
            assertThat(visitor.text()).contains(why);
            visitor.page.navigate(visitor.page.url() + "/check");
            visitor.looked();
            Forms.post(visitor, visitor.address().replaceFirst("^/tr", "").replace("/check", "/filing"),
                    "declaration", "yes");
            assertThat(visitor.status()).isEqualTo(422);
            assertThat(visitor.errors().getFirst()).contains(why);
            assertThat(visitor.open("/my").page.locator("main a[href*='/cases/']").count()).isZero();
        }
    }

    @Test
    void aDateThatIsNoneOrLiesBeforeTheOldEndIsExplainedAndKept() {
        try (Visitor viktor = world.visitor("tr")) {
            Application application = new Application(viktor.signIn("banned"), folder);
            application.begin();
            viktor.press("Devam et");
            assertThat(viktor.errors()).containsExactly("Bilgilerin doğru olup olmadığını seçin");
            application.confirm();
            viktor.date("requested-until", "31", "2", "2027").press("Devam et");
            assertThat(viktor.errors().getFirst()).contains("31.02.2027 takvimde yoktur; o ay 28 gün çeker");
            assertThat(viktor.page.locator("[name=requested-until-month]").inputValue()).isEqualTo("2");
            application.until(LocalDate.now(Turkish.ZONE));
            assertThat(viktor.errors().getFirst()).contains("sonra olmalı");
            viktor.page.locator(".govuk-error-summary a").first().click();
            assertThat(viktor.page.evaluate("() => document.activeElement.name"))
                    .isEqualTo("requested-until-day");
        }
    }

    @Test
    void aFileTooLargeOrNotWhatItsNameSaysIsRefusedAndWhatWasWrittenStays() throws IOException {
        try (Visitor viktor = world.visitor("tr")) {
            Application application = new Application(viktor.signIn("banned"), folder);
            application.begin();
            application.confirm();
            application.until(LocalDate.now(Turkish.ZONE).plusMonths(10));
            String question = viktor.address();
            viktor.attach("business-document", Papers.executable(folder, "davet.pdf")).press("Devam et");
            assertThat(viktor.status()).isEqualTo(422);
            assertThat(viktor.errors().getFirst()).contains("PDF, JPEG veya PNG olmalı");
            viktor.attach("business-document", Papers.ofMegabytes(folder, "buyuk.pdf", 30)).press("Devam et");
            assertThat(viktor.status()).isEqualTo(413);
            assertThat(viktor.heading()).isEqualTo("Dosya çok büyük");
            viktor.press("Geri");
            assertThat(viktor.address()).isEqualTo(question);
            viktor.openWhole(question.replaceFirst("/[^/]+$", "/requested-until"));
            assertThat(viktor.page.locator("[name=requested-until-day]").inputValue()).isNotEmpty();
        }
    }

    @Test
    void aForgedFormTokenIsRefusedAndNothingIsDone() {
        try (Visitor mbali = world.visitor("tr")) {
            mbali.signIn("student").open(Application.SERVICE);
            Forms.postWith("forged", mbali, Application.SERVICE + "/drafts");
            assertThat(mbali.status()).isEqualTo(403);
            assertThat(mbali.heading()).isEqualTo("Bunu yapamazsınız");
            assertThat(mbali.open("/my").text()).contains("Yarım kalan başvurunuz yok");
        }
    }

    @Test
    void ofTwoOfficialsAtOnceTheSecondIsToldAndNothingIsHalfDone() throws IOException {
        try (Visitor ada = world.visitor("tr"); Visitor first = world.visitor("tr");
                Visitor second = world.visitor("tr")) {
            String no = file(ada.signIn("kktc"));
            first.signIn("official").open("/cases/" + no);
            second.signIn("deputy").open("/cases/" + no);
            for (Visitor official : new Visitor[] {first, second}) {
                new Proposal(official).judge();
                official.choose("outcome", "grant").write("reason", "Şartların tamamı sağlanıyor.");
            }
            first.press("Teklif et");
            assertThat(first.status()).isEqualTo(200);
            second.press("Teklif et");
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.text()).contains("başka bir görevli");
            second.open("/cases/" + no);
            assertThat(second.page.locator(".dv-time li", new Page.LocatorOptions()
                    .setHasText("Karar teklif edildi")).count()).isEqualTo(1);
        }
    }

    @Test
    void somebodyElsesCaseIsNotFoundAsIfItWereNone() throws IOException {
        try (Visitor leila = world.visitor("tr"); Visitor student = world.visitor("en");
                Visitor istanbul = world.visitor("tr")) {
            String no = file(leila.signIn("leila"));
            assertThat(leila.open("/cases/" + no).status()).isEqualTo(200);
            assertThat(student.signIn("student").open("/cases/" + no).status()).isEqualTo(404);
            assertThat(student.heading()).isEqualTo("Page not found");
            assertThat(istanbul.signIn("official-istanbul").open("/cases/" + no).status()).isEqualTo(404);
            assertThat(istanbul.open("/cases/2026-987654").status()).isEqualTo(404);
        }
    }

    private String file(Visitor person) throws IOException {
        Application application = new Application(person, folder);
        application.begin();
        application.confirm();
        application.until(LocalDate.now(Turkish.ZONE).plusMonths(12));
        application.rest();
        application.declareAndFile();
        return person.address().replaceFirst(".*/", "");
    }
}
