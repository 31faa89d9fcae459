package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Looks a page over, each kind of page once in each language and width: no violation of WCAG 2.2 AA that
 * axe can find, one heading, links of the error summary that lead somewhere, no key of a text left without
 * its text, nothing that makes the page scroll sideways. With {@code -Ddivan.pictures=FOLDER} each is kept
 * as a picture, wide and narrow.
 */
final class Look {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
            "wcag22a", "wcag22aa");
    private static final Pattern IDS = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{4}-[0-9A-Z-]+|[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"
            + "|(?<=/welcome/)[A-Za-z0-9_-]{43}");
    private static final Pattern KEY = Pattern.compile("(?<![/\\w@.-])(service|question|page|case|state|act|"
            + "read|register|violation|finding|official|document|option|task)\\.[a-z][a-z0-9.-]*[a-z0-9]");
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private Look() {
    }

    static void over(Visitor visitor) {
        Page page = visitor.page;
        String name = IDS.matcher(visitor.address()).replaceAll("ID") + " " + visitor.status() + " "
                + IDS.matcher(page.title()).replaceAll("ID") + " " + page.viewportSize().width
                + " " + page.locator("main h2, main input, main textarea, main select").count();
        if (!SEEN.add(name) || !page.url().contains("/" + visitor.language)) {
            return;
        }
        keep(page, name);
        assertThat(page.locator("h1").count()).as("main headings of %s", name).isEqualTo(1);
        assertThat(KEY.matcher(page.locator("body").innerText()).results().map(r -> r.group()).toList())
                .as("keys without a text on %s", name).isEmpty();
        assertThat(page.locator("body").innerText()).as("unfilled places on %s", name)
                .doesNotContainPattern("\\{\\d}");
        assertThat(deadLinks(page)).as("links of the error summary of %s that lead nowhere", name).isEmpty();
        assertThat(overflow(page)).as("pixels by which %s scrolls sideways", name).isZero();
        if (!visitor.scripts) {
            return; // axe is a script
        }
        assertThat(violations(page)).as("WCAG violations of %s", name).isEmpty();
    }

    static int overflow(Page page) {
        return (Integer) page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private static List<?> deadLinks(Page page) {
        return (List<?>) page.evaluate("() => [...document.querySelectorAll('.govuk-error-summary a')]"
                + ".map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))");
    }

    private static List<String> violations(Page page) {
        List<String> found = new ArrayList<>();
        for (Rule rule : new AxeBuilder(page).withTags(WCAG).analyze().getViolations()) {
            rule.getNodes().forEach(node ->
                    found.add(rule.getId() + " " + node.getTarget() + " " + node.getHtml()));
        }
        return found;
    }

    private static void keep(Page page, String name) {
        String folder = System.getProperty("divan.pictures", "");
        if (folder.isEmpty()) {
            return;
        }
        String file = name.replaceAll("[^\\p{L}0-9]+", "-").replaceAll("^-|-$", "");
        var size = page.viewportSize();
        picture(page, Path.of(folder, file + ".png"));
        page.setViewportSize(360, 740);
        picture(page, Path.of(folder, "narrow", file + ".png"));
        page.setViewportSize(size.width, size.height);
    }

    private static void picture(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
}
