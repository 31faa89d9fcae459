package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import divan.kernel.Turkish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who has no account is helped at the counter: the official writes in Turkish, the summary that is
 * signed and the paper that is taken home are in Arabic, and with its code the case is found without signing
 * in.
 */
class CounterIT {
    private static final String NUMBER = "99000000738";
    private static final String NAME = "Leila Taslak";

    @Test
    void whoeverStandsThereIsHelpedAndTakesHomeAPaperInTheirLanguage(@TempDir Path folder) throws Exception {
        try (World world = new World(); Visitor desk = world.visitor("tr"); Visitor home =
                world.visitor("ar")) {
            desk.signIn("official").open("/desk").open("/counter").press("Başvuruya başla");
            assertThat(desk.status()).isEqualTo(422);
            assertThat(desk.errors()).hasSizeGreaterThanOrEqualTo(4);
            desk.write("number", NUMBER).write("name", NAME).choose("document", "passport")
                .write("document-number", "X0000001").choose("service", "residence-permit-extension")
                .press("Başvuruya başla");
            desk.page.locator("main a.govuk-button").click();
            desk.looked();
            Application application = new Application(desk, folder);
            application.confirm();
            application.until(LocalDate.now(Turkish.ZONE).plusMonths(12));
            application.rest();
            assertThat(desk.text()).contains("Özeti yazdırın ve imzalatın");
            Visitor arabic = desk.in("ar");
            arabic.openWhole(desk.address().replaceFirst("^/tr", "/ar"));
            assertThat(arabic.page.locator("html").getAttribute("dir")).isEqualTo("rtl");
            assertThat(arabic.text()).contains("اطبعوا الملخص ووقّعوه");
            arabic.choose("declaration", "yes").choose("signed", "yes");
            arabic.page.locator("main form[action$='/filing'] button").click();
            arabic.page.waitForSelector("#follow-code");
            arabic.looked();
            assertThat(arabic.text()).contains("استُلم طلبكم").doesNotContain(NAME, NUMBER, "X0000001");
            Download download = arabic.page.waitForDownload(() ->
                arabic.button("نزّلوا الورقة بصيغة PDF").click());
            follows(home, Files.readAllBytes(download.path()));
        }
    }

    private static void follows(Visitor home, byte[] paper) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ar");
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).doesNotContain(NAME, NUMBER, "X0000001");
            String code = text.replaceFirst("(?s).*?([0-9A-Z]{4}(-[0-9A-Z]{4}){3}).*", "$1");
            home.open("/follow").write("code", code);
            home.page.locator("main form button").click();
            home.looked();
            assertThat(home.text()).contains("حالته");
        }
    }
}
