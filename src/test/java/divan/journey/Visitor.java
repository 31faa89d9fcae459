package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Somebody at a browser window. Every page that they come to is looked over once ({@link Look}). */
final class Visitor implements AutoCloseable {
    final BrowserContext context;
    final Page page;
    final String language;
    final boolean scripts;
    private int status;

    Visitor(BrowserContext context, String language, boolean scripts) {
        this.context = context;
        this.language = language;
        this.scripts = scripts;
        this.page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onResponse(this::note);
    }

    /** A second window of the same browser, signed in as the first one is. */
    Visitor another() {
        return new Visitor(context, language, scripts);
    }

    /** A second window that reads another language. */
    Visitor in(String other) {
        return new Visitor(context, other, scripts);
    }

    private void note(Response response) {
        boolean redirects = response.status() >= 300 && response.status() < 400;
        if (response.request().isNavigationRequest() && !redirects) {
            status = response.status();
        }
    }

    /** Of the page shown. */
    int status() {
        return status;
    }

    /** Opens an address after the language, such as {@code /my}. */
    Visitor open(String path) {
        return openWhole("/" + language + path);
    }

    Visitor openWhole(String address) {
        page.navigate(address);
        return looked();
    }

    Visitor signIn(String person) {
        open("/sign-in");
        return going(page.locator("button[name=person][value=" + person + "]")::click);
    }

    /** Proves in two steps who they are, as far as the demonstration world knows any. */
    Visitor prove() {
        return open("/step-up").press(language.equals("tr") ? "İkinci adımı taklit et (DENEME)"
            : "Simulate the second step (TEST)");
    }

    Visitor signOut() {
        return press(language.equals("tr") ? "Çıkış yap" : "Sign out");
    }

    /** Presses a button, or a link that looks like one, by its words, and waits for the page that answers. */
    Visitor press(String words) {
        return going(button(words)::click);
    }

    /** A click returns before the page has gone; the next one may be under the same address. */
    @SuppressWarnings("deprecation")
    private Visitor going(Runnable click) {
        page.waitForNavigation(click);
        return looked();
    }

    Locator button(String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    /** Follows the first link with these words. */
    Visitor follow(String words) {
        return going(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words))
            .first()::click);
    }

    /** Chooses among the radio buttons or boxes of a field. */
    Visitor choose(String field, String value) {
        page.locator("input[name='" + field + "'][value='" + value + "']").check();
        return this;
    }

    Visitor write(String field, String text) {
        page.locator("[name='" + field + "']").fill(text);
        return this;
    }

    Visitor date(String field, LocalDate day) {
        return date(field, "" + day.getDayOfMonth(), "" + day.getMonthValue(), "" + day.getYear());
    }

    Visitor date(String field, String day, String month, String year) {
        return write(field + "-day", day).write(field + "-month", month).write(field + "-year", year);
    }

    Visitor attach(String field, Path file) {
        page.locator("input[type=file][name='" + field + "']").setInputFiles(file);
        return this;
    }

    /** Clicks a link that answers with a file. */
    byte[] download(String words) throws IOException {
        Download download = page.waitForDownload(() -> page.getByRole(AriaRole.LINK,
                new Page.GetByRoleOptions().setName(words)).first().click());
        return Files.readAllBytes(download.path());
    }

    String heading() {
        return page.locator("h1").innerText().strip();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** The path and query of the page shown. */
    String address() {
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    List<String> errors() {
        return page.locator(".govuk-error-summary__list li").allInnerTexts();
    }

    /** Loads the page again until it offers so many sealed documents, at most a minute. */
    Visitor awaitSealed(int documents) {
        long end = System.nanoTime() + 60_000_000_000L;
        Locator links = page.locator("main a[href*='/documents/']");
        while (links.count() < documents && System.nanoTime() < end) {
            page.waitForTimeout(300);
            page.reload();
        }
        assertThat(links.count()).isEqualTo(documents);
        return looked();
    }

    Visitor looked() {
        Look.over(this);
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
