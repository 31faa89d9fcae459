package divan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every kind of page that links lead to, for everybody: at 400 % zoom, by keyboard alone, with scripts off.
 */
@ExtendWith(World.Setting.class)
class EveryPageIT {
    private final World world;

    EveryPageIT(World world) {
        this.world = world;
    }

    /** 1280 pixels at 400 % are 320 CSS pixels (WCAG 2.2, 1.4.10). */
    private static NewContextOptions magnified() {
        return new NewContextOptions().setViewportSize(320, 256);
    }

    private static Visitor signedIn(Visitor visitor, String person) {
        return person.isEmpty() ? visitor : visitor.signIn(person);
    }

    private static String[] starts(String person) {
        return switch (person) {
            case "" -> new String[] {"", "/services", "/law", "/organs", "/plan", "/sign-in",
                "/verify", "/powers", "/kept"};
            case "official" -> new String[] {"/desk"};
            case "legislation-officer" -> new String[] {"/law/norms", "/law/norms/new",
                "/desk/laws", "/desk/services", "/desk/migrations", "/desk/what-if"};
            case "plan-officer" -> new String[] {"/desk/plan"};
            case "budget-officer" -> new String[] {"/desk/budget", "/desk/reports",
                "/desk/reports/2024", "/desk/reports/2024/sections/foreword"};
            case "data-protection-officer" -> new String[] {"/desk/erasures"};
            default -> new String[] {"/my"};
        };
    }

    private void everyPage(String language, String person) {
        List<String> faults = new ArrayList<>();
        try (Visitor wide = world.visitor(language); Visitor narrow = world.visitor(language, magnified());
                Visitor plain = world.visitor(language,
                    new NewContextOptions().setJavaScriptEnabled(false))) {
            for (Visitor visitor : List.of(wide, narrow, plain)) {
                signedIn(visitor, person);
            }
            for (String address : new Crawl(wide).from(starts(person))) {
                wide.page.navigate(address);
                Keyboard.faults(wide.page).forEach(fault -> faults.add(address + ": " + fault));
                try {
                    narrow.openWhole(address);
                } catch (AssertionError e) {
                    faults.add(String.valueOf(e.getMessage()));
                }
                plain.page.navigate(address);
                if (Look.overflow(narrow.page) > 0) {
                    faults.add(address + " scrolls sideways by " + Look.overflow(narrow.page) + " at 400 %");
                }
                if (plain.status() != wide.status() || !plain.heading().equals(wide.heading())) {
                    faults.add(address + " is another page without scripts");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void pagesForEverybody() {
        everyPage("tr", "");
    }

    @Test
    void pagesForEverybodyFromRightToLeft() {
        everyPage("ar", "");
    }

    @Test
    void pagesForSomebodySignedIn() {
        everyPage("tr", "amina");
    }

    @Test
    void pagesForAnOfficial() {
        everyPage("en", "official");
    }

    @Test
    void pagesForWhoEntersNorms() {
        everyPage("tr", "legislation-officer");
    }

    @Test
    void pagesForWhoReportsIndicators() {
        everyPage("tr", "plan-officer");
    }

    @Test
    void pagesForWhoProposesToErase() {
        everyPage("tr", "data-protection-officer");
        everyPage("tr", "budget-officer");
    }

    /** Served, too, it runs: its header names its own script, and no other header forbids it. */
    @Test
    void theReceiptPageRunsUnderItsOwnPolicy() {
        try (Visitor nobody = world.visitor("tr")) {
            nobody.open("/verify").follow("Makbuzu tarayıcınızda denetleyin");
            assertThat(nobody.page.locator("#key").inputValue()).contains("+");
            nobody.page.locator("#text").fill("{}");
            nobody.page.locator("button").click();
            nobody.page.locator("#answer.bad").waitFor();
            assertThat(nobody.page.locator("#answer").innerText()).contains("MAKBUZ DOĞRU DEĞİL");
            assertThat(Keyboard.faults(nobody.page)).isEmpty();
        }
    }
}
