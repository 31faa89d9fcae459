package divan.journey;

import divan.kernel.Turkish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** The form of the extension of a short-term residence permit, filled in page by page. */
final class Application {
    static final String SERVICE = "/services/residence-permit-extension";
    private final Visitor person;
    private final Path folder;
    private final String onward;

    Application(Visitor person, Path folder) {
        this.person = person;
        this.folder = folder;
        this.onward = person.language.equals("tr") ? "Devam et" : "Continue";
    }

    /** From the page of the service to the first question. */
    void begin() {
        person.open(SERVICE);
        person.press(person.language.equals("tr") ? "Başvuruya başla" : "Start the application");
        person.page.locator("main a.govuk-button").click();
        person.looked();
    }

    /** What the registers know, the permit, and that the ground is the same. */
    void confirm() {
        person.choose("about-you-right", "yes").press(onward);
        person.press(onward);
        person.choose("ground-same", "yes").press(onward);
    }

    void until(LocalDate day) {
        person.date("requested-until", day).press(onward);
    }

    /** Everything after the date, whatever this person is asked. */
    void rest() throws IOException {
        while (!person.address().endsWith("/check")) {
            String page = person.address().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
            answer(page);
            person.press(onward);
            if (person.status() == 422) {
                throw new AssertionError(page + ": " + person.errors());
            }
        }
    }

    private void answer(String page) throws IOException {
        switch (page) {
            case "travel-plan" -> person.write("travel-plan", "Yazı Ankara’da, kışı Antalya’da geçireceğim.");
            case "insurance" -> insurance();
            case "means" -> means();
            case "address" -> person.choose("address-right", "yes");
            case "children" -> person.choose("children", "no");
            case "circumstances" -> person.write("circumstances", "Kız kardeşim Ankara’da yaşıyor.");
            default -> {
                if (person.page.locator("input[type=file]").count() == 1) {
                    person.attach(page, Papers.pdf(folder, page + ".pdf", page));
                }
            }
        }
    }

    private void insurance() throws IOException {
        if (person.page.locator("[name=insurance-policy]").count() == 1) {
            person.attach("insurance-policy", Papers.pdf(folder, "police.pdf", "Saglik sigortasi"));
            person.date("insurance-until", LocalDate.now(Turkish.ZONE).plusYears(4));
        }
    }

    private void means() throws IOException {
        person.choose("means", "yes");
        if (person.page.locator("[name=means-monthly]").count() == 0) {
            person.press(onward);
        }
        person.write("means-monthly", "30000").attach("means-document", Papers.png(folder, "banka.png"));
    }

    void declareAndFile() {
        person.choose("declaration", "yes");
        person.press(person.language.equals("tr") ? "Başvuruyu yap" : "File the application");
    }
}
